/**
 * Runs the programs of this project one after the other, for `npm test`, `npm run check` and `npm run
 * test:changed`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

/** The top folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The path of a file in an installed package. */
export const packageFile = (path: string): string => join(root, "node_modules", path);

/**
 * Runs a Node program of this project to its end and gives its exit code. Its output goes to the terminal.
 */
export function runNode(
  script: string,
  parameters: readonly string[],
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

/** Runs one step under a heading, and says how long it took. */
export async function runStep<Result>(
  name: string,
  run: () => Promise<Result>,
): Promise<{ result: Result; time: string }> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const result = await run();
  const time = formatTime(performance.now() - start);
  console.log(`== ${name}: ${time}`);
  return { result, time };
}

/** "8 s", "3 min 05 s". */
export function formatTime(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
