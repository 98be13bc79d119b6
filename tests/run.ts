/**
 * `npm test`: builds the program, runs the unit and integration tests, then the tests through the screen.
 * Prints the time of each step and every skipped test with its reason. The last line is `N passed, N failed`.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  countPlaywright,
  countVitest,
  type Count,
  type PlaywrightReport,
  type VitestReport,
} from "./support/readers/reports.ts";
import { packageFile, root, runNode, runStep } from "./support/steps.ts";

interface Step {
  name: string;
  /** Gives the exit code. */
  run: () => Promise<number>;
  /** Reads the counts from the report of the runner; a step without it has no tests. */
  count?: () => Promise<Count>;
}

const reports = await mkdtemp(join(tmpdir(), "bulletin-tests-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));

const steps: Step[] = [
  { name: "build", run: () => runNode(join(root, "electron/tools/build.ts"), []) },
  {
    name: "unit and integration tests",
    run: () =>
      runNode(packageFile("vitest/vitest.mjs"), [
        "run",
        "--config",
        "tests/vitest.config.ts",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${vitestReport}`,
      ]),
    count: async () => countVitest((await readJson(vitestReport)) as VitestReport),
  },
  {
    name: "tests through the screen",
    run: () =>
      runNode(
        packageFile("@playwright/test/cli.js"),
        ["test", "--config", "tests/playwright.config.ts", "--reporter=dot,json"],
        { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
      ),
    count: async () => countPlaywright((await readJson(playwrightReport)) as PlaywrightReport),
  },
];

const noTests: Count = { passed: 0, failed: 0, skipped: [] };

/**
 * The counts of a step. Ending badly without a failed test (not started, report missing) counts as one
 * failure.
 */
async function countOf({ name, count }: Step, exitCode: number): Promise<Count> {
  const counts = (await count?.().catch(() => undefined)) ?? noTests;
  if (exitCode === 0 || counts.failed > 0) return counts;
  console.log(`${name}: ended with exit code ${exitCode}`);
  return { ...counts, failed: 1 };
}

const total: Count = { passed: 0, failed: 0, skipped: [] };
const times: string[] = [];
try {
  for (const step of steps) {
    const { result: exitCode, time } = await runStep(step.name, step.run);
    const { passed, failed, skipped } = await countOf(step, exitCode);
    total.passed += passed;
    total.failed += failed;
    total.skipped.push(...skipped);
    times.push(`  ${step.name}: ${time}`);
  }
} finally {
  await rm(reports, { recursive: true, force: true });
}

if (total.skipped.length > 0)
  console.log(`\nSkipped, ${total.skipped.length}:\n${total.skipped.map((name) => `  ${name}`).join("\n")}`);
console.log(`\nTimes:\n${times.join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
