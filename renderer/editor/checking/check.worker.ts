/**
 * Checks bulletins in a worker, outside the window's thread. Unchanged paragraphs are not checked again
 * (`createCheck`).
 */
import { createCheck, noContext } from "../../../shared/proofing/index.ts";
import { createSpeller, spellerFiles } from "../../../shared/proofing/spelling/index.ts";
import type { Answer, Question } from "./checker.ts";

const check = createCheck();
/**
 * The last context, kept as the same object: `createCheck` compares it by identity to decide what it can
 * reuse.
 */
let context = noContext;
let lastQuestion: Question | null = null;

function answer(): void {
  if (!lastQuestion) return;
  const { id, bulletin } = lastQuestion;
  self.postMessage({ id, findings: check(bulletin, context) } satisfies Answer, {});
}

/** Loads the speller, and answers the last question once more with it. */
async function loadSpeller(): Promise<void> {
  const [model, confusions] = await Promise.all(
    spellerFiles.map((name) => fetch(new URL(`/language/${name}`, self.location.origin))),
  );
  if (!model?.ok || !confusions?.ok) return;
  const speller = createSpeller(await model.arrayBuffer(), await confusions.text());
  context = { ...context, speller };
  answer();
}

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  if (data.context) context = { ...data.context, speller: context.speller };
  lastQuestion = data;
  answer();
});
void loadSpeller();
