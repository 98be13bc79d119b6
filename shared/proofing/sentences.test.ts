/** The rules together, on sentences of our own: 300 with a fault each, 300 without. */
import { expect, test } from "vitest";
import { faultySentences, findingsIn, scores, soundSentences } from "../../tests/support/sentences.ts";
import { rules } from "./index.ts";

test("there are 300 of each, no two alike", () => {
  expect(new Set(soundSentences).size).toBeGreaterThanOrEqual(300);
  expect(new Set(faultySentences.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
  expect(faultySentences.filter(({ rule }) => !rules.some(({ id }) => id === rule))).toEqual([]);
});

test("nothing is found in what is sound", () => {
  expect(soundSentences.flatMap((text) => findingsIn(text).map(({ rule }) => `${rule}: ${text}`))).toEqual(
    [],
  );
});

test("every fault is found by its rule", () => {
  expect(scores().filter(({ faults, found }) => found < faults)).toEqual([]);
});
