/** `npm run build`: builds the window, the Electron shell and the command line into `dist/`. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle, type InlineConfig } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const output = join(root, "dist");
const stamp = join(output, "built");

/**
 * Configures a Node program: one file with the code of this repository; npm packages are imported at run
 * time.
 */
function configureProgram(entry: string, fileName: string, format: "es" | "cjs"): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      ssr: entry,
      target: "node24",
      outDir: join(output, "electron"),
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        external: (id) =>
          id === "electron" ||
          builtinModules.includes(id.replace(/^node:/u, "")) ||
          (/^[@\w]/u.test(id) && !/^[A-Za-z]:[\\/]/u.test(id) && !id.startsWith("electron/")),
        output: { format, entryFileNames: fileName },
      },
    },
  };
}

/**
 * Configures a worker: one file including its packages, because it is started from text and cannot find
 * packages then.
 */
function configureWorker(entry: string, fileName: string): InlineConfig {
  const config = configureProgram(entry, fileName, "cjs");
  const rollupOptions = {
    ...config.build?.rollupOptions,
    external: (id: string) => builtinModules.includes(id.replace(/^node:/u, "")),
  };
  return { ...config, ssr: { noExternal: true }, build: { ...config.build, rollupOptions } };
}

/** Builds everything. Takes some seconds. */
export async function build(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await bundle({ configFile: join(root, "renderer/vite.config.ts"), logLevel: "warn" });
  await bundle(configureProgram("electron/shells/electron/main.ts", "main.js", "es"));
  await bundle(configureProgram("electron/shells/electron/preload.ts", "preload.cjs", "cjs"));
  await bundle(configureProgram("electron/shells/cli/main.ts", "cli.js", "es"));
  await bundle(configureWorker("electron/core/importing/worker.ts", "import-worker.cjs"));
  await mkdir(output, { recursive: true });
  await writeFile(stamp, "");
}

/** Whether there is no build, or a source file or `package-lock.json` is newer than the build. */
export function isStale(): boolean {
  if (!existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  const changedAt = ["renderer", "shared", "electron"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map(
      (name) => statSync(join(root, folder, String(name))).mtimeMs,
    ),
  );
  return Math.max(statSync(join(root, "package-lock.json")).mtimeMs, ...changedAt) > builtAt;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
