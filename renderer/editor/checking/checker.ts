/** Runs checks in the worker and reports only the answer to the latest question. */
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Context, Finding } from "../../../shared/proofing/index.ts";

export interface Question {
  id: number;
  bulletin: BulletinDocument;
  /** Absent if it is the same as in the question before. */
  context?: Context;
}
export interface Answer {
  id: number;
  findings: Finding[];
}

export interface Checker {
  check(bulletin: BulletinDocument, context: Context): void;
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
  let lastQuestion: { id: number; bulletin: BulletinDocument; context: Context } | null = null;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    if (lastQuestion && data.id === lastQuestion.id) onAnswer(lastQuestion.bulletin, data.findings);
  });
  return {
    check: (bulletin, context) => {
      const question: Question = {
        id: (lastQuestion?.id ?? 0) + 1,
        bulletin,
        ...(context !== lastQuestion?.context && { context }),
      };
      lastQuestion = { id: question.id, bulletin, context };
      worker.postMessage(question, {});
    },
    stop: () => worker.terminate(),
  };
}
