/**
 * Runs the loopback shell as a program: the core, the server, and a browser window if a browser is installed.
 */
import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { messages } from "../../../shared/messages/index.ts";
import { createCore } from "../../core/core.ts";
import { findBrowser, type FoundBrowser } from "../../core/exporting/pdf/find-browser.ts";
import { HeadlessPrinter } from "../../core/exporting/pdf/headless-printer.ts";
import { openSettings } from "../../core/settings/settings.ts";
import { watchFaults } from "../window/faults.ts";
import { version } from "../../core/system/version.ts";
import { startBrowserShell, type BrowserShell, type ShellOptions } from "./server.ts";
import { createBrowserServices } from "./services.ts";

export interface RunOptions {
  libraryFolder: string;
  /** Makes a new library, even if another one was opened in this folder before. */
  isNew?: boolean;
  port: number;
  /** Whether to open a window; otherwise only the address is printed. */
  open: boolean;
  say: (line: string) => void;
  develop?: ShellOptions["develop"];
}

/**
 * Runs until the window is closed, or until a signal arrives. Prints the address if no window could be
 * opened.
 */
export async function runBrowserShell({
  libraryFolder,
  isNew = false,
  port,
  open,
  say,
  develop,
}: RunOptions): Promise<void> {
  const settings = openSettings(libraryFolder);
  const core = await createCore({
    libraryFolder,
    settings,
    printer: new HeadlessPrinter(),
    shell: createBrowserServices(version),
    isNew,
  });
  const { report } = watchFaults({ libraryFolder, core, end: () => process.exit(1) });
  const readLocale = () => settings.get().locale;
  const shell = await startBrowserShell({ core, port, report, readLocale, ...(develop ? { develop } : {}) });
  const stop = async () => {
    await shell.close();
    await core.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop());
  const words = messages[readLocale()].browser;
  const browser = open ? await findBrowser() : undefined;
  if (browser?.hasWindow && hasDisplay()) {
    say(words.openingIn(browser.executablePath));
    const profile = join(libraryFolder, "browser");
    const page = await writeStartPage(profile, shell.url);
    await openWindow(browser, page, profile);
    await waitUntilClosed(shell);
    await rm(page, { force: true });
    if (shell.windows().ever) return stop();
  }
  if (open) say(words.openYourself);
  say(`ready ${shell.url}`);
}

/** Interval in ms at which the connected windows are counted. */
const checkInterval = 500;
/** The program ends after this many checks in a row without a connected window. */
const requiredChecks = 5;

/**
 * Waits until no window has been connected for some time. The end of the browser's process does not show
 * that, because a browser that is already running with this profile takes the window over.
 */
async function waitUntilClosed(shell: BrowserShell): Promise<void> {
  let checksWithoutWindow = 0;
  while (checksWithoutWindow < requiredChecks) {
    await wait(checkInterval);
    checksWithoutWindow = shell.windows().now > 0 ? 0 : checksWithoutWindow + 1;
  }
}

/** Whether there is a display: on Linux X11 or Wayland; other systems always have one. */
export const hasDisplay = (
  environment: Record<string, string | undefined> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean => platform !== "linux" || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);

/**
 * Writes a page that leads to the address. The browser is started with this page, because every person on this
 * machine can read the command line of a process, but only the owner can read this file.
 * @returns its path
 */
export async function writeStartPage(profile: string, url: string): Promise<string> {
  await mkdir(profile, { recursive: true, mode: 0o700 });
  const page = join(profile, "start.html");
  await rm(page, { force: true });
  await writeFile(
    page,
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${url}">`,
    { mode: 0o600, flag: "wx" },
  );
  return page;
}

/**
 * Opens a window without tabs, with its own profile. Resolves when its process has ended, or could not be
 * started.
 */
async function openWindow(
  { executablePath, args, env }: FoundBrowser,
  page: string,
  profile: string,
): Promise<void> {
  const flags = [
    `--app=${pathToFileURL(page).href}`,
    `--user-data-dir=${profile}`,
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
  ];
  const child = spawn(executablePath, [...flags, ...args], { stdio: "ignore", env });
  return new Promise((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
}
