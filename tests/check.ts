/**
 * `npm run check`: format, lint, types and the fast tests, in about a minute. Every step runs, also after one
 * that failed, so that one run names all that is wrong. See TESTING.md for what it leaves out.
 */
import { join } from "node:path";
import { packageFile, root, runNode, runStep } from "./support/steps.ts";

const steps: [name: string, script: string, parameters: string[]][] = [
  ["format", packageFile("prettier/bin/prettier.cjs"), ["--check", "--cache", "--log-level", "warn", "."]],
  ["lint", packageFile("oxlint/bin/oxlint"), ["--deny-warnings"]],
  ["types", join(root, "tests/typecheck.ts"), []],
  [
    "imports",
    packageFile("dependency-cruiser/bin/dependency-cruiser.mjs"),
    ["--config", ".dependency-cruiser.cjs", "electron", "renderer", "shared", "tests"],
  ],
  [
    "fast tests",
    packageFile("vitest/vitest.mjs"),
    [
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--project",
      "fast",
      "--project",
      "shell",
      "--reporter=dot",
    ],
  ],
];

const failedSteps: string[] = [];
for (const [name, script, parameters] of steps) {
  const { result: exitCode } = await runStep(name, () => runNode(script, parameters));
  if (exitCode !== 0) failedSteps.push(name);
}

console.log(failedSteps.length === 0 ? "\nAll checks passed." : `\nFailed: ${failedSteps.join(", ")}.`);
process.exitCode = failedSteps.length === 0 ? 0 : 1;
