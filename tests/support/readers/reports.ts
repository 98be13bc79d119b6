/** Reads the counts of passed, failed and skipped tests from the JSON reports of the two test runners. */
export interface Count {
  passed: number;
  failed: number;
  /** Names of skipped tests, with the reason if the test gives one. */
  skipped: string[];
}

export interface VitestReport {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** A file that could not be loaded has no tests but counts as one failure. */
export function countVitest(report: VitestReport): Count {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: tests.filter((test) => test.status === "failed").length + brokenFiles.length,
    skipped: tests
      .filter((test) => test.status === "skipped" || test.status === "pending" || test.status === "todo")
      .map((test) => test.fullName),
  };
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    tests: { status: string; annotations: { type: string; description?: string }[] }[];
  }[];
}
export interface PlaywrightReport extends PlaywrightSuite {
  errors?: unknown[];
}

/** `flaky` (failed, then passed on retry) counts as failed: a test that cannot be relied on is not a pass. */
export function countPlaywright(report: PlaywrightReport): Count {
  const specs = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite["specs"]> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  const tests = specs(report).flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, ...test })));
  const count = (status: string) => tests.filter((test) => test.status === status);
  return {
    passed: count("expected").length,
    failed: count("unexpected").length + count("flaky").length + (report.errors?.length ?? 0),
    skipped: count("skipped").map(({ title, annotations }) => {
      const reason = annotations.find((annotation) => annotation.type === "skip")?.description;
      return reason ? `${title} (${reason})` : title;
    }),
  };
}
