/** 收稿文件夹: a folder of the office from which manuscripts come into 稿库 by themselves. */
import { z } from "zod";
import { answerError } from "./errors.ts";
import { manuscript } from "./manuscripts.ts";

const failed = z.array(z.object({ file: z.string(), error: answerError }));

export const watching = z.object({
  /** Which folder is watched; null: none. */
  folder: z.string().nullable(),
  /** False while the folder cannot be read: a network or a stick that is not there. */
  reachable: z.boolean(),
  /** What stands in the folder and could not be taken in, for as long as it stands there. */
  failed,
});
export type Watching = z.infer<typeof watching>;

export const watchingCalls = {
  /** The setting `watchedFolder` says which; this tells how it goes. */
  "watching.get": { input: z.object({}), output: watching },
} as const;

export const watchingEvents = {
  /** What `watching.get` answers is another now. */
  "watching.changed": z.object({}),
  /** Files of the watched folder were taken in, or failed for the first time. */
  "manuscripts.watched": z.object({ imported: z.array(manuscript), failed }),
} as const;
