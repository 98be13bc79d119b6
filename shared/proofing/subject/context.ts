/** The context of a check: the office's tables and settings, and earlier issues. */
import type { NameTables } from "../../names/tables.ts";
import { namesNoLonger, namesOn } from "../../names/validity.ts";
import type { OwnWord } from "../../publications/proofing-settings.ts";
import type { Speller } from "../spelling/index.ts";
import type { Imprint } from "../../document/schema.ts";

/** An article of the issue that has much text in common with a printed article. */
export interface PrintedBefore {
  /** Id of the article in the outline of this issue. */
  article: string;
  /** Title of the printed article. */
  title: string;
  /** Number of the issue with the printed article. */
  number: number | null;
  /** Date of that issue. */
  date: string | null;
  /** Share of the shorter text that both have in common, 0 to 1. */
  share: number;
}

export interface Context {
  /** Units and people; null: the office has no tables, and names are not checked. */
  names: NameTables | null;
  /** Ids of the rules that the publication has turned off. */
  off: readonly string[];
  /** The publication's labels (标签), without brackets; empty: any label is allowed. */
  labels: readonly string[];
  /** Words that the publication does not print, with their replacements. */
  words: readonly OwnWord[];
  /** Maximum age of an event in days, at the date of the issue; null: unlimited. */
  eventDays: number | null;
  /** The imprint in the publication's settings; null: they have none. */
  imprint: Pick<Imprint, "report" | "deliver" | "send" | "email" | "phone"> | null;
  /** The previous issue; null if there is none or it is not known. */
  previous: { number: number; date: string | null } | null;
  printed: readonly PrintedBefore[];
  /** The characters of the body's face, and those of its fallback face. Null if the faces are not known. */
  faces: { own: string; instead: string } | null;
  /** The day of the check, `YYYY-MM-DD`. */
  today: string | null;
  /** Finds misspellings; null until its model is loaded. */
  speller: Speller | null;
}

/**
 * The context that rules receive. `names` has the entries valid on the day of the issue, `former` those that
 * have expired.
 */
export interface DayContext extends Context {
  former: NameTables | null;
}

/** The context without any knowledge of an office, for files of unknown origin. */
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
  speller: null,
};

/**
 * The context for one day.
 * @param day date of the issue, `YYYY-MM-DD`; null for an issue without a date: then all names are valid.
 */
export function contextOn(context: Context, day: string | null): DayContext {
  const { names } = context;
  return { ...context, names: names && namesOn(names, day), former: names && namesNoLonger(names, day) };
}
