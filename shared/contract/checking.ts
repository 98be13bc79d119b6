/** Calls of the checker: the context of an issue, and findings that people chose to ignore. */
import { z } from "zod";
import { call } from "./call.ts";
import { nameTables } from "../names/tables.ts";
import { ownWord } from "../publications/proofing-settings.ts";
import { imprint, isoDate } from "../document/schema.ts";
import { ignoredFinding } from "../proofing/ignored.ts";

const issueId = z.int().positive();
const one = z.object({ id: z.int().positive() });

/** `Context` of `shared/proofing`, without `printed`, which takes longer to find. */
export const checkContext = z.object({
  names: nameTables.nullable(),
  off: z.array(z.string()),
  labels: z.array(z.string()),
  words: z.array(ownWord),
  eventDays: z.int().nullable(),
  imprint: imprint.pick({ report: true, deliver: true, send: true, email: true, phone: true }).nullable(),
  previous: z.object({ number: z.int(), date: z.string().nullable() }).nullable(),
  faces: z.object({ own: z.string(), instead: z.string() }).nullable(),
  today: z.string().nullable(),
});

const printedBefore = z.object({
  article: z.string(),
  title: z.string(),
  number: z.int().nullable(),
  date: isoDate.nullable(),
  share: z.number().min(0).max(1),
});

export const keptIgnored = ignoredFinding.extend({
  id: z.int().positive(),
  /** Ignored in this issue only, or in every issue of its publication. */
  scope: z.enum(["issue", "publication"]),
  /** Empty if the person gave none. */
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type KeptIgnored = z.infer<typeof keptIgnored>;

export const checkingCalls = {
  /**
   * The context of an issue (from its publication, the tables of names and the previous issue) and the
   * ignored findings, newest first.
   */
  "checking.get": call({
    input: z.object({ issue: issueId }),
    output: z.object({ context: checkContext, ignored: z.array(keptIgnored) }),
    effect: "none",
  }),
  /**
   * For each article of the saved issue, the most similar article of another issue of the same day or before,
   * if they have much text in common.
   */
  "checking.findPrinted": call({
    input: z.object({ issue: issueId }),
    output: z.object({ printed: z.array(printedBefore) }),
    effect: "none",
  }),
  /**
   * Ignores a finding. With `around` it is ignored at one place of this issue; without it, in all issues of
   * the publication (or in all issues without a publication).
   */
  "checking.ignore": call({
    input: z.object({ issue: issueId, ignored: ignoredFinding, reason: z.string().trim().max(200) }),
    output: one,
    effect: "once",
  }),
  /** Shows an ignored finding again. */
  "checking.stopIgnoring": call({ input: one, output: z.object({}), effect: "idempotent" }),
};

export const checkingEvents = {
  /** The list of ignored findings changed. */
  "checking.changed": z.object({}),
};
