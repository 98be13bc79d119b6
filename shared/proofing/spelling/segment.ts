/** Divides text without marks into the most probable words. */
import { unknownWord, type LanguageModel } from "./model.ts";

/** A word of a text: `start` and `length` in letters, `id` in the model. */
export interface Word {
  start: number;
  length: number;
  id: number;
}

/** A way to divide a text into words, with its probability (decimal logarithm). */
export interface Segmentation {
  words: Word[];
  probability: number;
}

/** A word at the end of the best way to reach it. */
interface Step extends Word {
  probability: number;
  before: Step | undefined;
}

function probabilityAfter(model: LanguageModel, before: Step | undefined, id: number): number {
  if (!before) return model.probability(id);
  if (!before.before) return model.probabilityOfPair(before.id, id);
  return model.probabilityOfTriple(before.before.id, before.id, id);
}

/** Gives the best step to a word that begins where `steps` end. */
function bestStep(model: LanguageModel, steps: readonly Step[], word: Word): Step {
  let before: Step | undefined;
  let probability = steps.length === 0 ? model.probability(word.id) : -Infinity;
  for (const step of steps) {
    const sum = step.probability + probabilityAfter(model, step, word.id);
    if (sum > probability) {
      probability = sum;
      before = step;
    }
  }
  return { ...word, probability, before };
}

const moreProbable = (one: Step, other: Step) => (other.probability > one.probability ? other : one);

/** Divides a text of at least one letter; a letter that the model does not know is a word of its own. */
export function segment(model: LanguageModel, text: string): Segmentation {
  /** By place: the steps that end there. */
  const steps: Step[][] = Array.from({ length: text.length + 1 }, () => []);
  for (let start = 0; start < text.length; start += 1) {
    const before = steps[start] ?? [];
    if (start > 0 && before.length === 0) continue;
    const ids = model.idsAt(text, start);
    for (let length = 1; length <= Math.max(1, ids.length); length += 1) {
      const id = ids[length - 1] ?? unknownWord;
      if (id === unknownWord && length > 1) continue;
      steps[start + length]?.push(bestStep(model, before, { start, length, id }));
    }
  }
  let step: Step | undefined = steps.at(-1)?.reduce(moreProbable);
  const probability = step?.probability ?? 0;
  const words: Word[] = [];
  for (; step; step = step.before) words.unshift({ start: step.start, length: step.length, id: step.id });
  return { words, probability };
}
