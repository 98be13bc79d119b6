import { expect, test } from "vitest";
import { numberAfter, findNumberProblem, type Numbered } from "./numbering.ts";

const at = (number: number | null, date: string | null = "2026-05-01"): Numbered => ({ number, date });

test.each([
  [null, "running", 1],
  [at(7), "running", 8],
  [at(7, "2025-12-30"), "running", 8],
  [at(7), "yearly", 8],
  [at(7, "2025-12-30"), "yearly", 1],
  [at(7, null), "yearly", 8],
  [at(null), "running", 1],
] as const)("after %j, %s: %i", (previous, numbering, expectedNumber) => {
  expect(numberAfter(previous, "2026-06-01", numbering)).toBe(expectedNumber);
});

test.each([
  ["the first of the library", at(764), [], "running", null],
  ["the next", at(8), [at(7), at(6)], "running", null],
  ["between", at(7), [at(6), at(8)], "running", null],
  ["repeated", at(7), [at(6), at(7)], "running", { kind: "repeated" }],
  ["one missing", at(9), [at(7), at(5)], "running", { kind: "skipped", first: 8, last: 8 }],
  ["several missing", at(12), [at(7)], "running", { kind: "skipped", first: 8, last: 11 }],
  ["older than all others", at(3), [at(7)], "running", null],
  ["without a number", at(null), [at(7)], "running", null],
  ["over the year's end", at(8, "2026-01-05"), [at(7, "2025-12-30")], "running", null],
  ["the same number of another year", at(1), [at(1, "2025-01-05"), at(2, "2025-01-09")], "yearly", null],
  ["the same number of this year", at(1), [at(1, "2026-01-05")], "yearly", { kind: "repeated" }],
  [
    "a year that does not begin with number 1",
    at(3),
    [at(50, "2025-12-30")],
    "yearly",
    { kind: "skipped", first: 1, last: 2 },
  ],
  ["the first year of the library", at(3), [at(1, "2027-01-30")], "yearly", null],
  ["a year unknown", at(1, null), [at(1)], "yearly", null],
] as const)("%s", (_, issue, others, numbering, problem) => {
  expect(findNumberProblem(issue, others, numbering)).toEqual(problem);
});
