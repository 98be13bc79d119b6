/**
 * `npm run typecheck`: checks the types of all projects at once and prints the errors of all of them, each once.
 * `tsc -b` is not used: without emitted declarations it takes a project for up to date as long as its own files are,
 * and misses what a change in `shared/` breaks elsewhere.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const projects =
  process.argv.length > 2 ? process.argv.slice(2) : ["shared", "electron", "renderer", "tests"];

/** The lines that the compiler prints for a project; empty without errors. */
function check(project: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, "-p", project, "--pretty", "false"], { cwd: root });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0 ? [] : output.split("\n").filter(Boolean)));
  });
}

const errors = new Set((await Promise.all(projects.map(check))).flat());
for (const line of errors) console.log(line);
process.exitCode = errors.size > 0 ? 1 : 0;
