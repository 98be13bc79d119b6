/**
 * `npm run test:changed`: the unit and integration tests that a change can break. `usage` says how it is called.
 *
 * Vitest follows imports. `startedPrograms` adds what imports do not show: programs that a test starts as a
 * process.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { packageFile, root, runNode, runStep } from "./support/steps.ts";
import { suitesFor } from "./screen-suites.ts";

const usage = `npm run test:changed [-- COMMIT] [--screen]

Runs the unit and integration tests that a change can break, and prints the command for the suites through the screen.

  COMMIT     what to compare with; without it, the point where the branch left main
  --screen   runs the suites through the screen too
  --help     prints this`;

/** Tests that start a program as a process, and the folders that this program is made of. */
const startedPrograms: [sources: RegExp, tests: string[]][] = [
  [/^(?:electron|shared|resources)\/(?!.*\.test\.ts$)/u, ["electron/shells/cli/"]],
  [
    /^(?:electron\/core\/(?:library|system)|shared\/(?:basics|document|contract))\/|^tests\/crash\//u,
    ["tests/crash/"],
  ],
  [
    /^electron\/(?:core|shells\/(?:browser|window)|tools)\//u,
    ["tests/start-window", "tests/security/", "electron/shells/browser/"],
  ],
  [/^electron\/core\/importing\//u, ["electron/core/importing/docx/", "tests/contract/long-texts"]],
];

/** Reads the command line; ends the program with the usage if that was asked for, or if a word is not understood. */
function readOptions(): { runsScreen: boolean; commit: string } {
  try {
    const { values, positionals } = parseArgs({
      options: { screen: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    if (positionals.length > 1) throw new Error(`more than one COMMIT: ${positionals.join(" ")}`);
    return { runsScreen: values.screen, commit: positionals[0] ?? branchPoint() };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

const git = (...words: string[]): string =>
  execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** The commit where this branch left main; on main itself, or where there is no main, the last commit. */
function branchPoint(): string {
  for (const main of ["origin/main", "main"]) {
    try {
      return git("merge-base", "HEAD", main);
    } catch {
      // This branch does not exist here.
    }
  }
  return "HEAD";
}

/** Paths from the top of the project that differ from `commit`, also those not yet added. */
function changedPaths(commit: string): string[] {
  const lines = `${git("diff", "--name-only", commit)}\n${git("ls-files", "--others", "--exclude-standard")}`;
  return [...new Set(lines.split("\n").filter((line) => line !== ""))];
}

/** The test files to run: those that import a changed file, and those that start a changed program. */
function testFiles(commit: string, paths: readonly string[]): string[] {
  const vitest = [packageFile("vitest/vitest.mjs"), "list", "--config", "tests/vitest.config.ts"];
  const list = (...parameters: string[]): string[] =>
    execFileSync(process.execPath, [...vitest, "--filesOnly", ...parameters], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    })
      .split("\n")
      .flatMap((line) => /(?:^|\s)(\S+\.test\.tsx?)$/u.exec(line.trim())?.[1] ?? []);
  const startedTests = startedPrograms
    .filter(([sources]) => paths.some((path) => sources.test(path)))
    .flatMap(([, tests]) => tests);
  return [
    ...new Set([...list("--changed", commit), ...(startedTests.length > 0 ? list(...startedTests) : [])]),
  ];
}

const { runsScreen, commit } = readOptions();
const paths = changedPaths(commit);
console.log(`${paths.length} files differ from ${git("log", "-1", "--format=%h %s", commit)}`);

let exitCode = 0;
const files = testFiles(commit, paths);
if (files.length === 0) console.log("No unit or integration test depends on them.");
else {
  const { result } = await runStep(`${files.length} files of unit and integration tests`, () =>
    runNode(packageFile("vitest/vitest.mjs"), [
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--reporter=dot",
      ...files,
    ]),
  );
  exitCode = result;
}

const suites = suitesFor(paths);
const filters = suites === "all" ? [] : suites.map((suite) => `/${suite}.spec.ts`);
if (suites.length === 0) console.log("\nNo suite through the screen depends on them.");
else if (runsScreen) {
  const { result } = await runStep("tests through the screen", () =>
    runNode(packageFile("@playwright/test/cli.js"), [
      "test",
      "--config",
      "tests/playwright.config.ts",
      ...filters,
    ]),
  );
  exitCode ||= result;
} else {
  const what = suites === "all" ? "all suites" : suites.join(", ");
  console.log(`\nThrough the screen this change can break ${what}. To run them:`);
  console.log(`  npm run test:e2e${filters.length > 0 ? ` -- ${filters.join(" ")}` : ""}`);
}
process.exitCode = exitCode;
