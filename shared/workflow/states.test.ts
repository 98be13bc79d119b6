import { expect, test } from "vitest";
import { isStep, issueStates } from "./states.ts";

test("one step forward, any number back, and from the final state none", () => {
  const steps = issueStates.map((from) => issueStates.filter((to) => isStep(from, to)));
  expect(steps).toEqual([["proofreading"], ["draft", "signoff"], ["draft", "proofreading", "final"], []]);
});
