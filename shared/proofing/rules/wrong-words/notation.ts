/**
 * Reads the notation of the tables of wrong words: `right: wrong wrong`, groups separated by `;` or a line
 * break. Conditions before and after the letters of a wrong form limit where it is wrong: `(?<!…)`, `(?<=…)`,
 * `(?!…)` and `(?=…)`, as in a regular expression. The right form `-` stands for a deletion.
 */
import type { Level } from "../../subject/rule.ts";

/** The groups of each level. */
export type WrongWordTable = Readonly<Partial<Record<Level, string>>> & {
  /**
   * Texts, one a line, that show the conditions: where the letters of a form are right, and «wrong→right» where
   * they are not. `wrong-words.test.ts` asks for one of each condition.
   */
  examples?: string;
};

export interface WrongWord {
  /** The form as it stands in the table, with its conditions. */
  source: string;
  /** Its letters. */
  letters: string;
  /** Matches `letters` where the conditions hold (flag `y`); absent if there is none. */
  condition?: RegExp;
  /** What it should be; empty if it should not be there. */
  right: string;
  level: Level;
}

/**
 * The wrong words of one level.
 *
 * @throws an error if a group has no right form or a wrong form no letters
 */
export function readWrongWords(groups: string, level: Level): WrongWord[] {
  return groups
    .split(/[;\n]/u)
    .map((group) => group.trim())
    .filter(Boolean)
    .flatMap((group) => {
      const [, right, forms] = /^([^: ]+): (.+)$/u.exec(group) ?? [];
      if (right === undefined || forms === undefined)
        throw new Error(`“${group}” is not of the form “right: wrong wrong”`);
      return forms.split(" ").map((source) => readForm(source, right === "-" ? "" : right, level));
    });
}

function readForm(source: string, right: string, level: Level): WrongWord {
  const [start, end] = lettersOf(source);
  const letters = source.slice(start, end);
  if (!/^[^()[\]{}|?*+.\\]+$/u.test(letters))
    throw new Error(`“${source}” has no letters, or more than one place for them`);
  const form = { source, letters, right, level };
  return letters === source ? form : { ...form, condition: new RegExp(source, "uy") };
}

/** Where the letters of a form stand: after the conditions before them and before those after them. */
function lettersOf(source: string): [start: number, end: number] {
  let start = 0;
  while (source.startsWith("(?<", start)) start = closingOf(source, start);
  const next = source.indexOf("(?", start);
  return [start, next < 0 ? source.length : next];
}

/** The place after the bracket that closes the one at `open`. */
function closingOf(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === "(") depth += 1;
    if (source[at] === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return source.length;
}
