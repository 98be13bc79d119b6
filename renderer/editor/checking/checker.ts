/** Runs checks in the worker and reports only the answers to the latest question. */
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Context, Finding } from "../../../shared/proofing/index.ts";

export interface Question {
  id: number;
  bulletin: BulletinDocument;
  /** Absent if it is the same as in the question before. */
  context?: Context;
  /** True if it is answered once, with the speller; otherwise the speller may give a second answer. */
  isFinal?: true;
}
export interface Answer {
  id: number;
  findings: Finding[];
}

export interface Checker {
  check(bulletin: BulletinDocument, context: Context): void;
  /** Checks once, whatever is asked meanwhile. */
  checkOnce(bulletin: BulletinDocument, context: Context): Promise<Finding[]>;
  stop(): void;
}

/**
 * Starts the worker.
 *
 * @param onAnswer called with the findings of the latest question, and the bulletin that was checked
 */
export function createChecker(
  onAnswer: (bulletin: BulletinDocument, findings: readonly Finding[]) => void,
): Checker {
  const worker = new Worker(new URL("./check.worker.ts", import.meta.url), { type: "module" });
  let lastId = 0;
  let sentContext: Context | null = null;
  let lastQuestion: { id: number; bulletin: BulletinDocument } | null = null;
  const waiting = new Map<number, (findings: Finding[]) => void>();
  worker.addEventListener("message", ({ data: { id, findings } }: MessageEvent<Answer>) => {
    if (lastQuestion && id === lastQuestion.id) onAnswer(lastQuestion.bulletin, findings);
    waiting.get(id)?.(findings);
    waiting.delete(id);
  });
  const ask = (bulletin: BulletinDocument, context: Context, isFinal?: true): number => {
    lastId += 1;
    const question: Question = {
      id: lastId,
      bulletin,
      ...(context !== sentContext && { context }),
      ...(isFinal && { isFinal }),
    };
    sentContext = context;
    worker.postMessage(question, {});
    return lastId;
  };
  return {
    check: (bulletin, context) => {
      lastQuestion = { id: ask(bulletin, context), bulletin };
    },
    checkOnce: (bulletin, context) =>
      new Promise((resolve) => waiting.set(ask(bulletin, context, true), resolve)),
    stop: () => worker.terminate(),
  };
}
