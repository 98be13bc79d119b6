/** All tables of wrong words. To add a kind, create its file in this folder and add it here. */
import { levels } from "../../subject/rule.ts";
import { characters } from "./characters.ts";
import { forms } from "./forms.ts";
import { idioms } from "./idioms.ts";
import { readWrongWords, type WrongWord, type WrongWordTable } from "./notation.ts";
import { pleonasms } from "./pleonasms.ts";
import { terms } from "./terms.ts";

export const wrongWordTables: Readonly<Record<string, WrongWordTable>> = {
  characters,
  idioms,
  forms,
  pleonasms,
  terms,
};

export const wordsOf = (table: WrongWordTable): WrongWord[] =>
  levels.flatMap((level) => readWrongWords(table[level] ?? "", level));

/** Reads all tables. Takes some 100 ms, so not before it is needed. */
export const listWrongWords = (): WrongWord[] => Object.values(wrongWordTables).flatMap(wordsOf);
