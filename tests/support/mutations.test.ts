import { expect, test } from "vitest";
import { mutationScores } from "./mutations.ts";

test("the checker reports nothing in clean issues, and finds nearly every planted fault", () => {
  const { falseAlarms, faults } = mutationScores(25);
  expect(falseAlarms.map(({ rule, text }) => `${rule} ${text}`)).toEqual([]);
  for (const { fault, planted, found } of faults)
    expect([fault, planted > 0, found / planted > 0.5]).toEqual([fault, true, true]);
  const sum = (of: "planted" | "found") => faults.reduce((total, each) => total + each[of], 0);
  expect(sum("found") / sum("planted")).toBeGreaterThan(0.9);
});
