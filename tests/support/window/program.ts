/**
 * The fixtures of the screen suites: a program on an empty library, and a page that reports its own errors.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import type { FoundBrowser } from "../../../electron/core/exporting/pdf/find-browser.ts";
import { ProgramHost, type Program } from "./program-host.ts";
import { ProgramProcess } from "./program-process.ts";
import { environmentWith, findTestBrowser } from "./test-browser.ts";

export type { Program };

interface WorkerFixtures {
  /** Shows the pages under test, and prints for their programs. */
  testBrowser: FoundBrowser;
  /** The process of this worker that runs the programs of its tests. */
  programHost: ProgramHost;
}

interface Fixtures {
  /** Starts one more program; its folder is removed after the test. */
  startProgram: (create: (libraryFolder: string) => Program) => Promise<Program>;
  /** A running program on an empty library. */
  program: Program;
  /** A second running program on an empty library of its own: another machine. */
  otherProgram: Program;
  /** A running program in a process of its own, which may be killed. */
  programProcess: ProgramProcess;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  testBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameters' names
    async ({}, give) => give(await findTestBrowser()),
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ testBrowser: { executablePath, args, env } }, give) => give({ executablePath, args, env }),
    { scope: "worker" },
  ],
  programHost: [
    async ({ testBrowser }, give) => {
      const host = new ProgramHost(environmentWith(testBrowser));
      await give(host);
      await host.close();
    },
    { scope: "worker" },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameters' names
  startProgram: async ({}, give) => {
    const programs: Program[] = [];
    await give(async (create) => {
      const program = create(await mkdtemp(join(tmpdir(), "bulletin-screen-")));
      programs.push(program);
      await program.start();
      return program;
    });
    for (const program of programs) {
      await program.stop();
      await rm(program.libraryFolder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
  program: async ({ startProgram, programHost }, give) => {
    await give(await startProgram((folder) => programHost.createProgram(folder)));
  },
  otherProgram: async ({ startProgram, programHost }, give) => {
    await give(await startProgram((folder) => programHost.createProgram(folder)));
  },
  programProcess: async ({ startProgram, testBrowser }, give) => {
    const environment = environmentWith(testBrowser);
    await give((await startProgram((folder) => new ProgramProcess(folder, environment))) as ProgramProcess);
  },
  // The order of the parameters counts: the windows close first, then their programs end.
  context: async ({ startProgram: _, context }, give) => give(context),
  // A test fails on errors of its page: none passes over a broken screen.
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

/**
 * A program was stopped on purpose; or the browser dropped an idle connection, and the call was sent again.
 */
const expectedProblems =
  /ERR_SOCKET_NOT_CONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|Failed to fetch/u;

export { expect };

/**
 * Loads the window again, once every call that it has made is sent: the browser drops those that wait for a
 * connection. A last request comes after them.
 */
export async function reloadWindow(page: Page): Promise<void> {
  await page.evaluate(() =>
    fetch("/")
      .catch(() => undefined)
      .then(() => undefined),
  );
  await page.reload();
}

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

/** The save state in the status bar. */
export const saveState = (page: Page) => page.locator('footer [role="status"]');

/** Waits until everything on the screen is in the library. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveAttribute("data-state", "saved");
}
