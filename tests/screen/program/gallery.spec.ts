/** The gallery of widgets and dialogs (`npm run gallery`), as developers open it. */
import { spawn, type ChildProcess } from "node:child_process";
import { readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Page } from "@playwright/test";
import { expect, test, type Program } from "../../support/window/program.ts";
import { root } from "../../support/steps.ts";
import { environmentWith } from "../../support/window/test-browser.ts";

const themes = ["light", "dark"] as const;

/** Time for the test, in ms, on a busy machine: at first, Vite bundles the packages that the page imports. */
const patience = 300_000;

/** `npm run gallery` without its window. */
class GalleryProcess implements Program {
  readonly libraryFolder: string;
  url = "";
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  /** @param libraryFolder the folder in which the gallery makes its temporary library */
  constructor(libraryFolder: string, environment: Record<string, string>) {
    this.libraryFolder = libraryFolder;
    this.#environment = { ...environment, TMPDIR: libraryFolder, TEMP: libraryFolder };
  }

  /** Reads the address that the gallery prints. Vite prints lines of its own. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["electron/tools/gallery.ts", "--no-open"], {
      cwd: root,
      env: this.#environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    this.url = await new Promise((resolve, reject) => {
      createInterface(child.stdout).on("line", (line) => {
        if (line.startsWith("ready ")) resolve(line.slice("ready ".length));
      });
      child.once("exit", (code) => reject(new Error(`the gallery ended with exit code ${code}`)));
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const exit = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await exit;
  }
}

/**
 * Shows a specimen in a theme, and waits until there is text in it or in its dialog. @throws if there is none
 * after a minute
 */
async function showSpecimen(page: Page, name: string, theme: (typeof themes)[number]): Promise<void> {
  const hash = `#${new URLSearchParams({ show: name, theme }).toString()}`;
  await page.evaluate((address) => void (location.hash = address), hash);
  await page.waitForFunction(
    (wantedSpecimen) => {
      const specimen = document.querySelector<HTMLElement>(".gallery_specimen");
      if (specimen?.dataset.name !== wantedSpecimen.name) return false;
      if (document.documentElement.dataset.theme !== wantedSpecimen.theme) return false;
      const dialogs = document.querySelectorAll<HTMLElement>("[role=dialog], [role=alertdialog]");
      return [specimen, ...dialogs].some(({ innerText }) => innerText.trim() !== "");
    },
    { name, theme },
    { timeout: 60_000 },
  );
}

// The fixture `page` fails the test on an error in the console, where the gallery also reports failed calls.
test("every specimen of the gallery shows something in both themes, without an error", async ({
  page,
  startProgram,
  testBrowser,
}) => {
  test.setTimeout(patience);
  const gallery = await startProgram((folder) => new GalleryProcess(folder, environmentWith(testBrowser)));
  await page.goto(gallery.url);
  const list = page.getByRole("navigation", { name: "Specimens" });
  await expect(list).toBeVisible({ timeout: patience });
  await expect(page.locator("iframe")).toHaveCount(themes.length);
  const names = await list.getByRole("button").allInnerTexts();
  expect(names.length).toBeGreaterThan(30);
  // The frames show this same page by its hash. Without them it is loaded once.
  const empty: string[] = [];
  for (const theme of themes) {
    for (const name of names)
      await showSpecimen(page, name, theme).catch(() => empty.push(`${name}, ${theme}`));
  }
  expect(empty).toEqual([]);
  // The folder of the gallery's library goes with the process, except on Windows, which ends it without notice.
  await page.goto("about:blank");
  await gallery.stop();
  if (process.platform !== "win32") expect(await readdir(gallery.libraryFolder)).toEqual([]);
});
