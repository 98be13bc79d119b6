/** The calls of the checker: what it knows beside the issue, and what people let stand. */
import { z } from "zod";
import { nameTables } from "../bulletin/names/tables.ts";
import { ownWord } from "../bulletin/proofing-settings.ts";
import { imprint, isoDate } from "../bulletin/schema.ts";
import { ignored } from "../proofing/ignored.ts";

const issueId = z.int().positive();
const one = z.object({ id: z.int().positive() });

/** As `Context` of `shared/proofing`, but for what takes longer to find out. */
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

export const keptIgnored = ignored.extend({
  id: z.int().positive(),
  /** In this issue, or in every issue of its publication. */
  scope: z.enum(["issue", "publication"]),
  /** Empty where none was given. */
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type KeptIgnored = z.infer<typeof keptIgnored>;

export const checkingCalls = {
  /** For one issue: what its publication, the tables of names and the issue before it say; and what is let stand, newest first. */
  "checking.get": {
    input: z.object({ issue: issueId }),
    output: z.object({ context: checkContext, ignored: z.array(keptIgnored) }),
  },
  /** Articles of the issue, as saved, that the library has much of in another issue, of that day or before: of each the most similar. */
  "checking.printed": {
    input: z.object({ issue: issueId }),
    output: z.object({ printed: z.array(printedBefore) }),
  },
  /** A place of the issue has `around`; what has none is let stand in the publication (of issues without one: in those). */
  "checking.ignore": {
    input: z.object({ issue: issueId, ignored, reason: z.string().trim().max(200) }),
    output: one,
  },
  /** Takes that back. */
  "checking.heed": { input: one, output: z.object({}) },
} as const;
