/** Runs all rules on our own sentences: 300 with one fault each, 300 without. */
import { expect, test } from "vitest";
import {
  faultySentences,
  findingsIn,
  scores,
  soundSentences,
} from "../../tests/support/samples/sentences.ts";
import { rules } from "./index.ts";

test("there are at least 300 different sentences of each kind", () => {
  expect(new Set(soundSentences).size).toBeGreaterThanOrEqual(300);
  expect(new Set(faultySentences.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
  expect(faultySentences.filter(({ rule }) => !rules.some(({ id }) => id === rule))).toEqual([]);
});

test("sound sentences have no findings", () => {
  expect(soundSentences.flatMap((text) => findingsIn(text).map(({ rule }) => `${rule}: ${text}`))).toEqual(
    [],
  );
});

test("every fault is found by its rule", () => {
  expect(scores().filter(({ faults, foundCount }) => foundCount < faults)).toEqual([]);
});
