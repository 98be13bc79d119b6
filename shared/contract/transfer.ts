/**
 * Issues from one machine to another: a range of them, or all, as one file, which is a library itself. Taken in elsewhere, what is
 * the same stays, what is new comes in, and where both have changed an issue the person decides.
 */
import { z } from "zod";
import { isoDate, isoMoment } from "../bulletin/schema.ts";

export const transferSuffix = ".issues";

const job = z.string().min(1).max(64);
const issue = z.int().positive();

/** What becomes of an issue that both have and that differs: `mine` stays, `theirs` takes its place (mine is kept as a version), or `both`. */
export const conflictChoices = ["mine", "theirs", "both"] as const;
export const conflictChoice = z.enum(conflictChoices);
export type ConflictChoice = (typeof conflictChoices)[number];

export const transferConflict = z.object({
  /** Ids there and here. */
  theirs: issue,
  mine: issue,
  number: z.int().nullable(),
  name: z.string(),
  date: isoDate.nullable(),
  theirsSavedAt: isoMoment,
  mineSavedAt: isoMoment,
  /** It is final here: theirs does not take its place. */
  isLocked: z.boolean(),
});
export type TransferConflict = z.infer<typeof transferConflict>;

export const comparedLibrary = z.object({
  issues: z.int().nonnegative(),
  added: z.int().nonnegative(),
  same: z.int().nonnegative(),
  conflicts: z.array(transferConflict),
});
export type ComparedLibrary = z.infer<typeof comparedLibrary>;

export const transferRange = z.object({ from: isoDate.optional(), to: isoDate.optional() });
export type TransferRange = z.infer<typeof transferRange>;

export const transferCalls = {
  /** Days of the issues, both included; without them all issues, and those without a day. */
  "transfer.export": {
    input: z.object({ job, folder: z.string().min(1), range: transferRange }),
    output: z.object({ path: z.string(), issues: z.int().nonnegative() }),
  },
  /** Such files, and backups, in a folder: the newest first. */
  "transfer.list": {
    input: z.object({ folder: z.string().min(1) }),
    output: z.object({
      files: z.array(
        z.object({ path: z.string(), name: z.string(), bytes: z.int().nonnegative(), at: isoMoment }),
      ),
    }),
  },
  "transfer.compare": { input: z.object({ path: z.string().min(1) }), output: comparedLibrary },
  /** `choices`: by their id; without one mine stays. Cancelled, what came in stays; taken in again, it is the same. */
  "transfer.import": {
    input: z.object({
      job,
      path: z.string().min(1),
      choices: z.array(z.object({ theirs: issue, take: conflictChoice })),
    }),
    output: z.object({
      added: z.int().nonnegative(),
      replaced: z.int().nonnegative(),
      kept: z.int().nonnegative(),
      left: z.int().nonnegative(),
    }),
  },
} as const;
