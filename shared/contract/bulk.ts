/** Taking in a folder of old issues: thousands of files, with a report. */
import { z } from "zod";
import { answerError } from "./errors.ts";

/** Failures and repeats that a report lists; beyond that they are counted. */
export const mostListed = 500;

export const bulkReport = z.object({
  /** Files that could be issues, in the folder and those within. */
  files: z.int().nonnegative(),
  imported: z.int().nonnegative(),
  /** Here already: these very bytes, or another issue of the same name, number and day. */
  repeated: z.object({
    count: z.int().nonnegative(),
    files: z.array(z.object({ file: z.string(), issue: z.int().positive(), number: z.int().nullable() })),
  }),
  failed: z.object({
    count: z.int().nonnegative(),
    files: z.array(z.object({ file: z.string(), error: answerError })),
  }),
  /** Files that were not come to: it was cancelled. Started again, it goes on from there. */
  left: z.int().nonnegative(),
});
export type BulkReport = z.infer<typeof bulkReport>;

export const bulkCalls = {
  /** `isFinal`: they were printed long ago, and are locked. Cancelled, it answers with what was done. */
  "bulk.import": {
    input: z.object({ job: z.string().min(1).max(64), folder: z.string().min(1), isFinal: z.boolean() }),
    output: bulkReport,
  },
} as const;
