/**
 * Checks bulletins in a worker, outside the window's thread. Unchanged paragraphs are not checked again
 * (`createCheck`).
 */
import { createCheck, noContext } from "../../../shared/proofing/index.ts";
import type { Answer, Question } from "./checker.ts";

const check = createCheck();
/**
 * The last context, kept as the same object: `createCheck` compares it by identity to decide what it can
 * reuse.
 */
let context = noContext;

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  context = data.context ?? context;
  const answer: Answer = { id: data.id, findings: check(data.bulletin, context) };
  self.postMessage(answer, {});
});
