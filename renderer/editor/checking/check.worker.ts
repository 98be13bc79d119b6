/** Checks documents beside the window's own thread. Paragraphs that stay as they were cost nothing (`createCheck`). */
import { createCheck } from "../../../shared/proofing/index.ts";
import type { Answer, Question } from "./checker.ts";

const check = createCheck();

self.addEventListener("message", ({ data: { id, document, context } }: MessageEvent<Question>) => {
  const answer: Answer = { id, findings: check(document, { context }) };
  self.postMessage(answer, {});
});
