/**
 * Reads Word files and long texts in a worker, so that a hostile file can neither block the program nor use up its
 * memory. Above the time or memory limit the worker is ended, and the next file gets a new one. Time is that of the
 * processor: a busy machine must not refuse a sound file.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { SerialQueue } from "../../../shared/basics/serial-queue.ts";
import { tooLarge, wordLimits, type WordLimits } from "./files/word-limits.ts";
import type { WordContent } from "./docx/content.ts";
import type { Recognised } from "../../../shared/text/recognise.ts";
import type { Answer, ContentOf, Question } from "./worker.ts";

/** How long a worker waits for the next file, in ms. */
const idleTime = 5000;

/** The worker that waits for the next file. */
let idleWorker: { worker: Worker; forget: () => void } | undefined;
/** Files are read one at a time, so that a batch needs no more memory than one file. */
const readings = new SerialQueue();

/**
 * Reads a Word file in the worker. `name` is used in errors only.
 * @param declinedIds ids of normalisations that must not be made
 * @param keepsRevisions keep the revisions, and the comments of a file that this program wrote
 * @throws BulletinError `too-large` with the limit, `unreadable` with the reason
 */
export function readWordFile(
  name: string,
  bytes: Uint8Array,
  declinedIds: readonly string[] = [],
  limits: WordLimits = wordLimits,
  keepsRevisions = false,
): Promise<WordContent> {
  if (bytes.length > limits.file) return Promise.reject(tooLarge(name, "file", limits));
  return readings.run(() => read(name, { bytes, declinedIds, limits, keepsRevisions: keepsRevisions }));
}

/**
 * Reads a text in the worker. `name` is used in errors only.
 * @param declinedIds ids of normalisations that must not be made
 * @throws BulletinError `too-large` with the limit
 */
export const readLongText = (
  name: string,
  text: string,
  declinedIds: readonly string[],
): Promise<Recognised> => readings.run(() => read(name, { text, declinedIds, limits: wordLimits }));

async function read<Asked extends Question>(name: string, question: Asked): Promise<ContentOf<Asked>> {
  const answer = await askWorker(question);
  if ("content" in answer) return answer.content;
  if ("limit" in answer) throw tooLarge(name, answer.limit, question.limits);
  if ("format" in answer) throw new BulletinError("unreadable", { file: name, reason: answer.format });
  throw new Error(answer.problem);
}

function askWorker<Asked extends Question>(question: Asked): Promise<Answer<ContentOf<Asked>>> {
  const isUsual = question.limits.memory === wordLimits.memory;
  const worker = (isUsual ? takeIdleWorker() : undefined) ?? startWorker(question.limits.memory);
  worker.ref();
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void, keep: boolean) => {
      stopLimit();
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      if (keep && isUsual) keepIdle(worker);
      else void worker.terminate();
      outcome();
    };
    const onMessage = (answer: Answer<ContentOf<Asked>>) => settle(() => resolve(answer), true);
    const onError = (error: NodeJS.ErrnoException) => {
      settle(
        () => (error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ limit: "memory" }) : reject(error)),
        false,
      );
    };
    const onExit = (code: number) =>
      settle(() => reject(new Error(`The reader of files ended with ${code}`)), false);
    const stopLimit = limitProcessorTime(worker, question.limits.time, () =>
      settle(() => resolve({ limit: "time" }), false),
    );
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(question);
  });
}

/**
 * Calls `onExceeded` when the worker has used more than `limit` ms of processor time from now on.
 * @returns stops the limit
 */
function limitProcessorTime(worker: Worker, limit: number, onExceeded: () => void): () => void {
  // A worker that is still starting, or has ended, answers with an error.
  const usageSince = (before?: NodeJS.CpuUsage) => worker.cpuUsage(before).catch(() => undefined);
  const usageBefore = usageSince();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const lookIn = (delay: number) => {
    // A thread uses at most as much processor time as passes, so it cannot exceed the limit earlier.
    timer = setTimeout(async () => {
      const { user, system } = (await usageSince(await usageBefore)) ?? { user: 0, system: 0 };
      if (isStopped) return;
      const timeLeft = limit - (user + system) / 1000;
      if (timeLeft > 0) lookIn(Math.max(timeLeft, 20));
      else onExceeded();
    }, delay);
  };
  lookIn(limit);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Takes the idle worker, if there is one, and stops the timer that would end it. */
function takeIdleWorker(): Worker | undefined {
  const idle = idleWorker;
  idleWorker = undefined;
  idle?.forget();
  return idle?.worker;
}

/** Keeps a worker for the next file. An idle worker does not keep the program from exiting. */
function keepIdle(worker: Worker): void {
  const timer = setTimeout(() => void takeIdleWorker()?.terminate(), idleTime);
  timer.unref();
  worker.unref();
  const onEnd = () => void takeIdleWorker();
  worker.on("error", onEnd).on("exit", onEnd);
  const forget = () => {
    clearTimeout(timer);
    worker.off("error", onEnd).off("exit", onEnd);
  };
  idleWorker = { worker, forget };
}

/**
 * Starts a worker from the source, or from the bundle that the build makes. The bundle is passed as text,
 * because a packaged Electron program is an archive.
 * @param memory limit of the heap, in MB
 */
function startWorker(memory: number): Worker {
  const options = { resourceLimits: { maxOldGenerationSizeMb: memory }, name: "import", execArgv: [] };
  // The bundler puts this module into the main file or into a chunk in a folder beside it.
  const builtWorker = ["import-worker.cjs", "../import-worker.cjs"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (builtWorker !== undefined)
    return new Worker(readFileSync(builtWorker, "utf8"), { ...options, eval: true });
  return new Worker(fileURLToPath(new URL("worker.ts", import.meta.url)), options);
}
