import { expect, test } from "vitest";
import { canonicalRuns, sameData } from "./canonical.ts";

test("neighbours with equal properties become one run, in any order of the properties", () => {
  const runs = [
    { text: "一", bold: true as const, later: { a: 1, b: [2] } },
    { text: "二", later: { b: [2], a: 1 }, bold: true as const },
    { text: "三" },
    { text: "四" },
    { text: "五", comments: ["c1"] },
    { text: "六", comments: ["c1", "c2"] },
  ];
  expect(canonicalRuns(runs).map(({ text }) => text)).toEqual(["一二", "三四", "五", "六"]);
});

test("data are compared by content, and an absent property differs from one with another name", () => {
  expect(sameData({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(sameData({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameData([], {})).toBe(false);
});
