/**
 * The program as its own process, for tests and benchmarks that are about the process: its start, its end,
 * its death.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Program } from "./program-host.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export class ProgramProcess implements Program {
  readonly libraryFolder: string;
  url = "";
  readonly #environment: NodeJS.ProcessEnv;
  readonly #stderr: "inherit" | "ignore";
  #child: ChildProcess | undefined;

  /**
   * @param environment of the process, in the place of this one's
   * @param stderr "ignore" for a program whose errors are the subject: they would look like errors of the test
   */
  constructor(
    libraryFolder: string,
    environment: NodeJS.ProcessEnv = process.env,
    stderr: "inherit" | "ignore" = "inherit",
  ) {
    this.libraryFolder = libraryFolder;
    this.#environment = environment;
    this.#stderr = stderr;
  }

  /** Runs `npm start -- --shell browser --no-open --port 0 --library DIR` and reads its one `ready` line. */
  async start(): Promise<void> {
    const parameters = ["--shell", "browser", "--no-open", "--port", "0", "--library", this.libraryFolder];
    const child = spawn(process.execPath, ["electron/tools/start.ts", ...parameters], {
      cwd: root,
      env: this.#environment,
      stdio: ["ignore", "pipe", this.#stderr],
    });
    this.#child = child;
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout?.setEncoding("utf8").once("data", (line: string) => {
        const url = /^ready (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)\n$/u.exec(line)?.[1];
        if (url) resolve(url);
        else reject(new Error(`expected one ready line, got: ${line}`));
      });
      child.once("exit", (code) => reject(new Error(`the program ended with exit code ${code}`)));
    });
  }

  /** Sends the process a signal that does not end it. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends the process: in good order with SIGTERM, as a power cut would with SIGKILL. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const end = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await end;
  }
}
