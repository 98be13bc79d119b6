/** Calls and events of 收稿文件夹, a folder from which manuscripts are imported into 稿库 automatically. */
import { z } from "zod";
import { call } from "./call.ts";
import { errorData } from "../basics/errors.ts";

/** Maximum number of failures that an answer or an event lists; further ones are only counted. */
export const maximumListed = 100;

const failedFile = z.object({ file: z.string(), error: errorData });
export type FailedFile = z.infer<typeof failedFile>;
/** How many files failed, and the first of them. */
const failures = z.object({ count: z.int().nonnegative(), files: z.array(failedFile).max(maximumListed) });

export const watching = z.object({
  /** The watched folder; null: none. */
  folder: z.string().nullable(),
  /** False while the folder cannot be read, for example because a network or a USB stick is missing. */
  reachable: z.boolean(),
  /** True while a person has stopped the import, until it is continued or the program starts again. */
  paused: z.boolean(),
  /** How many files of the folder were read, while very many are imported; null otherwise. */
  progress: z.object({ done: z.int().nonnegative(), total: z.int().nonnegative() }).nullable(),
  /** The files in the folder that could not be imported, until they are removed from it. */
  failed: failures,
});
export type Watching = z.infer<typeof watching>;

export const watchingCalls = {
  /** The state of the folder that the setting `watchedFolder` names. */
  "watching.get": call({ input: z.object({}), output: watching, effect: "none" }),
  /** Pauses the import after the files that are being read, or continues it. */
  "watching.pause": call({
    input: z.object({ paused: z.boolean() }),
    output: z.object({}),
    effect: "idempotent",
  }),
  /** One page of the files in the folder that could not be imported. */
  "watching.listFailures": call({
    input: z.object({ limit: z.int().min(1).max(1000), offset: z.int().nonnegative() }),
    output: z.object({ files: z.array(failedFile) }),
    effect: "none",
  }),
};

export const watchingEvents = {
  /** The answer of `watching.get` changed. */
  "watching.changed": z.object({}),
  /**
   * All files that were ready in the watched folder were read: how many manuscripts were imported, and the files
   * that failed for the first time.
   */
  "manuscripts.watched": z.object({ imported: z.int().nonnegative(), failed: failures }),
};
