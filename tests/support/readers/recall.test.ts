import { expect, test } from "vitest";
import { recall } from "./recall.ts";

test.each<[name: string, lines: string[], text: string, share: number, lacking: number]>([
  [
    "all of it, in other lines and with labels added",
    ["区领导检查，", "一是强化"],
    "1. 区领导\n检查，一是　强化。",
    1,
    0,
  ],
  ["order does not matter, white space neither", ["甲 乙 丙 丁", "戊己庚辛"], "戊己庚辛甲乙丙丁", 1, 0],
  ["a lost word is lacking", ["区领导检查工作"], "区领导工作", 1 / 5, 1],
  ["said twice, held once", ["甲乙丙", "甲乙丙"], "甲乙丙", 0.5, 1],
  ["a line shorter than a group", ["12", "否"], "共12个", 0.5, 1],
  ["nothing to hold", [" "], "", 1, 0],
])("%s", (_name, lines, text, share, lacking) => {
  const result = recall(lines, text);
  expect(result.share).toBeCloseTo(share);
  expect(result.lacking).toHaveLength(lacking);
});
