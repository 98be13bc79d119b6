/** What a check knows beside the issue: what the office has told the program, and what it printed before. */
import type { NameTables } from "../bulletin/names/tables.ts";
import { namesNoLonger, namesOn } from "../bulletin/names/validity.ts";
import type { OwnWord } from "../bulletin/proofing-settings.ts";
import type { Imprint } from "../bulletin/schema.ts";

/** An article of the issue that the archive has much of. */
export interface PrintedBefore {
  /** In the outline of this issue. */
  article: string;
  title: string;
  /** Of the issue that has it. */
  number: number | null;
  date: string | null;
  /** Of the shorter text, 0 to 1. */
  share: number;
}

export interface Context {
  /** Units and people; null: the office keeps no table, and nothing is said of names. */
  names: NameTables | null;
  /** Ids of rules that the publication does without. */
  off: readonly string[];
  /** Labels (标签) that the publication knows, without brackets; empty: any. */
  labels: readonly string[];
  /** Words that the publication does not print, with what it prints instead. */
  words: readonly OwnWord[];
  /** How many days before the issue an event may be that it tells of; null: any. */
  eventDays: number | null;
  /** The imprint that the publication's settings have; null: they have none. */
  imprint: Pick<Imprint, "report" | "deliver" | "send" | "email" | "phone"> | null;
  /** The last issue before this one; null where there is none, or none is known. */
  previous: { number: number; date: string | null } | null;
  printed: readonly PrintedBefore[];
  /** The characters that the body's face has, and those that a face in its place has. Null where faces are not known. */
  faces: { own: string; instead: string } | null;
  /** The day on which it is checked, `YYYY-MM-DD`. */
  today: string | null;
}

/** What rules see: of the tables of names what holds on the day of the issue, and what held before. */
export interface DayContext extends Context {
  former: NameTables | null;
}

/** Of an office that has told the program nothing: a file from anywhere. */
export const noContext: Context = {
  names: null,
  off: [],
  labels: [],
  words: [],
  eventDays: null,
  imprint: null,
  previous: null,
  printed: [],
  faces: null,
  today: null,
};

/** @param day `YYYY-MM-DD`; null where an issue has none: then all names hold. */
export function contextOn(context: Context, day: string | null): DayContext {
  const { names } = context;
  return { ...context, names: names && namesOn(names, day), former: names && namesNoLonger(names, day) };
}
