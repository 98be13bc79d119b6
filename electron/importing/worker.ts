/**
 * Reads Word files in a worker thread, one after the other. `host.ts` starts it with limits on memory and
 * time.
 */
import { parentPort } from "node:worker_threads";
import { FormatError, LimitError, type WordLimits } from "./docx/limits.ts";
import { readWord, type WordContent } from "./docx/read.ts";

/** A file to read. */
export interface Question {
  bytes: Uint8Array;
  declinedIds: readonly string[];
  limits: WordLimits;
  keepsRevisions: boolean;
}

/** The content of a file, or why it could not be read. `problem` is an unexpected error. */
export type Answer =
  | { content: WordContent }
  | { limit: LimitError["measure"] }
  | { format: FormatError["reason"] }
  | { problem: string };

function answer({ bytes, declinedIds, limits, keepsRevisions }: Question): Answer {
  try {
    return { content: readWord(bytes, declinedIds, limits, keepsRevisions) };
  } catch (error) {
    if (error instanceof LimitError) return { limit: error.measure };
    if (error instanceof FormatError) return { format: error.reason };
    return { problem: (error as Error).stack ?? String(error) };
  }
}

/** The buffers of the pictures, which are transferred to the main thread instead of copied. */
const buffersOf = ({ assets }: WordContent): ArrayBuffer[] => [
  ...new Set(Array.from(assets.values(), ({ buffer }) => buffer as ArrayBuffer)),
];

parentPort?.on("message", (question: Question) => {
  const message = answer(question);
  parentPort?.postMessage(message, "content" in message ? buffersOf(message.content) : []);
});
