/** Reads Word files in a thread of its own, one after the other. `host.ts` starts it, with a cap on memory and time. */
import { parentPort } from "node:worker_threads";
import { FormatError, LimitError, type WordLimits } from "./limits.ts";
import { readWord, type ReadWord } from "./read.ts";

export interface Question {
  bytes: Uint8Array;
  declined: readonly string[];
  limits: WordLimits;
  keepsMarks: boolean;
}

export type Answer =
  | { read: ReadWord }
  | { limit: LimitError["measure"] }
  | { format: FormatError["reason"] }
  | { problem: string };

function answer({ bytes, declined, limits, keepsMarks }: Question): Answer {
  try {
    return { read: readWord(bytes, declined, limits, keepsMarks) };
  } catch (error) {
    if (error instanceof LimitError) return { limit: error.measure };
    if (error instanceof FormatError) return { format: error.reason };
    return { problem: (error as Error).stack ?? String(error) };
  }
}

/** Pictures are handed over, not copied. */
const buffersOf = ({ assets }: ReadWord): ArrayBuffer[] => [
  ...new Set(Array.from(assets.values(), ({ buffer }) => buffer as ArrayBuffer)),
];

parentPort?.on("message", (question: Question) => {
  const given = answer(question);
  parentPort?.postMessage(given, "read" in given ? buffersOf(given.read) : []);
});
