/**
 * Finds letters that make no word where they stand, and the word that was meant.
 *
 * A text is divided into its most probable words. A letter that no longer word contains, or that stands beside
 * such a letter, is exchanged for each letter that it is confused with; if a word arises, the text around is
 * divided again, and what speaks for the change is weighed (`evidence.ts`).
 */
import type { Confusion, Confusions } from "./confusions.ts";
import { weigh, type Evidence } from "./evidence.ts";
import { unknownWord, type LanguageModel } from "./model.ts";
import { nameLikeness } from "./names.ts";
import { segment, type Word } from "./segment.ts";
import { childOf, nowhere, root } from "./words.ts";

/** Letters that probably are wrong. `start` and `end` count letters of the text. */
export interface Misspelling {
  start: number;
  end: number;
  /** The letters that were meant. */
  right: string;
  /** The word that contains them, and where it begins. */
  word: string;
  wordStart: number;
  evidence: Evidence;
  /** The logarithm of the odds that it is wrong. */
  odds: number;
}

/** How many letters before and after a change are divided again. */
const reach = 6;
/** The longest word that a change may make. */
const longestWord = 5;
/** The least gain that is worth weighing. */
const leastGain = 1;
/** A word is not proposed if it is rarer. */
const leastProbability = -7;
/** The probability that counts as that of a usual word, and of a usual letter. */
const usualWord = -5;
const usualLetter = -4;

const suffixes = new Set(
  "员室长库案数率者家局站点区类型式费款券证表单图网线路车机器具品物性化办委队组所院校厂店馆村镇乡街巷桥河湖山园苑期次件项户人名处块条份批位度量额值价税险岗片段层级届版号课班营会社部科股司厅署台基群团族界业",
);
const prefixes = new Set("副各每全本该新老大小总一不未非可多无再已拟应须需仅共同互相自双三四五六七八九十两");

/** A text between two marks, divided into words. */
interface Divided {
  text: string;
  /** By letter, the word that contains it. */
  wordAt: Word[];
}

export class Speller {
  readonly #model: LanguageModel;
  readonly #confusions: (letter: string) => Confusions;

  constructor(model: LanguageModel, confusions: (letter: string) => Confusions) {
    this.#model = model;
    this.#confusions = confusions;
  }

