/** Runs the loopback shell as a program: core, server, and a browser window where there is one to be had. */
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { messages } from "../../shared/messages/index.ts";
import { createCore } from "../core.ts";
import { findBrowser, type FoundBrowser } from "../exporting/pdf/find-browser.ts";
import { HeadlessPrinter } from "../exporting/pdf/headless-printer.ts";
import { settingsIn } from "../settings.ts";
import { version } from "../version.ts";
import { startBrowserShell, type BrowserShell, type ShellOptions } from "./server.ts";
import { browserServices } from "./services.ts";

export interface RunOptions {
  libraryFolder: string;
  port: number;
  /** Opens a window; else the address is only told. */
  open: boolean;
  say: (line: string) => void;
  develop?: ShellOptions["develop"];
}

/** Runs until the window is closed, or until a signal comes. Where no window came up, the address is told. */
export async function runBrowserShell({
  libraryFolder,
  port,
  open,
  say,
  develop,
}: RunOptions): Promise<void> {
  const core = await createCore({
    libraryFolder,
    settings: settingsIn(libraryFolder),
    printer: new HeadlessPrinter(),
    shell: browserServices(version),
  });
  const shell = await startBrowserShell({ core, port, ...(develop ? { develop } : {}) });
  const stop = async () => {
    await shell.close();
    await core.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop());
  const words = messages["zh-CN"].browser;
  const browser = open ? await findBrowser() : undefined;
  if (browser?.hasWindow && hasDisplay()) {
    say(words.openingIn(browser.executablePath));
    await openWindow(browser, shell.url, join(libraryFolder, "browser"));
    await untilLeft(shell);
    if (shell.windows().ever) return stop();
  }
  if (open) say(words.openYourself);
  say(`ready ${shell.url}`);
}

/** Every so many ms it is looked whether a window is there; so many times in a row none is to be. */
const look = { every: 500, empty: 5 };

/**
 * The browser's process may end before its window: one that runs already with this profile takes the window over. So the
 * program is over when no window has been connected for a while.
 */
async function untilLeft(shell: BrowserShell): Promise<void> {
  for (let empty = 0; empty < look.empty; empty += 1) {
    await wait(look.every);
    if (shell.windows().now > 0) empty = -1;
  }
}

/** X11 or Wayland; other systems always have a display. */
export const hasDisplay = (
  environment: Record<string, string | undefined> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean => platform !== "linux" || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);

/** A window without tabs, with a profile of its own. Resolves when its process has ended, or could not be started. */
async function openWindow(
  { executablePath, args, env }: FoundBrowser,
  url: string,
  profile: string,
): Promise<void> {
  await mkdir(profile, { recursive: true });
  const flags = [
    `--app=${url}`,
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
