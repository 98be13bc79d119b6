/** Checks documents beside the window's own thread. Paragraphs that stay as they were cost nothing (`createCheck`). */
import { createCheck, noContext } from "../../../shared/proofing/index.ts";
import type { Answer, Question } from "./checker.ts";

const check = createCheck();
/** Kept as it is until another comes: the check knows by it what it need not look at again. */
let context = noContext;

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  context = data.context ?? context;
  const answer: Answer = { id: data.id, findings: check(data.document, context) };
  self.postMessage(answer, {});
});
