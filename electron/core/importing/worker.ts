/**
 * Reads Word files and long texts in a worker thread, one after the other. `host.ts` starts it with limits on
 * memory and time.
 */
import { parentPort } from "node:worker_threads";
import { readText } from "../../../shared/text/read.ts";
import type { Recognised } from "../../../shared/text/recognise.ts";
import { FormatError, LimitError, type WordLimits } from "./files/word-limits.ts";
import type { WordContent } from "./docx/content.ts";
import { readWord } from "./docx/read.ts";

/** A Word file to read. */
export interface WordQuestion {
  bytes: Uint8Array;
  declinedIds: readonly string[];
  limits: WordLimits;
  keepsRevisions: boolean;
}

/** A text to read. */
export interface TextQuestion {
  text: string;
  declinedIds: readonly string[];
  limits: WordLimits;
}

export type Question = WordQuestion | TextQuestion;

/** What a question is answered with, if the file could be read. */
export type ContentOf<Asked extends Question> = Asked extends WordQuestion ? WordContent : Recognised;

/** The content of a file, or why it could not be read. `problem` is an unexpected error. */
export type Answer<Content = WordContent | Recognised> =
  | { content: Content }
  | { limit: LimitError["measure"] }
  | { format: FormatError["reason"] }
  | { problem: string };

const read = (question: Question): WordContent | Recognised =>
  "text" in question
    ? readText(question.text, question.declinedIds)
    : readWord(question.bytes, question.declinedIds, question.limits, question.keepsRevisions);

function answer(question: Question): Answer {
  try {
    return { content: read(question) };
  } catch (error) {
    if (error instanceof LimitError) return { limit: error.measure };
    if (error instanceof FormatError) return { format: error.reason };
    return { problem: (error instanceof Error && error.stack) || String(error) };
  }
}

/** The buffers of the pictures, which are transferred to the main thread instead of copied. */
const buffersOf = (content: WordContent | Recognised): ArrayBuffer[] =>
  "assets" in content
    ? [...new Set(Array.from(content.assets.values(), ({ buffer }) => buffer))].filter(
        (buffer) => buffer instanceof ArrayBuffer,
      )
    : [];

parentPort?.on("message", (question: Question) => {
  const message = answer(question);
  parentPort?.postMessage(message, "content" in message ? buffersOf(message.content) : []);
});
