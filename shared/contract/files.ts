/** Calls that show exported files in other programs. */
import { z } from "zod";
import { call } from "./call.ts";
import { systemPath } from "../basics/system-path.ts";

const file = z.object({ path: systemPath });

export const filesCalls = {
  /** Opens a file that this program exported, in the system's program for that file type. */
  "files.open": call({ input: file, output: z.object({}), effect: "once" }),
  "files.showInFolder": call({ input: file, output: z.object({}), effect: "once" }),
};
