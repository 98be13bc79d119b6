/** The program started as a person starts it, for the suites through the screen. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";
import { findBrowser } from "../../electron/exporting/pdf/find-browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export class Program {
  readonly libraryFolder: string;
  /** With the one-time token. */
  url = "";
  #child: ChildProcess | undefined;

  constructor(libraryFolder: string) {
    this.libraryFolder = libraryFolder;
  }

  /** `npm start -- --shell browser --no-open --port 0 --library DIR`, until it prints its one line. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        "electron/start.ts",
        "--shell",
        "browser",
        "--no-open",
        "--port",
        "0",
        "--library",
        this.libraryFolder,
      ],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    this.#child = child;
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout?.setEncoding("utf8").once("data", (line: string) => {
        const url = /^ready (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)\n$/u.exec(line)?.[1];
        if (url) resolve(url);
        else reject(new Error(`not one ready line: ${line}`));
      });
      child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
    });
  }

  /** Ends it, or kills it without a warning. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }
}

interface Fixtures {
  /** A running program on an empty library. */
  program: Program;
}

export const test = base.extend<Fixtures>({
  launchOptions: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameters' names
    async ({}, give) => {
      const browser = await findBrowser();
      if (!browser)
        throw new Error("no Chromium-kernel browser on this machine: npx playwright install chromium");
      await give({ executablePath: browser.executablePath, args: browser.args, env: browser.env });
    },
    { scope: "worker" },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameters' names
  program: async ({}, give) => {
    const folder = await mkdtemp(join(tmpdir(), "bulletin-screen-"));
    const program = new Program(folder);
    await program.start();
    await give(program);
    await program.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  // A page that fails on its own errors: no test passes over a broken screen.
  page: async ({ page }, give) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await give(page);
    expect(problems.filter((problem) => !expectedProblems.test(problem))).toEqual([]);
  },
});

/** The core was stopped on purpose; or the browser dropped an idle connection, and the call was sent again. */
const expectedProblems =
  /ERR_SOCKET_NOT_CONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|Failed to fetch/u;

export { expect };

/** Opens the window and waits for the library. */
export async function openLibrary(page: Page, program: Program): Promise<void> {
  await page.goto(program.url);
  await expect(page.getByRole("heading", { name: "资料库" })).toBeVisible();
}

/** Opens the sample issue on the desk. */
export async function openSample(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await expect(page.locator(".blocks")).toContainText("示例区政务服务中心");
}

/** The saved mark of the status bar. */
export const savedMark = (page: Page) => page.locator('footer [role="status"]');

/** Waits until everything on the screen is in the library. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await expect(savedMark(page)).toHaveAttribute("data-state", "saved");
}
