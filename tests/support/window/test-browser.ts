/** The browser of the screen suites, for the pages under test and for what their programs print. */
import { findBrowser, type FoundBrowser } from "../../../electron/core/exporting/pdf/find-browser.ts";

/**
 * The one named by `BULLETIN_BROWSER`; else the headless shell that comes by npm on Linux, which needs half
 * the work of a whole browser for each page; else the one that the program itself would find.
 */
export async function findTestBrowser(): Promise<FoundBrowser> {
  const browser =
    (process.env.BULLETIN_BROWSER ? undefined : await findHeadlessShell()) ?? (await findBrowser());
  if (!browser)
    throw new Error("no Chromium-kernel browser on this machine: npx playwright install chromium");
  return browser;
}

/** Finds the npm package's browser: on a machine where nothing else can be started. */
const findHeadlessShell = (): Promise<FoundBrowser | undefined> =>
  findBrowser({
    environment: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    isExecutable: () => false,
  });

/** The environment in which a program under test prints with this browser. */
export const environmentWith = ({ executablePath, env }: FoundBrowser): Record<string, string> => ({
  ...env,
  BULLETIN_BROWSER: executablePath,
});
