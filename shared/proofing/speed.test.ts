/**
 * No text takes the checker more than linear time. On lists of this size a rule that starts again at each item
 * spends minutes.
 */
import { expect, test } from "vitest";
import { threadTime } from "../../tests/support/processor-time.ts";
import { emptyDocument } from "../bulletin/empty.ts";
import { check, noContext } from "./index.ts";

/** Letters of a text. */
const size = 32_000;
const fill = (item: (index: number) => string): string => {
  let text = "";
  for (let index = 1; text.length < size; index += 1) text += item(index);
  return text;
};
/** Processor time of all rules, ms. A text takes them well under a second on a usual machine. */
const limit = 5000;
/** Time on the clock, ms: only against a test that hangs. */
const timeout = 180_000;

const checkText = (...texts: string[]) =>
  check(
    {
      ...emptyDocument(),
      blocks: texts.map((text, index) => ({ id: `b${index}`, style: "body", runs: [{ text }] })),
    },
    noContext,
  );

test.each<[name: string, text: string]>([
  ["a list of units", fill((index) => `单位${index}、`)],
  ["a list of figures", fill((index) => `东河街道${index}个、`)],
  ["a list of names", fill((index) => `松河${String.fromCodePoint(0x4e00 + (index % 20_000))}镇、`)],
  ["a list with a count at each item", fill(() => "甲、乙三个方面、")],
  ["one number", fill(() => "1")],
  ["one word", fill(() => "松")],
  ["signs of a list", fill(() => "、")],
  ["marks never closed", fill(() => "“（《")],
  ["gaps", `甲${fill(() => " ")}乙`],
  ["western text", fill(() => "a.b,")],
  ["dates", fill(() => "2026年3月15日至")],
  ["ordinals", fill(() => "一是加强领导。二是完善机制；")],
])(
  "%s",
  (_name, text) => {
    expect(threadTime(() => checkText(text))).toBeLessThan(limit);
  },
  timeout,
);
