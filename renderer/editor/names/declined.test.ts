import { expect, test } from "vitest";
import { Declined } from "./declined.ts";

test("a declined stretch offers no names until the next word begins or the caret moves before it", () => {
  const declinedStretches = new Declined();
  expect(declinedStretches.covers("p1", 3, 5)).toBe(false);
  declinedStretches.add("p1", 3, 5);
  expect(declinedStretches.covers("p1", 3, 6)).toBe(true);
  // A longer stretch of the same word that begins later is covered too.
  expect(declinedStretches.covers("p1", 4, 8)).toBe(true);
  expect(declinedStretches.covers("p1", 9, 11)).toBe(false);
  expect(declinedStretches.covers("p1", 3, 5)).toBe(true);
  expect(declinedStretches.covers("p1", 1, 3)).toBe(false);
  expect(declinedStretches.covers("p1", 3, 5)).toBe(false);
  declinedStretches.add("p1", 3, 5);
  expect(declinedStretches.covers("p2", 3, 5)).toBe(false);
  expect(declinedStretches.covers("p1", 3, 5)).toBe(false);
});
