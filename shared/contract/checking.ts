/** The calls of the checker: what it knows beside the issue, and what people let stand. */
import { z } from "zod";
import { nameTables } from "../bulletin/names/tables.ts";
import { ignored } from "../proofing/ignored.ts";

const issueId = z.int().positive();
const one = z.object({ id: z.int().positive() });

/** As `Context` of `shared/proofing`. */
export const checkContext = z.object({
  names: nameTables.nullable(),
  tags: z.array(z.string()).nullable(),
  previous: z.object({ number: z.int(), date: z.string().nullable() }).nullable(),
  today: z.string().nullable(),
  banned: z.array(z.object({ word: z.string(), instead: z.string() })),
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
  "checking.get": { input: z.object({ issue: issueId }), output: z.object({ context: checkContext, ignored: z.array(keptIgnored) }) },
  /** A place of the issue has `around`; what has none is let stand in the publication (of issues without one: in those). */
  "checking.ignore": { input: z.object({ issue: issueId, ignored, reason: z.string().trim().max(200) }), output: one },
  /** Takes that back. */
  "checking.heed": { input: one, output: z.object({}) },
} as const;
