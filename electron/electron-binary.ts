/** Finds Electron's binary, or fetches it. It is no part of the npm package `electron`, which only knows how to get it. */
import { spawn } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { messages, type Locale, type Messages } from "../shared/messages/index.ts";

/** Why there is none: the name of a sentence in `messages.packaging.absence`, and what it says. */
export interface Absence {
  why: keyof Messages["packaging"]["absence"];
  what: string;
}

export type Electron =
  | { path: string }
  /** `reason` is the sentence in Chinese, without a full stop. */
  | { reason: string; absence: Absence };

/** What finding depends on; the default is this machine. */
export interface Machine {
  environment: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  /** The folder of the npm package; undefined where it is not installed. */
  packageFolder: string | undefined;
  isExecutable(path: string): boolean;
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined;
  /** Runs the package's own installer; the problem, where there was one. */
  install(script: string, milliseconds: number): Promise<"done" | "timed-out" | { problem: string }>;
}

const programs: Partial<Record<NodeJS.Platform, string>> = {
  linux: "electron",
  win32: "electron.exe",
  darwin: "Electron.app/Contents/MacOS/Electron",
};

export function absenceSentence({ why, what }: Absence, locale: Locale): string {
  return messages[locale].packaging.absence[why](what);
}

const absent = (why: Absence["why"], what = ""): Electron => ({
  reason: absenceSentence({ why, what }, "zh-CN"),
  absence: { why, what },
});

/**
 * The binary that `ELECTRON_OVERRIDE_DIST_PATH` names, or the package's own. With `fetch`, a missing one is downloaded by
 * the package (or taken from its cache, or from `ELECTRON_MIRROR`) within `limit` milliseconds.
 */
export async function findElectron(
  { fetch, limit = 120_000 }: { fetch: boolean; limit?: number },
  machine: Machine = thisMachine(),
): Promise<Electron> {
  const { environment, platform, packageFolder, isExecutable } = machine;
  const program = programs[platform];
  if (!program) return absent("unsupported", platform);
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, program);
    return isExecutable(path) ? { path } : absent("overrideMissing", path);
  }
  if (packageFolder === undefined) return absent("packageMissing");
  const path = join(packageFolder, "dist", program);
  // Its installer writes `path.txt` last: without it, what is in `dist` may be half unpacked.
  const isInstalled = () => machine.read(join(packageFolder, "path.txt")) === program && isExecutable(path);
  if (isInstalled()) return { path };
  if (!fetch) return absent("notInstalled");
  const outcome = await machine.install(join(packageFolder, "install.js"), limit);
  if (outcome === "timed-out") return absent("fetchTimedOut", String(Math.round(limit / 1000)));
  if (isInstalled()) return { path };
  return absent("fetchFailed", outcome === "done" ? path : outcome.problem);
}

export function thisMachine(): Machine {
  return {
    environment: process.env,
    platform: process.platform,
    packageFolder: packageFolder(),
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

function packageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  } catch {
    return undefined;
  }
}

function install(script: string, milliseconds: number): Promise<"done" | "timed-out" | { problem: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "ignore", "pipe"] });
    let complaint = "";
    const timer = setTimeout(() => {
      child.kill();
      resolve("timed-out");
    }, milliseconds);
    const end = (outcome: "done" | { problem: string }) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    child.once("error", ({ message }) => end({ problem: message }));
    child.once("close", (code) =>
      end(code === 0 ? "done" : { problem: firstLine(complaint) ?? `exit ${code}` }),
    );
  });
}

/** The message of the error whose stack the installer prints. */
const firstLine = (text: string): string | undefined =>
  text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => /\w*Error\b/u.test(line)) ?? text.trim().split("\n")[0];
