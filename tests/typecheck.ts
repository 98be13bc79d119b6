/**
 * `npm run typecheck`: checks the types of all projects at once and prints the errors of all of them, each
 * once. `tsc -b` is not used: without emitted declarations it takes a project for up to date as long as its own
 * files are, and misses what a change in `shared/` breaks elsewhere.
 *
 * TypeScript 7 checks, because it takes half the time of 6. dependency-cruiser still needs the API of 6, so
 * the package `typescript` is 6; nothing else of the project uses it.
 */
import { spawn } from "node:child_process";
import { packageFile, root } from "./support/steps.ts";

const compiler = packageFile("typescript-7/bin/tsc");
/** The projects run side by side, so each gets one thread: more of them only repeat work on two cores. */
const options = ["--checkers", "1", "--pretty", "false"];
const projects =
  process.argv.length > 2 ? process.argv.slice(2) : ["shared", "electron", "renderer", "tests"];

/** The lines that the compiler prints for a project; empty only if it ended without an error. */
function check(project: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, "-p", project, ...options], { cwd: root });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const lines = output.split("\n").filter(Boolean);
      if (code === 0) resolve([]);
      else resolve(lines.length > 0 ? lines : [`${project}: the compiler ended with ${signal ?? code}`]);
    });
  });
}

const errors = new Set((await Promise.all(projects.map(check))).flat());
for (const line of errors) console.log(line);
process.exitCode = errors.size > 0 ? 1 : 0;
