/** Finds a Chromium-kernel browser: to print with, to show the program in, and for the tests. The one place for it. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface FoundBrowser {
  executablePath: string;
  /** Where it comes from, for the line that says what the program runs in. */
  origin: "setting" | "playwright" | "system" | "npm";
  /** What it needs to start on this machine: parameters, and the environment in the place of this process's. */
  args: string[];
  env: Record<string, string>;
  /** False: it can print and be tested, but shows no window. */
  hasWindow: boolean;
}

/** What finding depends on; the defaults are this machine. */
export interface Machine {
  environment: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  isRoot: boolean;
  isExecutable: (path: string) => boolean;
}

const thisMachine = (): Machine => ({
  environment: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  isExecutable: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
});

/** `BULLETIN_BROWSER`, then the system's, where they can be; pure but for `isExecutable`. */
export function systemCandidates({
  environment,
  platform,
}: Pick<Machine, "environment" | "platform">): string[] {
  if (platform === "win32") {
    const roots = [
      environment.PROGRAMFILES,
      environment["PROGRAMFILES(X86)"],
      environment.LOCALAPPDATA,
    ].filter((root) => root !== undefined);
    const programs = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
      "Chromium\\Application\\chrome.exe",
    ];
    return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`));
  }
  if (platform === "darwin") {
    const programs = ["Google Chrome", "Microsoft Edge", "Chromium"];
    return programs.map((program) => `/Applications/${program}.app/Contents/MacOS/${program}`);
  }
  const names = [
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chromium",
    "chromium-browser",
  ];
  // Browsers of domestic systems (UOS, Kylin) have the same kernel.
  const domestic = ["uos-browser-stable", "qaxbrowser-safe-stable"];
  return [...names, ...domestic].flatMap((name) =>
    (environment.PATH ?? "")
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  );
}

/**
 * The first of: the one named by `BULLETIN_BROWSER`, Playwright's own, the system's, the one that comes by npm on 64-bit
 * Linux (development only). Undefined where there is none.
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<FoundBrowser | undefined> {
  const args = machine.isRoot && machine.platform === "linux" ? ["--no-sandbox"] : [];
  const env = { ...defined(machine.environment), ...lettersOf(machine) };
  const found = (executablePath: string, origin: FoundBrowser["origin"]): FoundBrowser => ({
    executablePath,
    origin,
    args,
    env,
    hasWindow: true,
  });
  const setting = machine.environment.BULLETIN_BROWSER;
  if (setting && machine.isExecutable(setting)) return found(setting, "setting");
  const own = await playwrightPath();
  if (own && machine.isExecutable(own)) return found(own, "playwright");
  const system = systemCandidates(machine).find(machine.isExecutable);
  if (system) return found(system, "system");
  const npm = machine.platform === "linux" ? await npmPath(machine.environment) : undefined;
  return npm
    ? { ...found(npm.path, "npm"), env: { ...npm.env, ...lettersOf(machine) }, hasWindow: false }
    : undefined;
}

/** Without a locale that has all letters, as in a bare container, Chromium on Linux calls every download `download`. */
function lettersOf({ environment, platform }: Machine): { LC_ALL?: string } {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || "";
  return platform === "linux" && !/utf-?8/iu.test(locale) ? { LC_ALL: "C.UTF-8" } : {};
}

async function playwrightPath(): Promise<string | undefined> {
  // Loaded when first needed: it takes longer than all else that starts.
  const { chromium } = await import("playwright-core");
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * `@sparticuz/chromium` unpacks the system libraries that it needs only where it believes to be on Lambda, and points this
 * process's environment at them; other programs started from here must not get that, so it is taken back. One at a time:
 * two would take back each other's.
 */
async function npmPath(
  environment: Machine["environment"],
): Promise<{ path: string; env: Record<string, string> } | undefined> {
  unpacking ??= unpack().finally(() => {
    unpacking = undefined;
  });
  const path = await unpacking;
  return path === undefined ? undefined : { path, env: { ...defined(environment), ...npmChanges } };
}

let unpacking: Promise<string | undefined> | undefined;

async function unpack(): Promise<string | undefined> {
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV = `AWS_Lambda_nodejs${process.versions.node.split(".")[0]}.x`;
  try {
    const packageName = "@sparticuz/chromium";
    const { default: packed } = (await import(packageName)) as {
      default: { executablePath(): Promise<string> };
    };
    const path = await packed.executablePath();
    npmChanges ??= Object.fromEntries(
      Object.entries(defined(process.env)).filter(([name, value]) => before[name] !== value),
    );
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** What loading that package changed; it does so only once in a process. */
let npmChanges: Record<string, string> | undefined;

const defined = (environment: Machine["environment"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
