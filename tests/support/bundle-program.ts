/** Makes one JavaScript file of a program in TypeScript, for tests that start the same program many times. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { build } from "vite";
import { root } from "./steps.ts";

/**
 * Bundles `entry` (an absolute path) and gives the path of the bundle. It lies in the project's cache folder,
 * where its packages are found, and is removed when the process of the tests ends.
 */
export async function bundleProgram(entry: string): Promise<string> {
  const folder = join(root, "node_modules/.cache/test-programs");
  const owner = createHash("sha256").update(entry).digest("hex").slice(0, 8);
  const fileName = `${basename(entry, ".ts")}-${owner}-${process.pid}.js`;
  const builtin = new Set(builtinModules);
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      ssr: entry,
      target: "node24",
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        external: (id) => builtin.has(id.replace(/^node:/u, "")) || /^(?!electron\/)[@a-z]/u.test(id),
        output: { format: "es", entryFileNames: fileName },
      },
    },
  });
  const path = join(folder, fileName);
  process.on("exit", () => rmSync(path, { force: true }));
  return path;
}
