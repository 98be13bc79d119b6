/** Asks the worker, and hears only its newest answer. */
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { Context, Finding } from "../../../shared/proofing/index.ts";

export interface Question {
  id: number;
  document: BulletinDocument;
  context: Context;
}
export interface Answer {
  id: number;
  findings: Finding[];
}

export interface Checker {
  check(document: BulletinDocument, context: Context): void;
  stop(): void;
}

export function createChecker(onFound: (document: BulletinDocument, findings: readonly Finding[]) => void): Checker {
  const worker = new Worker(new URL("./check.worker.ts", import.meta.url), { type: "module" });
  let asked: Question | null = null;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    if (asked && data.id === asked.id) onFound(asked.document, data.findings);
  });
  return {
    check: (document, context) => {
      asked = { id: (asked?.id ?? 0) + 1, document, context };
      worker.postMessage(asked, {});
    },
    stop: () => worker.terminate(),
  };
}
