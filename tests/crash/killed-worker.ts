/** Starts a process that works on a library, kills it, and inspects what it left. */
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { openLibrary, type Library } from "../../electron/core/library/index.ts";
import { bundleProgram } from "../support/bundle-program.ts";
import { documentOf, type Work } from "./text.ts";

/** The worker as one JavaScript file, which starts in a third of the time that its sources take. */
const worker = await bundleProgram(fileURLToPath(new URL("worker.ts", import.meta.url)));

/** Runs a test with an empty folder for a library, and removes the folder. */
export async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-crash-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Killed {
  /** The acknowledgments that arrived before the kill, as whole lines. */
  acknowledgedLines: string[];
  /** True if the worker ended by itself before it was killed. */
  hasEnded: boolean;
  /** Time from the first line to the end, ms. */
  duration: number;
}

/**
 * Lets a worker process do one kind of work on the library in `folder`, and kills it at a random moment.
 * @param longest the latest moment of the kill, in ms after the first line that the worker prints; `Infinity`
 *   never kills.
 */
export function workUntilKilled(folder: string, work: Work, longest: number): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, folder, work], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    let start = 0;
    child.stdout.on("data", (data: Buffer) => {
      if (output === "") {
        start = performance.now();
        if (longest < Infinity) setTimeout(() => child.kill("SIGKILL"), Math.random() * longest);
      }
      output += data.toString();
    });
    child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null && code !== 0) reject(new Error(`The worker ended with ${code}: ${errors}`));
      else {
        // What follows the last line break is no complete acknowledgment.
        const acknowledgedLines = output.split("\n").slice(0, -1);
        resolve({
          acknowledgedLines,
          hasEnded: code === 0,
          duration: performance.now() - start,
        });
      }
    });
  });
}

/**
 * Lets a worker process do one kind of work that ends by itself, and gives what strace wrote of these calls of
 * the system.
 */
export async function traceWork(folder: string, work: Work, calls: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), "bulletin-trace-"));
  try {
    const output = join(place, "trace");
    // Strings whole and in hexadecimal.
    const options = ["-f", "-qq", "-xx", "-s", "20000000", "-e", "signal=none", "-e", `trace=${calls}`];
    await promisify(execFile)("strace", [...options, "-o", output, process.execPath, worker, folder, work], {
      env: { ...process.env, UV_USE_IO_URING: "0" },
    });
    return await readFile(output, "utf8");
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/**
 * Opens the library after a kill and checks that it is sound and that nothing had to be restored; then calls
 * `look`.
 */
export async function inspect<Result>(
  folder: string,
  name: string,
  look: (library: Library) => Promise<Result>,
): Promise<Result> {
  const library = await openLibrary(folder);
  try {
    expect(await library.integrityCheck(), name).toEqual([]);
    expect(library.recovery, name).toBeNull();
    return await look(library);
  } finally {
    await library.close();
  }
}

/** Creates a library with one issue for each number. */
export async function createLibrary(folder: string, numbers: readonly number[]): Promise<void> {
  const library = await openLibrary(folder);
  try {
    for (const number of numbers) await library.issues.create({ document: documentOf(number) });
  } finally {
    await library.close();
  }
}

/** Checks that the lists, counts and search index of the library agree with its issues. */
export async function expectConsistent(library: Library, name: string): Promise<void> {
  expect(
    (await library.examine()).filter(({ level }) => level !== "fine"),
    name,
  ).toEqual([]);
}
