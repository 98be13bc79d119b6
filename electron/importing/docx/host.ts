/**
 * Word files are read in a worker, so that a hostile one can neither stop the program nor take its memory: past the time
 * or memory limit the worker is ended, and the next file gets a new one.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { BulletinError } from "../../../shared/contract/errors.ts";
import { tooLarge, wordLimits, type WordLimits } from "./limits.ts";
import type { ReadWord } from "./read.ts";
import type { Answer, Question } from "./worker.ts";

/** Milliseconds that a worker waits for the next file. */
const idle = 5000;

let waiting: { worker: Worker; forget: () => void } | undefined;
/** One file at a time: a batch takes the memory of one. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a Word file. `name` is for errors.
 * @throws BulletinError `too-large` with the limit, `unreadable` with the reason
 */
export function readWordFile(
  name: string,
  bytes: Uint8Array,
  declined: readonly string[] = [],
  limits: WordLimits = wordLimits,
  keepsMarks = false,
): Promise<ReadWord> {
  if (bytes.length > limits.file) return Promise.reject(tooLarge(name, "file", limits));
  const reading = last.then(() => read(name, { bytes, declined, limits, keepsMarks }));
  last = reading.catch(() => {});
  return reading;
}

async function read(name: string, question: Question): Promise<ReadWord> {
  const answer = await ask(question);
  if ("read" in answer) return answer.read;
  if ("limit" in answer) throw tooLarge(name, answer.limit, question.limits);
  if ("format" in answer) throw new BulletinError("unreadable", { file: name, reason: answer.format });
  throw new Error(answer.problem);
}

function ask(question: Question): Promise<Answer> {
  const isUsual = question.limits.memory === wordLimits.memory;
  const worker = (isUsual ? takeWaiting() : undefined) ?? startWorker(question.limits.memory);
  worker.ref();
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void, keep: boolean) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      if (keep && isUsual) wait(worker);
      else void worker.terminate();
      outcome();
    };
    const onMessage = (answer: Answer) => settle(() => resolve(answer), true);
    const onError = (error: NodeJS.ErrnoException) => {
      settle(
        () => (error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ limit: "memory" }) : reject(error)),
        false,
      );
    };
    const onExit = (code: number) =>
      settle(() => reject(new Error(`The reader of Word files ended with ${code}`)), false);
    const timer = setTimeout(() => settle(() => resolve({ limit: "time" }), false), question.limits.time);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(question);
  });
}

function takeWaiting(): Worker | undefined {
  const taken = waiting;
  waiting = undefined;
  taken?.forget();
  return taken?.worker;
}

/** Keeps a worker for the next file; it does not keep the program from ending. */
function wait(worker: Worker): void {
  const timer = setTimeout(() => void takeWaiting()?.terminate(), idle);
  timer.unref();
  worker.unref();
  const onEnd = () => void takeWaiting();
  worker.on("error", onEnd).on("exit", onEnd);
  const forget = () => {
    clearTimeout(timer);
    worker.off("error", onEnd).off("exit", onEnd);
  };
  waiting = { worker, forget };
}

/** From source, or from the one file that the build makes of it: started as text, since Electron's program is an archive. */
function startWorker(memory: number): Worker {
  const options = { resourceLimits: { maxOldGenerationSizeMb: memory }, name: "docx", execArgv: [] };
  // The build may put this module into the program or into a chunk beside it.
  const built = ["docx-worker.cjs", "../docx-worker.cjs"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (built !== undefined) return new Worker(readFileSync(built, "utf8"), { ...options, eval: true });
  return new Worker(fileURLToPath(new URL("worker.ts", import.meta.url)), options);
}
