import { expect, test } from "vitest";
import { isStep, issueStates } from "./states.ts";

test("an issue moves one state forward or any number back, and never out of the final state", () => {
  const steps = issueStates.map((from) => issueStates.filter((to) => isStep(from, to)));
  expect(steps).toEqual([["proofreading"], ["draft", "signoff"], ["draft", "proofreading", "final"], []]);
});
