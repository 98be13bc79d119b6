/** Calls that let a person choose a folder of this machine. */
import { z } from "zod";
import { call } from "./call.ts";
import { systemPath } from "../basics/system-path.ts";

export const foldersCalls = {
  /** Opens the system's own folder dialog, if the shell has one (`shell.info`). Null: cancelled. */
  "folders.choose": call({
    input: z.object({ start: z.string().nullable() }),
    output: z.object({ path: z.string().nullable() }),
    effect: "once",
  }),
  /** The subfolders of a folder, for the program's own dialog. `path` null: the person's documents folder. */
  "folders.list": call({
    input: z.object({ path: systemPath.nullable() }),
    output: z.object({
      path: z.string(),
      parent: z.string().nullable(),
      folders: z.array(z.object({ name: z.string(), path: z.string() })),
      writable: z.boolean(),
    }),
    effect: "none",
  }),
};
