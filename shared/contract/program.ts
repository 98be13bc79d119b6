/** Calls and events of the program itself: the shell that it runs in, its jobs, its menu. */
import { z } from "zod";
import { call, jobId } from "./call.ts";
import { commandIds } from "./commands.ts";

/** An error of the window itself. The texts are of the browser's engine; the log takes only the form of them. */
export const windowFault = z.object({
  /**
   * Where it was noticed: nothing caught it (`error`, `rejection`), a screen or the whole window could not be drawn,
   * the editor, or work that the person started.
   */
  kind: z.enum(["error", "rejection", "screen", "window", "editor", "work"]),
  name: z.string().max(100),
  message: z.string().max(1000),
  stack: z.string().max(8000),
});
export type WindowFault = z.infer<typeof windowFault>;

export const programCalls = {
  /** Describes the shell in which the renderer runs. */
  "shell.info": call({
    input: z.object({}),
    output: z.object({
      shell: z.enum(["electron", "browser", "memory"]),
      version: z.string(),
      libraryFolder: z.string(),
      /** True if `folders.choose` opens the system's own dialog. */
      folderDialog: z.boolean(),
    }),
    effect: "none",
  }),

  /** Tells the program of an error of the window, for the log. Of very many in a short time, only some are logged. */
  "program.report": call({ input: windowFault, output: z.object({}), effect: "once" }),

  "jobs.cancel": call({ input: z.object({ job: jobId }), output: z.object({}), effect: "idempotent" }),
};

export const programEvents = {
  "job.progress": z.object({
    job: jobId,
    done: z.number().min(0),
    total: z.number().positive(),
    step: z.enum(["word", "print", "text", "write", "import", "backups"]),
  }),
  /**
   * The program met an error of its own and wrote it to its log. Windows save at once. `isEnding`: it met many,
   * and ends in some seconds.
   */
  "program.fault": z.object({ isEnding: z.boolean() }),
  /** The shell's menu or the system asks the window to run a command. */
  "shell.command": z.object({ command: z.enum(commandIds) }),
  /** The system asks the program to open a file; import it with `importing.open`. */
  "shell.openFile": z.object({ name: z.string(), bytes: z.base64() }),
};
