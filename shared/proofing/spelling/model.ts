/**
 * The language model of the speller: words of simplified Chinese with the probabilities of words, pairs and
 * triples of words, as `resources/language/pack.ts` writes it.
 *
 * Probabilities are decimal logarithms, at most 0. A pair or triple that the model does not list has the
 * probability of its shorter end plus a back-off weight (Katz), as in the ARPA format that the data comes from.
 */

import { childOf, nowhere, root, type WordTree } from "./words.ts";

/** The sections of the file in their order: the size of an element in bytes. */
export const sections = {
  /** The words as a tree (`words.ts`); ids count first the words with pairs, then those that stand alone. */
  letters: 2,
  firstChild: 4,
  wordIds: 4,
  /** By code of a letter from 0x4E00 on, its share in all text. */
  letterShare: 1,
  /** Probability of each word. */
  wordProbability: 1,
  /** Back-off weight of each word with pairs. */
  wordBackOff: 1,
  /** The first pair of each word with pairs, and the number of all pairs. */
  pairStart: 4,
  /** The lower 16 bits of a pair's second word. */
  pairLow: 2,
  /** The upper 2 bits of a pair's second word; above them 6 bits of its back-off weight. */
  pairHigh: 1,
  pairProbability: 1,
  /** The first triple of each 65,536 pairs, and the number of all triples. */
  tripleStart: 4,
  /** The lower 16 bits of a triple's pair. */
  triplePair: 2,
  /** The lower 16 bits of a triple's third word. */
  tripleLow: 2,
  /** The upper 2 bits of a triple's third word; above them 6 bits of its probability. */
  tripleHigh: 1,
} as const;
export type Section = keyof typeof sections;

/** The first bytes of the file: "BLM" and the version of its form. */
export const signature = 0x31_4d_4c_42;

/** Probabilities from this one up to 0 are stored; a smaller one counts as this one. */
export const lowestProbability = -8;
/** The range of stored back-off weights. */
export const backOffRange = { low: -3, high: 1 };

/** The most letters that a word may have. */
const longestWord = 8;

/** The word of a letter that the model does not know. */
export const unknownWord = -1;
const unknownProbability = -7.6;
/** The probability of a word that was added: that of a common word of offices. */
const addedProbability = -5.2;

/** Gives a table that turns stored values of `bits` bits into numbers from `first` to `last`. */
function tableOf(bits: number, first: number, last: number): Float64Array {
  const highest = 2 ** bits - 1;
  return Float64Array.from({ length: highest + 1 }, (_, value) => first + (value / highest) * (last - first));
}
const probability8 = tableOf(8, 0, lowestProbability);
const probability6 = tableOf(6, 0, lowestProbability);
const backOff8 = tableOf(8, backOffRange.low, backOffRange.high);
const backOff6 = tableOf(6, backOffRange.low, backOffRange.high);

/** The first letter with a share: that of the block of common letters in Unicode. */
export const firstLetter = 0x4e00;

export class LanguageModel {
  readonly tree: WordTree;
  /** Words that were added, with their ids. */
  readonly #added = new Map<string, number>();
  readonly #letterShare: Uint8Array;
  readonly #wordProbability: Uint8Array;
  readonly #wordBackOff: Uint8Array;
  readonly #pairStart: Uint32Array;
  readonly #pairLow: Uint16Array;
  readonly #pairHigh: Uint8Array;
  readonly #pairProbability: Uint8Array;
  readonly #tripleStart: Uint32Array;
  readonly #triplePair: Uint16Array;
  readonly #tripleLow: Uint16Array;
  readonly #tripleHigh: Uint8Array;

  /**
   * Reads the file of the model.
   * @throws Error if the bytes are not such a file
   */
  constructor(bytes: ArrayBuffer) {
    const view = new DataView(bytes);
    const names = Object.keys(sections);
    if (bytes.byteLength < 8 * names.length || view.getUint32(0, true) !== signature)
      throw new Error("not a language model");
    const section = (name: Section): [buffer: ArrayBuffer, offset: number, count: number] => {
      const at = 8 + names.indexOf(name) * 8;
      return [bytes, view.getUint32(at, true), view.getUint32(at + 4, true) / sections[name]];
    };
    this.#wordProbability = new Uint8Array(...section("wordProbability"));
    this.#wordBackOff = new Uint8Array(...section("wordBackOff"));
    this.#pairStart = new Uint32Array(...section("pairStart"));
    this.#pairLow = new Uint16Array(...section("pairLow"));
    this.#pairHigh = new Uint8Array(...section("pairHigh"));
    this.#pairProbability = new Uint8Array(...section("pairProbability"));
    this.#tripleStart = new Uint32Array(...section("tripleStart"));
    this.#triplePair = new Uint16Array(...section("triplePair"));
    this.#tripleLow = new Uint16Array(...section("tripleLow"));
    this.#tripleHigh = new Uint8Array(...section("tripleHigh"));
    this.#letterShare = new Uint8Array(...section("letterShare"));
    this.tree = {
      letters: new Uint16Array(...section("letters")),
      firstChild: new Uint32Array(...section("firstChild")),
      wordIds: new Uint32Array(...section("wordIds")),
    };
  }

