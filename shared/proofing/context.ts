/** What a check knows beside the issue: what the office has told the program, and what it printed before. */
import type { NameTables } from "../bulletin/names/tables.ts";

export interface Context {
  /** Units and people; null: the office keeps no table, and nothing is said of names. */
  names: NameTables | null;
  /** Labels (标签) that the publication knows, without brackets; null: any. */
  tags: readonly string[] | null;
  /** The last issue before this one; null where there is none, or none is known. */
  previous: { number: number; date: string | null } | null;
  /** The day on which it is checked, `YYYY-MM-DD`. */
  today: string | null;
  /** Words that the publication does not print, with what it prints instead. */
  banned: readonly { word: string; instead: string }[];
}

/** Of an office that has told the program nothing: a file from anywhere. */
export const noContext: Context = { names: null, tags: null, previous: null, today: null, banned: [] };
