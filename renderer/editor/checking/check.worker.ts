/**
 * Checks bulletins in a worker, outside the window's thread. Unchanged paragraphs are not checked again
 * (`createCheck`). The speller's files are loaded when the worker starts: the first answers come without it, and
 * the last one is given again once it is there.
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
/** The last question that a newer one replaces. */
let lastQuestion: Question | null = null;

function answer({ id, bulletin }: Question): void {
  self.postMessage({ id, findings: check(bulletin, context) } satisfies Answer, {});
}

/** Loads the speller. Without it (the core is gone) the other rules still work. */
async function loadSpeller(): Promise<void> {
  const [model, confusions] = await Promise.all(
    spellerFiles.map((name) => fetch(new URL(`/language/${name}`, self.location.origin))),
  );
  if (!model?.ok || !confusions?.ok) return;
  const speller = createSpeller(await model.arrayBuffer(), await confusions.text());
  context = { ...context, speller };
  if (lastQuestion) answer(lastQuestion);
}

const loading = loadSpeller().catch(() => {});

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  if (data.context) context = { ...data.context, speller: context.speller };
  if (data.isFinal) {
    void loading.then(() => answer(data));
    return;
  }
  lastQuestion = data;
  answer(data);
});
