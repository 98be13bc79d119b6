/**
 * Finds the binary of Electron, or fetches it. The npm package `electron` does not contain it, only an
 * installer for it.
 */
import { spawn } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { messages, type Locale, type Messages } from "../../shared/messages/index.ts";

/** Why there is no binary: the name of a sentence in `messages.packaging.absence`, and its parameter. */
export interface Absence {
  why: keyof Messages["packaging"]["absence"];
  what: string;
}

export type Electron = { path: string } | { absence: Absence };

/** The surroundings in which the binary is searched. The default is this machine. */
export interface Machine {
  environment: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  /** The folder of the npm package; `undefined` if it is not installed. */
  packageFolder: string | undefined;
  isExecutable(path: string): boolean;
  /** Reads a text file; `undefined` if there is none. */
  read(path: string): string | undefined;
  /** Runs the installer of the package. */
  install(script: string, milliseconds: number): Promise<"done" | "timed-out" | { problem: string }>;
}

const programs: Partial<Record<NodeJS.Platform, string>> = {
  linux: "electron",
  win32: "electron.exe",
  darwin: "Electron.app/Contents/MacOS/Electron",
};

/** Says in the language of the person why there is no Electron, and what to do. */
export function toAbsenceSentence({ why, what }: Absence, locale: Locale): string {
  return messages[locale].packaging.absence[why](what);
}

const createAbsence = (why: Absence["why"], what = ""): Electron => ({
  absence: { why, what },
});

/**
 * Finds the binary in `ELECTRON_OVERRIDE_DIST_PATH`, if set, or in the npm package. With `fetch`, the package
 * downloads a missing one (or takes it from its cache, or from `ELECTRON_MIRROR`) within `limit` ms.
 */
export async function findElectron(
  { fetch, limit = 120_000 }: { fetch: boolean; limit?: number },
  machine: Machine = thisMachine(),
): Promise<Electron> {
  const { environment, platform, packageFolder, isExecutable } = machine;
  const program = programs[platform];
  if (!program) return createAbsence("unsupported", platform);
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, program);
    return isExecutable(path) ? { path } : createAbsence("overrideMissing", path);
  }
  if (packageFolder === undefined) return createAbsence("packageMissing");
  const path = join(packageFolder, "dist", program);
  // The installer writes `path.txt` last; without that file, `dist` may be incomplete.
  const isInstalled = () => machine.read(join(packageFolder, "path.txt")) === program && isExecutable(path);
  if (isInstalled()) return { path };
  if (!fetch) return createAbsence("notInstalled");
  const outcome = await machine.install(join(packageFolder, "install.js"), limit);
  if (outcome === "timed-out") return createAbsence("fetchTimedOut", String(Math.round(limit / 1000)));
  if (isInstalled()) return { path };
  return createAbsence("fetchFailed", outcome === "done" ? path : outcome.problem);
}

/** Describes this machine. */
export function thisMachine(): Machine {
  return {
    environment: process.env,
    platform: process.platform,
    packageFolder: findPackageFolder(),
    isExecutable(path) {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    read(path) {
      try {
        return readFileSync(path, "utf8");
      } catch {
        return undefined;
      }
    },
    install,
  };
}

function findPackageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  } catch {
    return undefined;
  }
}

function install(script: string, milliseconds: number): Promise<"done" | "timed-out" | { problem: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "ignore", "pipe"] });
    let errorOutput = "";
    const timer = setTimeout(() => {
      child.kill();
      resolve("timed-out");
    }, milliseconds);
    const end = (outcome: "done" | { problem: string }) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errorOutput += text;
    });
    child.once("error", ({ message }) => end({ problem: message }));
    child.once("close", (code) =>
      end(code === 0 ? "done" : { problem: findErrorLine(errorOutput) ?? `exit ${code}` }),
    );
  });
}

/** Finds the message of the error in the stack trace that the installer prints; otherwise the first line. */
const findErrorLine = (text: string): string | undefined =>
  text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => /\w*Error\b/u.test(line)) ?? text.trim().split("\n")[0];
