/** Calls for 稿库: the manuscripts that 信息员 send, from arrival to print. */
import { z } from "zod";
import { call } from "./call.ts";
import { checkedDocument } from "../document/checked.ts";
import { isoDate } from "../document/schema.ts";
import { errorData } from "../basics/errors.ts";

export const manuscriptId = z.int().positive();

/**
 * 新到, 选用, 留存, 退稿. "Used" is not a state: it follows from the issues that contain the manuscript
 * (`usedIn`).
 */
export const manuscriptStates = ["new", "chosen", "kept", "returned"] as const;
export const manuscriptState = z.enum(manuscriptStates);
export type ManuscriptState = z.infer<typeof manuscriptState>;

export const manuscript = z.object({
  id: manuscriptId,
  title: z.string(),
  unit: z.string(),
  author: z.string(),
  /** The day of its arrival. */
  received: isoDate,
  /** The date in the manuscript itself. */
  date: isoDate.nullable(),
  /** True after a person has confirmed unit, author and date, which the program guesses first. */
  confirmed: z.boolean(),
  state: manuscriptState,
  /** Why it was returned. */
  reason: z.string(),
  note: z.string(),
  file: z.string(),
  characters: z.int().nonnegative(),
  /** The latest issue, not counting the bin, that contains it. */
  usedIn: z.object({ issue: z.int().positive(), number: z.int().positive().nullable() }).nullable(),
});
export type Manuscript = z.infer<typeof manuscript>;

/** The properties that a person can change; absent ones stay the same. */
export const manuscriptChange = manuscript
  .pick({
    title: true,
    unit: true,
    author: true,
    received: true,
    date: true,
    confirmed: true,
    state: true,
    reason: true,
    note: true,
  })
  .partial();
export type ManuscriptChange = z.infer<typeof manuscriptChange>;

/** What the list can be narrowed down to: a state, or `used` for manuscripts in an issue. */
export const manuscriptStatuses = [...manuscriptStates, "used"] as const;
export type ManuscriptStatus = (typeof manuscriptStatuses)[number];

/**
 * The status of a manuscript. 已用 precedes the state, because a printed manuscript needs no decision.
 */
export const statusOf = ({ usedIn, state }: Pick<Manuscript, "usedIn" | "state">): ManuscriptStatus =>
  usedIn ? "used" : state;

/** Every given property must match. */
const manuscriptsFilter = z.object({
  /** Words, each of which title, unit, author and file name together must contain. */
  text: z.string().optional(),
  statuses: z.array(z.enum(manuscriptStatuses)).optional(),
  /** An issue whose use of a manuscript does not count for `statuses`. */
  issue: z.int().positive().optional(),
  ids: z.array(manuscriptId).max(1000).optional(),
  /** Ids of manuscripts that are left out. */
  excluded: z.array(manuscriptId).max(100_000).optional(),
});
export type ManuscriptsFilter = z.infer<typeof manuscriptsFilter>;

/** Splits a text into the words in the form in which they are searched for. */
export const readManuscriptWords = (text: string): string[] =>
  text.toLowerCase().split(/\s+/u).filter(Boolean);

const ids = z.object({ ids: z.array(manuscriptId).min(1).max(1000) });

export const manuscriptCalls = {
  /**
   * One page of the manuscripts that match, newest first, and the total number of matches; all matches without a
   * `limit`. `deleted`: those in the bin.
   */
  "manuscripts.list": call({
    input: z.object({
      deleted: z.boolean(),
      filter: manuscriptsFilter.optional(),
      limit: z.int().min(1).max(1000).optional(),
      offset: z.int().nonnegative().optional(),
    }),
    output: z.object({ manuscripts: z.array(manuscript), total: z.int().nonnegative() }),
    effect: "none",
  }),
  /** The number of all manuscripts, and of those that have the words of `text` the number of each status. */
  "manuscripts.count": call({
    input: z.object({ deleted: z.boolean(), text: z.string().optional() }),
    output: z.object({
      total: z.int().nonnegative(),
      counts: z.record(z.enum(manuscriptStatuses), z.int().nonnegative()),
    }),
    effect: "none",
  }),
  "manuscripts.get": call({
    input: z.object({ id: manuscriptId }),
    output: z.object({ manuscript, document: checkedDocument }),
    effect: "none",
  }),
  /**
   * Imports Word, text and markdown files and zip archives of them. Files that cannot be read are listed as
   * `failed`; the others are imported.
   */
  "manuscripts.import": call({
    input: z.object({ files: z.array(z.object({ name: z.string().min(1), bytes: z.base64() })).min(1) }),
    output: z.object({
      imported: z.array(manuscript),
      /** Files whose bytes were imported before. */
      repeated: z.array(z.object({ file: z.string(), id: manuscriptId })),
      failed: z.array(z.object({ file: z.string(), error: errorData })),
    }),
    effect: "once",
  }),
  "manuscripts.change": call({
    input: ids.extend({ change: manuscriptChange }),
    output: z.object({}),
    effect: "idempotent",
  }),
  /** Moves manuscripts to the bin. */
  "manuscripts.remove": call({ input: ids, output: z.object({}), effect: "idempotent" }),
  "manuscripts.restore": call({ input: ids, output: z.object({}), effect: "idempotent" }),
};

export const manuscriptEvents = {
  /** The list of manuscripts changed. */
  "manuscripts.changed": z.object({}),
};
