/**
 * `npm test`: builds what the tests need, runs the suites one after the other (two cores are enough for one),
 * says what was skipped and why, and closes with one line: `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  countPlaywright,
  countVitest,
  type Count,
  type PlaywrightReport,
  type VitestReport,
} from "./support/reports.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (path: string) => join(root, "node_modules", path);

/** Runs a Node program of this project to its end and gives its exit code. */
function run(
  script: string,
  parameters: string[],
  environment: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...parameters], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }), ...environment },
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

const reports = await mkdtemp(join(tmpdir(), "bulletin-tests-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));

const steps: { name: string; go: () => Promise<number>; count?: () => Promise<Count> }[] = [
  { name: "build", go: () => run(join(root, "electron/build.ts"), []) },
  {
    name: "unit and integration tests",
    go: () =>
      run(bin("vitest/vitest.mjs"), [
        "run",
        "--config",
        "tests/vitest.config.ts",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${vitestReport}`,
      ]),
    count: async () => countVitest((await read(vitestReport)) as VitestReport),
  },
  {
    name: "tests through the screen",
    go: () =>
      run(
        bin("@playwright/test/cli.js"),
        ["test", "--config", "tests/playwright.config.ts", "--reporter=dot,json"],
        {
          PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
        },
      ),
    count: async () => countPlaywright((await read(playwrightReport)) as PlaywrightReport),
  },
];

let total: Count = { passed: 0, failed: 0, skipped: [] };
for (const { name, go, count } of steps) {
  console.log(`\n== ${name}`);
  const code = await go();
  const counted = count ? await count().catch(() => undefined) : undefined;
  const found = counted ?? { passed: 0, failed: 0, skipped: [] };
  // A suite that ended badly without a failed test (it did not start, or its report is missing) is a failure too.
  const failed = code !== 0 && found.failed === 0 ? 1 : found.failed;
  if (failed > found.failed) console.log(`${name}: ended with exit code ${code}`);
  total = {
    passed: total.passed + found.passed,
    failed: total.failed + failed,
    skipped: [...total.skipped, ...found.skipped],
  };
}
await rm(reports, { recursive: true, force: true });

if (total.skipped.length > 0)
  console.log(`\nSkipped, ${total.skipped.length}:\n${total.skipped.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
