import { expect, test } from "vitest";
import { Declined } from "./declined.ts";

test("what was declined is not offered until the next word, or until the caret goes before it", () => {
  const declined = new Declined();
  expect(declined.covers("p1", 3, 5)).toBe(false);
  declined.add("p1", 3, 5);
  expect(declined.covers("p1", 3, 6)).toBe(true);
  // Typed on, the end of the same word begins another name.
  expect(declined.covers("p1", 4, 8)).toBe(true);
  expect(declined.covers("p1", 9, 11)).toBe(false);
  expect(declined.covers("p1", 3, 5)).toBe(true);
  expect(declined.covers("p1", 1, 3)).toBe(false);
  expect(declined.covers("p1", 3, 5)).toBe(false);
  declined.add("p1", 3, 5);
  expect(declined.covers("p2", 3, 5)).toBe(false);
  expect(declined.covers("p1", 3, 5)).toBe(false);
});
