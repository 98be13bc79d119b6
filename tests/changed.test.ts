/** What `npm run test:changed` says of itself. (What it runs is `screen-suites.test.ts`.) */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("changed.ts", import.meta.url));
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8" });
  return { status, stdout, stderr };
};

test("--help prints the usage and runs nothing; so does a word that is not understood", () => {
  const help = run("--help");
  expect(help).toEqual({ status: 0, stdout: expect.stringMatching(/^npm run test:changed/u), stderr: "" });
  expect(run("--scren")).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(help.stdout) });
});
