import { expect, test } from "vitest";
import { writeOwnWords, proofingSettings, readOwnWords } from "./proofing-settings.ts";

test("own words are written and read one on each line, with several forms of the arrow", () => {
  const words = [
    { word: "创文", instead: "创城" },
    { word: "亲自", instead: "" },
  ];
  expect(writeOwnWords(words)).toBe("创文→创城\n亲自");
  expect(readOwnWords(writeOwnWords(words))).toEqual(words);
  expect(readOwnWords(" 创文 -> 创城 \n\n亲自=\n→无词\n甲＝乙")).toEqual([
    ...words,
    { word: "甲", instead: "乙" },
  ]);
});

test("a profile that was stored without own words has none", () => {
  expect(proofingSettings.parse({})).toEqual({ off: [], words: [], labels: [], eventDays: null });
});