  /** Gives the share of a letter in all text, as a decimal logarithm. */
  shareOf(letter: string): number {
    return probability8[this.#letterShare[letter.charCodeAt(0) - firstLetter] ?? 255] ?? lowestProbability;
  }

  /** Adds words that it does not have: names and words of an office. */
  add(words: Iterable<string>): void {
    for (const word of words)
      if (this.idOf(word) === unknownWord)
        this.#added.set(word, this.#wordProbability.length + this.#added.size);
  }

  /** Gives the id of a word; `unknownWord` if it does not have it. */
  idOf(word: string): number {
    let node = root;
    for (let at = 0; at < word.length && node !== nowhere; at += 1)
      node = childOf(this.tree, node, word.charCodeAt(at));
    const id = node === nowhere ? unknownWord : (this.tree.wordIds[node] ?? 0) - 1;
    return id === unknownWord ? (this.#added.get(word) ?? unknownWord) : id;
  }

  /** Gives the ids of the words that begin at a place of a text, by their length minus 1. */
  idsAt(text: string, start: number): number[] {
    const ids: number[] = [];
    let node = root;
    for (let at = start; at < text.length && at < start + longestWord; at += 1) {
      node = node === nowhere ? nowhere : childOf(this.tree, node, text.charCodeAt(at));
      if (node === nowhere && this.#added.size === 0) break;
      const id = node === nowhere ? unknownWord : (this.tree.wordIds[node] ?? 0) - 1;
      ids.push(id === unknownWord ? (this.#added.get(text.slice(start, at + 1)) ?? unknownWord) : id);
    }
    return ids;
  }

  /** Gives the probability of a word. */
  probability(word: number): number {
    if (word === unknownWord) return unknownProbability;
    const stored = this.#wordProbability[word];
    return stored === undefined ? addedProbability : (probability8[stored] ?? 0);
  }

  /** Says whether the model lists `second` after `first`. */
  hasPair(first: number, second: number): boolean {
    return this.#findPair(first, second) >= 0;
  }

  /** Gives the probability of `second` after `first`. */
  probabilityOfPair(first: number, second: number): number {
    const pair = this.#findPair(first, second);
    return pair >= 0 ? this.#storedProbability(pair) : this.#backOff(first) + this.probability(second);
  }

  /** Gives the probability of `third` after `first` and `second`. */
  probabilityOfTriple(first: number, second: number, third: number): number {
    const pair = this.#findPair(first, second);
    if (pair < 0) return this.probabilityOfPair(second, third);
    const triple = this.#findTriple(pair, third);
    if (triple >= 0) return probability6[(this.#tripleHigh[triple] ?? 0) >> 2] ?? 0;
    const weight = backOff6[(this.#pairHigh[pair] ?? 0) >> 2] ?? 0;
    return weight + this.probabilityOfPair(second, third);
  }

  #storedProbability(pair: number): number {
    return probability8[this.#pairProbability[pair] ?? 0] ?? 0;
  }

  #backOff(word: number): number {
    const stored = this.#wordBackOff[word];
    return stored === undefined ? 0 : (backOff8[stored] ?? 0);
  }

  /** Gives the index of a pair; -1 if there is none. */
  #findPair(first: number, second: number): number {
    let low = this.#pairStart[first] ?? 0;
    let high = (this.#pairStart[first + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const word = (this.#pairLow[middle] ?? 0) | (((this.#pairHigh[middle] ?? 0) & 3) << 16);
      if (word === second) return middle;
      if (word < second) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Gives the index of a triple; -1 if there is none. */
  #findTriple(pair: number, third: number): number {
    const block = pair >> 16;
    let low = this.#tripleStart[block] ?? 0;
    let high = (this.#tripleStart[block + 1] ?? 0) - 1;
    const wanted = (pair & 0xffff) * 0x4_0000 + third;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const word = (this.#tripleLow[middle] ?? 0) | (((this.#tripleHigh[middle] ?? 0) & 3) << 16);
      const found = (this.#triplePair[middle] ?? 0) * 0x4_0000 + word;
      if (found === wanted) return middle;
      if (found < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
