/** The `bulletin` command, for tests that start it as a process. */
import { join } from "node:path";
import { isStale } from "../../electron/tools/build.ts";
import { root } from "./steps.ts";

/**
 * Path of the program: the built one where the build is newer than every source (`npm test` builds first),
 * else the source. Both are the same program; the built one starts in half the time.
 */
export const commandProgram = join(root, isStale() ? "electron/shells/cli/main.ts" : "dist/electron/cli.js");
