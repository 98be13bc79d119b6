import { expect, test } from "vitest";
import { mutationScores } from "./mutations.ts";

test("the checker reports nothing in clean issues, and finds nearly every planted fault", () => {
  const { falseAlarms, faults } = mutationScores(25);
  expect(falseAlarms.map(({ rule, text }) => `${rule} ${text}`)).toEqual([]);
  for (const { fault, plantedCount, foundCount } of faults)
    expect([fault, plantedCount > 0, foundCount / plantedCount > 0.5]).toEqual([fault, true, true]);
  const sum = (of: "plantedCount" | "foundCount") => faults.reduce((total, each) => total + each[of], 0);
  expect(sum("foundCount") / sum("plantedCount")).toBeGreaterThan(0.9);
});