  /**
   * Finds letters that probably are wrong, with the odds above `least`. The letter after a figure is a measure
   * word (12个), and left out.
   */
  find(text: string, least: number): Misspelling[] {
    return [...text.matchAll(/(?<!\d)\p{Script=Han}{2,}/gu)].flatMap(({ 0: stretch, index }) =>
      this.#findIn(stretch, least).map((each) => ({
        ...each,
        start: each.start + index,
        end: each.end + index,
        wordStart: each.wordStart + index,
      })),
    );
  }

  #findIn(text: string, least: number): Misspelling[] {
    const divided: Divided = { text, wordAt: [] };
    for (const word of segment(this.#model, text).words)
      for (let letter = 0; letter < word.length; letter += 1) divided.wordAt.push(word);
    const found = Array.from(text, (_, at) => this.#bestChange(divided, at)).filter(
      (each) => each !== undefined && each.odds > least,
    );
    return withoutNeighbours(found.filter((each) => each !== undefined));
  }

  /** Gives the change of the letter at `at` that most speaks for. */
  #bestChange(divided: Divided, at: number): Misspelling | undefined {
    if (!isAlone(divided, at) && !isEdge(divided, at)) return undefined;
    const window = new Window(this.#model, divided.text, at);
    return [...this.#exchanges(divided.text, at), ...this.#swaps(divided, at)]
      .map((change) => this.#weigh(divided, window, change))
      .filter((each) => each !== undefined)
      .reduce<Misspelling | undefined>(
        (best, each) => (best && best.odds >= each.odds ? best : each),
        undefined,
      );
  }

  /** Lists the letters that make a word in place of the letter at `at`, each with its longest word. */
  *#exchanges(text: string, at: number): Generator<Change> {
    const confusions = this.#confusions(text.charAt(at));
    const longest = new Map<string, { word: string; wordStart: number }>();
    for (let wordStart = Math.max(0, at - longestWord + 1); wordStart <= at; wordStart += 1) {
      const node = this.#walk(root, text, wordStart, at);
      if (node === nowhere) continue;
      for (const right of confusions.keys()) {
        const length = this.#longestFrom(node, right, text, wordStart, at);
        if (length > (longest.get(right)?.word.length ?? 1))
          longest.set(right, {
            word: text.slice(wordStart, at) + right + text.slice(at + 1, wordStart + length),
            wordStart,
          });
      }
    }
    for (const [right, place] of longest) {
      const reason = confusions.get(right);
      if (reason) yield { start: at, end: at + 1, right, reason, ...place };
    }
  }

  /** Follows the letters of a text from `start` to `end` down the tree of words. */
  #walk(node: number, text: string, start: number, end: number): number {
    let place = node;
    for (let at = start; at < end && place !== nowhere; at += 1)
      place = childOf(this.#model.tree, place, text.charCodeAt(at));
    return place;
  }

  /** Gives the length of the longest usual word through `node`, with `right` at `at`; 0 if there is none. */
  #longestFrom(node: number, right: string, text: string, start: number, at: number): number {
    let length = 0;
    let place = childOf(this.#model.tree, node, right.charCodeAt(0));
    for (let end = at + 1; place !== nowhere && end - start <= longestWord; end += 1) {
      const id = (this.#model.tree.wordIds[place] ?? 0) - 1;
      if (id !== unknownWord && end - start > 1 && this.#model.probability(id) > leastProbability)
        length = end - start;
      if (end === text.length) break;
      place = childOf(this.#model.tree, place, text.charCodeAt(end));
    }
    return length;
  }

  *#swaps(divided: Divided, at: number): Generator<Change> {
    if (!isAlone(divided, at) || !isAlone(divided, at + 1)) return;
    const right = divided.text.charAt(at + 1) + divided.text.charAt(at);
    if (right.charAt(0) !== right.charAt(1) && this.#model.idOf(right) !== unknownWord)
      yield { start: at, end: at + 2, right, reason: "swap", word: right, wordStart: at };
  }

  #weigh(divided: Divided, window: Window, change: Change): Misspelling | undefined {
    const { start, end, right, reason, word, wordStart } = change;
    const gain = window.gainOf(start, end, right);
    if (gain < leastGain) return undefined;
    const alone = isAlone(divided, start);
    const evidence: Evidence = {
      gain,
      speech: Number(reason === "speech"),
      shape: Number(reason === "shape"),
      both: Number(reason === "both"),
      swap: Number(reason === "swap"),
      word: this.#model.probability(this.#model.idOf(word)) - usualWord,
      three: Number(word.length === 3),
      long: Number(word.length > 3),
      edge: Number(!alone),
      name: nameLikeness(divided.text, start, (at) => isAlone(divided, at)),
      letter: alone ? this.#model.probability(divided.wordAt[start]?.id ?? unknownWord) - usualLetter : 0,
      share: this.#model.shareOf(divided.text.charAt(start)) - usualLetter,
      pairs: this.#countPairs(divided, start),
      alone: countAlone(divided, start),
      affix: Number(isAffix(divided, start)),
    };
    return { start, end, right, word, wordStart, evidence, odds: weigh(evidence) };
  }

  /** Counts the neighbours that the word at `at` is often beside of. */
  #countPairs({ wordAt }: Divided, at: number): number {
    const word = wordAt[at];
    if (!word) return 0;
    const [before, after] = [wordAt[word.start - 1], wordAt[word.start + word.length]];
    const isPair = (first?: Word, second?: Word) =>
      Number(first !== undefined && second !== undefined && this.#model.hasPair(first.id, second.id));
    return isPair(before, word) + isPair(word, after);
  }
}

interface Change {
  start: number;
  end: number;
  right: string;
  reason: Confusion | "swap";
  word: string;
  wordStart: number;
}

/** The letters around a place; divided anew with each change. */
class Window {
  readonly #model: LanguageModel;
  readonly #text: string;
  readonly #from: number;
  /** Its probability without a change, once it is needed. */
  #probability: number | undefined;

  constructor(model: LanguageModel, text: string, at: number) {
    this.#model = model;
    this.#from = Math.max(0, at - reach);
    this.#text = text.slice(this.#from, at + reach + 1);
  }

  /** Gives by how much the window becomes more probable with `right` from `start` to `end`. */
  gainOf(start: number, end: number, right: string): number {
    this.#probability ??= segment(this.#model, this.#text).probability;
    const changed = this.#text.slice(0, start - this.#from) + right + this.#text.slice(end - this.#from);
    return segment(this.#model, changed).probability - this.#probability;
  }
}

/** Says whether the letter at `at` is a word of its own. */
const isAlone = ({ wordAt }: Divided, at: number): boolean => wordAt[at]?.length === 1;

/** Says whether the letter at `at` stands in a word of two letters beside a letter that is alone. */
function isEdge(divided: Divided, at: number): boolean {
  const word = divided.wordAt[at];
  return word?.length === 2 && (isAlone(divided, word.start - 1) || isAlone(divided, word.start + 2));
}

/** Counts the letters in a row around `at` that are words of their own, at most 4. */
function countAlone(divided: Divided, at: number): number {
  let count = 1;
  for (let place = at - 1; isAlone(divided, place); place -= 1) count += 1;
  for (let place = at + 1; isAlone(divided, place); place += 1) count += 1;
  return Math.min(count, 4);
}

function isAffix(divided: Divided, at: number): boolean {
  const letter = divided.text.charAt(at);
  return (at > 0 && !isAlone(divided, at - 1) && suffixes.has(letter)) || prefixes.has(letter);
}

/** Keeps of changes that are less than three letters apart the one with the best odds. */
function withoutNeighbours(found: readonly Misspelling[]): Misspelling[] {
  const kept: Misspelling[] = [];
  for (const each of found.toSorted((one, other) => other.odds - one.odds))
    if (!kept.some(({ start }) => Math.abs(start - each.start) <= 2)) kept.push(each);
  return kept.toSorted((one, other) => one.start - other.start);
}
