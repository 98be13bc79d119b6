import { expect, test } from "vitest";
import { Declined } from "./declined.ts";

test("a declined stretch offers no names until the next word begins or the caret moves before it", () => {
  const declined = new Declined();
  expect(declined.covers("p1", 3, 5)).toBe(false);
  declined.add("p1", 3, 5);
  expect(declined.covers("p1", 3, 6)).toBe(true);
  // A longer stretch of the same word that begins later is covered too.
  expect(declined.covers("p1", 4, 8)).toBe(true);
  expect(declined.covers("p1", 9, 11)).toBe(false);
  expect(declined.covers("p1", 3, 5)).toBe(true);
  expect(declined.covers("p1", 1, 3)).toBe(false);
  expect(declined.covers("p1", 3, 5)).toBe(false);
  declined.add("p1", 3, 5);
  expect(declined.covers("p2", 3, 5)).toBe(false);
  expect(declined.covers("p1", 3, 5)).toBe(false);
});
