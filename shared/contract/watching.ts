/** Calls and events of 收稿文件夹, a folder from which manuscripts are imported into 稿库 automatically. */
import { z } from "zod";
import { answerError } from "./errors.ts";
import { manuscript } from "./manuscripts.ts";

const failedFiles = z.array(z.object({ file: z.string(), error: answerError }));

export const watching = z.object({
  /** The watched folder; null: none. */
  folder: z.string().nullable(),
  /** False while the folder cannot be read, for example because a network or a USB stick is missing. */
  reachable: z.boolean(),
  /** The files in the folder that could not be imported, until they are removed from it. */
  failed: failedFiles,
});
export type Watching = z.infer<typeof watching>;

export const watchingCalls = {
  /** The state of the folder that the setting `watchedFolder` names. */
  "watching.get": { input: z.object({}), output: watching },
} as const;

export const watchingEvents = {
  /** The answer of `watching.get` changed. */
  "watching.changed": z.object({}),
  /** Files of the watched folder were imported, or failed for the first time. */
  "manuscripts.watched": z.object({ imported: z.array(manuscript), failed: failedFiles }),
} as const;
