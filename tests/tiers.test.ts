/** The fast tier of `vitest.config.ts` keeps its rule, so that `npm run check` stays fast. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/steps.ts";
import { programFiles, shellFiles, slowFiles } from "./vitest.config.ts";

/** Names that start a process, a browser or a worker, or open a library on disk. */
const slowWork =
  /node:child_process|\b(?:openLibrary|openDatabase|createCore|HeadlessPrinter|readWordFile|commandProgram)\b/u;

const filesOf = (patterns: readonly string[]): string[] =>
  globSync(patterns, { cwd: root }).map((path) => path.replaceAll("\\", "/"));

test("every pattern in the lists of slow files matches a file", () => {
  for (const pattern of [...slowFiles, ...shellFiles, ...programFiles])
    expect(filesOf([pattern]), pattern).not.toEqual([]);
});

test("no fast file starts a process, browser or worker, or opens a library", () => {
  const listedFiles = new Set(filesOf([...slowFiles, ...shellFiles]));
  const fast = filesOf(["{shared,electron,renderer,tests}/**/*.test.{ts,tsx}"]).filter(
    (path) => !listedFiles.has(path) && path !== "tests/tiers.test.ts",
  );
  expect(fast.filter((path) => slowWork.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
});
