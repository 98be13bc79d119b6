/**
 * Finds wrong words in a text. Their letters are in one tree, so that the time does not depend on how many
 * there are; a condition is tested only where the letters stand.
 */
import { levels } from "../../subject/rule.ts";
import type { WrongWord } from "./notation.ts";

interface Node {
  /** The nodes of the letters that can follow, by their UTF-16 unit. */
  next: Map<number, Node>;
  /** The forms whose letters end here. */
  forms: WrongWord[];
}

export interface WrongWordMatch {
  start: number;
  end: number;
  word: WrongWord;
}

/**
 * Creates a search for wrong words.
 *
 * @returns a function that finds all wrong words in a text; they may overlap. Sure ones and long ones come first.
 */
export function createWrongWordSearch(words: readonly WrongWord[]): (text: string) => WrongWordMatch[] {
  const root: Node = { next: new Map(), forms: [] };
  for (const word of words) {
    let node = root;
    for (let at = 0; at < word.letters.length; at += 1) {
      const unit = word.letters.charCodeAt(at);
      const next = node.next.get(unit) ?? { next: new Map(), forms: [] };
      node.next.set(unit, next);
      node = next;
    }
    node.forms.push(word);
  }
  return (text) => {
    const matches: WrongWordMatch[] = [];
    for (let start = 0; start < text.length; start += 1) {
      let node = root.next.get(text.charCodeAt(start));
      for (let end = start + 1; node; end += 1) {
        for (const word of node.forms) if (holds(word, text, start)) matches.push({ start, end, word });
        node = node.next.get(text.charCodeAt(end));
      }
    }
    return matches.toSorted(
      (one, other) =>
        levels.indexOf(one.word.level) - levels.indexOf(other.word.level) ||
        other.end - other.start - (one.end - one.start),
    );
  };
}

function holds({ condition }: WrongWord, text: string, start: number): boolean {
  if (!condition) return true;
  condition.lastIndex = start;
  return condition.test(text);
}
