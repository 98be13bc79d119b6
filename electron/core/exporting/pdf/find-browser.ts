/** Finds a Chromium browser to print with, to show the program in, and for the tests. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A browser and how to start it. */
export interface FoundBrowser {
  executablePath: string;
  /** Where it was found, for the message that says in which browser the program runs. */
  origin: "setting" | "playwright" | "system" | "npm";
  /** Arguments that it needs to start on this machine. */
  args: string[];
  /** Its environment, in place of that of this process. */
  env: Record<string, string>;
  /** False if it can print and run tests, but cannot show a window. */
  hasWindow: boolean;
}

/** The properties of a machine that decide which browser is found; this machine by default. */
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

/** Paths where the browsers of the system may be, in order of preference. */
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
  // Browsers of Chinese systems (UOS, Kylin) are Chromium too.
  const chineseNames = ["uos-browser-stable", "qaxbrowser-safe-stable"];
  return [...names, ...chineseNames].flatMap((name) =>
    (environment.PATH ?? "")
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  );
}

/**
 * Finds a browser, in this order: the one that `BULLETIN_BROWSER` names, Playwright's own, one of the system,
 * the one that npm installs on 64-bit Linux (development only). `undefined` if there is none.
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<FoundBrowser | undefined> {
  const args = machine.isRoot && machine.platform === "linux" ? ["--no-sandbox"] : [];
  const env = { ...definedVariables(machine.environment), ...utf8Locale(machine) };
  const browserAt = (executablePath: string, origin: FoundBrowser["origin"]): FoundBrowser => ({
    executablePath,
    origin,
    args,
    env,
    hasWindow: true,
  });

  const setting = machine.environment.BULLETIN_BROWSER;
  if (setting && machine.isExecutable(setting)) return browserAt(setting, "setting");
  const playwright = await playwrightPath();
  if (playwright && machine.isExecutable(playwright)) return browserAt(playwright, "playwright");
  const system = systemCandidates(machine).find(machine.isExecutable);
  if (system) return browserAt(system, "system");
  const npm = machine.platform === "linux" ? await npmPath(machine.environment) : undefined;
  return npm
    ? { ...browserAt(npm.path, "npm"), env: { ...npm.env, ...utf8Locale(machine) }, hasWindow: false }
    : undefined;
}

/**
 * A UTF-8 locale if the system has none, as in a minimal container: without it, Chromium on Linux names every
 * download `download`.
 */
function utf8Locale({ environment, platform }: Machine): { LC_ALL?: string } {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || "";
  return platform === "linux" && !/utf-?8/iu.test(locale) ? { LC_ALL: "C.UTF-8" } : {};
}

async function playwrightPath(): Promise<string | undefined> {
  // Loaded on first use: it takes longer than the rest of the start.
  const { chromium } = await import("playwright-core");
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * The browser of `@sparticuz/chromium`. The package unpacks the system libraries that it needs only if it
 * seems to run on AWS Lambda, and changes the environment of this process to use them. Other programs that
 * are started from here must not get these changes, so they are undone. Only one call unpacks at a time: two
 * would undo the changes of each other.
 */
async function npmPath(
  environment: Machine["environment"],
): Promise<{ path: string; env: Record<string, string> } | undefined> {
  packedBrowser ??= unpack().finally(() => {
    packedBrowser = undefined;
  });
  const path = await packedBrowser;
  return path === undefined ? undefined : { path, env: { ...definedVariables(environment), ...npmChanges } };
}

/** The call that is unpacking the browser. */
let packedBrowser: Promise<string | undefined> | undefined;

async function unpack(): Promise<string | undefined> {
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV = `AWS_Lambda_nodejs${process.versions.node.split(".")[0]}.x`;
  try {
    const packageName = "@sparticuz/chromium";
    const { default: browserPackage }: { default: { executablePath(): Promise<string> } } = await import(
      packageName
    );
    const path = await browserPackage.executablePath();
    npmChanges ??= Object.fromEntries(
      Object.entries(definedVariables(process.env)).filter(([name, value]) => before[name] !== value),
    );
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Environment variables that loading the package has changed; it changes them only once in a process. */
let npmChanges: Record<string, string> | undefined;

const definedVariables = (environment: Machine["environment"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
