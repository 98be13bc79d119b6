/** The call that imports a folder of old issues (thousands of files), and its report. */
import { z } from "zod";
import { call, jobId } from "./call.ts";
import { errorData } from "../basics/errors.ts";
import { systemPath } from "../basics/system-path.ts";

/** Maximum number of failures, and of repeats, that a report lists; further ones are only counted. */
export const maximumListed = 500;

export const bulkReport = z.object({
  /** Number of files that could be issues, in the folder and its subfolders. */
  files: z.int().nonnegative(),
  imported: z.int().nonnegative(),
  /** Files that are in the library already: equal bytes, or an issue with the same name, number and day. */
  repeated: z.object({
    count: z.int().nonnegative(),
    files: z.array(z.object({ file: z.string(), issue: z.int().positive(), number: z.int().nullable() })),
  }),
  failed: z.object({
    count: z.int().nonnegative(),
    files: z.array(z.object({ file: z.string(), error: errorData })),
  }),
  /** Number of files not processed because the import was cancelled. A second import continues with them. */
  left: z.int().nonnegative(),
});
export type BulkReport = z.infer<typeof bulkReport>;

export const bulkCalls = {
  /**
   * `isFinal`: the issues were printed long ago and are locked. If it is cancelled, it answers with the
   * report so far.
   */
  "bulk.import": call({
    input: z.object({ job: jobId, folder: systemPath.min(1), isFinal: z.boolean() }),
    output: bulkReport,
    effect: "once",
    isJob: true,
  }),
};
