/**
 * Calls that move issues from one machine to another. A range of issues, or all, is exported to one file,
 * which is itself a library. On import, equal issues stay, new ones are added, and the person decides about
 * issues that differ.
 */
import { z } from "zod";
import { call, jobId } from "./call.ts";
import { isoDate, isoMoment } from "../document/schema.ts";
import { systemPath } from "../basics/system-path.ts";

export const transferSuffix = ".issues";

const issue = z.int().positive();

/**
 * The decision about an issue that both sides have and that differs: keep `mine`; replace it by `theirs`
 * (mine becomes a version); or keep `both`.
 */
export const conflictChoices = ["mine", "theirs", "both"] as const;
export const conflictChoice = z.enum(conflictChoices);
export type ConflictChoice = (typeof conflictChoices)[number];

export const transferConflict = z.object({
  /** Id of the issue in the file. */
  theirs: issue,
  /** Id of the issue in this library. */
  mine: issue,
  number: z.int().nullable(),
  name: z.string(),
  date: isoDate.nullable(),
  theirsSavedAt: isoMoment,
  mineSavedAt: isoMoment,
  /** True if it is final in this library and cannot be replaced. */
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
  /**
   * `range`: dates of the issues, both inclusive. Without it all issues are exported, including those without
   * a date.
   */
  "transfer.export": call({
    input: z.object({ job: jobId, folder: systemPath.min(1), range: transferRange }),
    output: z.object({ path: z.string(), issues: z.int().nonnegative() }),
    effect: "once",
    isJob: true,
  }),
  /** The transfer files and backups in a folder, newest first. */
  "transfer.list": call({
    input: z.object({ folder: systemPath.min(1) }),
    output: z.object({
      files: z.array(
        z.object({ path: z.string(), name: z.string(), bytes: z.int().nonnegative(), at: isoMoment }),
      ),
    }),
    effect: "none",
  }),
  "transfer.compare": call({
    input: z.object({ path: systemPath.min(1) }),
    output: comparedLibrary,
    effect: "none",
  }),
  /**
   * `choices` refer to issues of the file by id; the default is `mine`. If the import is cancelled, the
   * issues imported so far stay; importing the file again treats them as equal.
   */
  "transfer.import": call({
    input: z.object({
      job: jobId,
      path: systemPath.min(1),
      choices: z.array(z.object({ theirs: issue, take: conflictChoice })),
    }),
    output: z.object({
      added: z.int().nonnegative(),
      replaced: z.int().nonnegative(),
      kept: z.int().nonnegative(),
      left: z.int().nonnegative(),
    }),
    effect: "once",
    isJob: true,
  }),
};
