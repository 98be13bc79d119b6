/** Asks the worker, and hears only its newest answer. */
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { Context, Finding } from "../../../shared/proofing/index.ts";

export interface Question {
  id: number;
  document: BulletinDocument;
  /** Absent: the same as before. */
  context?: Context;
}
export interface Answer {
  id: number;
  findings: Finding[];
}

export interface Checker {
  check(document: BulletinDocument, context: Context): void;
  stop(): void;
}

export function createChecker(
  onFound: (document: BulletinDocument, findings: readonly Finding[]) => void,
): Checker {
  const worker = new Worker(new URL("./check.worker.ts", import.meta.url), { type: "module" });
  let asked: { id: number; document: BulletinDocument; context: Context } | null = null;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    if (asked && data.id === asked.id) onFound(asked.document, data.findings);
  });
  return {
    check: (document, context) => {
      const question: Question = {
        id: (asked?.id ?? 0) + 1,
        document,
        ...(context !== asked?.context && { context }),
      };
      asked = { id: question.id, document, context };
      worker.postMessage(question, {});
    },
    stop: () => worker.terminate(),
  };
}
