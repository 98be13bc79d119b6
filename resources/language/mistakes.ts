/** Puts mistakes into sound text, to learn from and to measure. */
import type { Confusions } from "../../shared/proofing/spelling/confusions.ts";
import type { LanguageModel } from "../../shared/proofing/spelling/model.ts";

export interface Mistake {
  kind: "sound" | "shape" | "swap";
  /** The text with the mistake. */
  text: string;
  /** Where the wrong word stands. */
  start: number;
  end: number;
}

interface Means {
  /** Gives a number from 0 up to 1. */
  random: () => number;
  model: LanguageModel;
  confusions: (letter: string) => Confusions;
}

/** Gives a function that gives the same numbers from 0 up to 1 for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x8000_0000;
  };
}

/** Counts how often a part occurs in a text. */
export const countOf = (text: string, part: string): number => text.split(part).length - 1;

/** The least probability of a letter that is put in the place of another one. */
const leastProbability = -5.4;

/**
 * Puts a mistake into one of the words of at least two letters, so that no word of the model arises. Gives
 * nothing if the word that was drawn has no such mistake.
 */
export function putMistake(
  text: string,
  words: readonly { start: number; length: number }[],
  kind: Mistake["kind"],
  { random, model, confusions }: Means,
): Mistake | undefined {
  const longer = words.filter(({ length }) => length >= 2);
  const draw = <Item>(list: readonly Item[]): Item | undefined => list[Math.floor(random() * list.length)];
  const place = draw(longer);
  if (!place) return undefined;
  const end = place.start + place.length;
  const word = text.slice(place.start, end);
  const at = Math.floor(random() * word.length);
  const options =
    kind === "swap"
      ? [[...word].toReversed().join("")].filter((other) => word.length === 2 && other !== word)
      : [...confusions(word.charAt(at))]
          .filter(([letter, reason]) => reason === kind && isCommon(model, letter))
          .map(([letter]) => word.slice(0, at) + letter + word.slice(at + 1));
  const wrong = draw(options.filter((option) => model.idOf(option) < 0));
  if (wrong === undefined) return undefined;
  return { kind, text: text.slice(0, place.start) + wrong + text.slice(end), start: place.start, end };
}

const isCommon = (model: LanguageModel, letter: string) =>
  model.probability(model.idOf(letter)) > leastProbability;
