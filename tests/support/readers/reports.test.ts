import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./reports.ts";

test("a vitest file that did not load is a failure", () => {
  const report = {
    testResults: [
      {
        name: "a",
        status: "passed",
        assertionResults: [
          { fullName: "one", status: "passed" },
          { fullName: "two (no office here)", status: "skipped" },
        ],
      },
      { name: "b", status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 1, failed: 1, skipped: ["two (no office here)"] });
});

test("nested Playwright suites, skips with their reason, flaky as failed", () => {
  const spec = (title: string, status: string, description?: string) => ({
    title,
    tests: [{ status, annotations: description ? [{ type: "skip", description }] : [] }],
  });
  const report = {
    suites: [
      {
        specs: [spec("a", "expected")],
        suites: [{ specs: [spec("b", "flaky"), spec("c", "skipped", "no Electron")] }],
      },
    ],
    errors: [],
  };
  expect(countPlaywright(report)).toEqual({ passed: 1, failed: 1, skipped: ["c (no Electron)"] });
});
