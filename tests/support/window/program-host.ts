/**
 * Starts programs inside one process for each Playwright worker: a start costs milliseconds instead of
 * seconds.
 */
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { HostAnswer, HostRequest } from "./program-host-process.ts";

/**
 * A program that a test works with: core, library and HTTP server, as `npm start -- --shell browser` runs
 * them.
 */
export interface Program {
  readonly libraryFolder: string;
  /** Address of the window, with the one-time token of the last start. Empty before the first start. */
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

type Reply = { resolve: (answer: HostAnswer) => void; reject: (error: Error) => void };
type RequestBody = HostRequest extends infer R ? (R extends HostRequest ? Omit<R, "id"> : never) : never;

/** The parent's end of `program-host-process.ts`. */
export class ProgramHost {
  readonly #process: ChildProcess;
  readonly #replies = new Map<number, Reply>();
  #lastId = 0;

  /** @param environment of the process, in the place of this one's */
  constructor(environment: Record<string, string>) {
    const script = fileURLToPath(new URL("program-host-process.ts", import.meta.url));
    this.#process = fork(script, {
      execArgv: [],
      env: environment,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#process.on("message", (answer: HostAnswer) => {
      const reply = this.#replies.get(answer.id);
      this.#replies.delete(answer.id);
      if (answer.error === undefined) reply?.resolve(answer);
      else reply?.reject(new Error(answer.error));
    });
    this.#process.once("exit", (code) => {
      for (const { reject } of this.#replies.values())
        reject(new Error(`the host of the programs ended with exit code ${code}`));
      this.#replies.clear();
    });
  }

  /** A program on this library folder, not started yet. */
  createProgram(libraryFolder: string): Program {
    let url = "";
    return {
      libraryFolder,
      get url() {
        return url;
      },
      start: async () => {
        url = (await this.#request({ command: "start", libraryFolder })).url ?? "";
      },
      stop: async () => {
        await this.#request({ command: "stop", url });
      },
    };
  }

  /** Stops every program and the printer, and waits for the end of the process. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const end = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.disconnect();
    await end;
  }

  #request(body: RequestBody): Promise<HostAnswer> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      if (!this.#process.connected) return reject(new Error("the host of the programs has ended"));
      this.#replies.set(id, { resolve, reject });
      this.#process.send({ ...body, id });
    });
  }
}
