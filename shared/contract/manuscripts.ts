/** 稿库: the manuscripts that 信息员 send, from arrival to print. */
import { z } from "zod";
import { bulletinDocument, isoDate } from "../bulletin/schema.ts";
import { answerError } from "./errors.ts";

export const manuscriptId = z.int().positive();

/** 新到, 选用, 留存, 退稿. That one is used is not a state: an issue that holds it says so (`usedIn`). */
export const manuscriptStates = ["new", "chosen", "kept", "returned"] as const;
export const manuscriptState = z.enum(manuscriptStates);
export type ManuscriptState = z.infer<typeof manuscriptState>;

export const manuscript = z.object({
  id: manuscriptId,
  title: z.string(),
  unit: z.string(),
  author: z.string(),
  /** The day it came in. */
  received: isoDate,
  /** The day that it bears itself. */
  date: isoDate.nullable(),
  /** True once a person has looked at unit, author and date, which are guessed first. */
  confirmed: z.boolean(),
  state: manuscriptState,
  /** Why it was returned. */
  reason: z.string(),
  note: z.string(),
  file: z.string(),
  characters: z.int().nonnegative(),
  /** The latest issue, not in the bin, that holds it. */
  usedIn: z.object({ issue: z.int().positive(), number: z.int().positive().nullable() }).nullable(),
});
export type Manuscript = z.infer<typeof manuscript>;

/** What a person may change; what is not named stays. */
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

const ids = z.object({ ids: z.array(manuscriptId).min(1).max(1000) });

export const manuscriptCalls = {
  /** Newest first. `deleted`: those in the bin. */
  "manuscripts.list": {
    input: z.object({ deleted: z.boolean() }),
    output: z.object({ manuscripts: z.array(manuscript) }),
  },
  "manuscripts.get": {
    input: z.object({ id: manuscriptId }),
    output: z.object({ manuscript, document: bulletinDocument }),
  },
  /** Word, text and markdown files, and zip archives of them. What cannot be read is told; the others come in. */
  "manuscripts.import": {
    input: z.object({ files: z.array(z.object({ name: z.string().min(1), bytes: z.base64() })).min(1) }),
    output: z.object({
      imported: z.array(manuscript),
      /** Came in before, byte by byte. */
      repeated: z.array(z.object({ file: z.string(), id: manuscriptId })),
      failed: z.array(z.object({ file: z.string(), error: answerError })),
    }),
  },
  "manuscripts.change": { input: ids.extend({ change: manuscriptChange }), output: z.object({}) },
  /** Puts into the bin. */
  "manuscripts.remove": { input: ids, output: z.object({}) },
  "manuscripts.restore": { input: ids, output: z.object({}) },
} as const;
