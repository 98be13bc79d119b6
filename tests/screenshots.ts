/**
 * `npm run screenshots`: takes the README's pictures of the sample issue in the running program, into
 * `resources/screenshots/`: the desk, the library, and page 1 of the printed PDF.
 */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "@playwright/test";
import { findBrowser } from "../electron/core/exporting/pdf/find-browser.ts";
import { HeadlessPrinter } from "../electron/core/exporting/pdf/headless-printer.ts";
import { fontBase } from "../electron/core/exporting/pdf/print-page.ts";
import { readSample } from "../electron/core/importing/sample.ts";
import { openLibrary } from "../electron/core/library/index.ts";
import type { BulletinDocument } from "../shared/document/schema.ts";
import { printHtml } from "../shared/layout/print-html.ts";
import { waitForAnimations } from "./support/window/axe.ts";
import { ProgramProcess } from "./support/window/program-process.ts";

const folder = fileURLToPath(new URL("../resources/screenshots/", import.meta.url));
const picture = (name: string) => join(folder, `${name}.png`);

/** Fills the library with the sample and seven shorter issues before it, as in an office at work. */
async function fill(libraryFolder: string, sample: BulletinDocument): Promise<void> {
  const library = await openLibrary(libraryFolder);
  for (let back = 7; back >= 0; back -= 1) {
    const date = new Date(Date.UTC(2026, 10, 23 - back * 4)).toISOString().slice(0, 10);
    const blocks = back === 0 ? sample.blocks : sample.blocks.slice(0, sample.blocks.length - (back % 5) * 3);
    await library.issues.create({
      document: { ...sample, masthead: { ...sample.masthead, number: 765 - back, date }, blocks },
    });
  }
  await library.close();
}

async function takeDesk(page: Page): Promise<void> {
  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await page.locator('.preview_page[data-drawn="true"]').nth(1).waitFor();
  await page.locator('footer [data-state="saved"]').waitFor();
  // The caret is in the text, and the pointer on nothing that would show a tooltip.
  await page.locator(".blocks > *").nth(1).click();
  await page.mouse.move(0, 0);
  await waitForAnimations(page);
  await page.screenshot({ path: picture("editor") });
}

/**
 * Draws page 1 with pdf.js in a page of the browser. All its requests are answered here; nothing comes from
 * the network.
 */
async function takePrintedPage(browser: Browser, pdf: Uint8Array): Promise<void> {
  const width = 1000;
  const scripts = join(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"), "../build");
  const page = await browser.newPage({ viewport: { width: width + 100, height: 1600 } });
  await page.route("**", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/")
      return route.fulfill({
        contentType: "text/html",
        body: '<!doctype html><canvas style="border:1px solid #c4c4c4"></canvas>',
      });
    if (pathname === "/issue.pdf")
      return route.fulfill({ contentType: "application/pdf", body: Buffer.from(pdf) });
    if (!/^\/pdf(?:\.worker)?\.mjs$/u.test(pathname)) return route.abort();
    return route.fulfill({ contentType: "text/javascript", body: await readFile(join(scripts, pathname)) });
  });
  await page.goto("http://page.invalid/");
  await page.evaluate(`(async () => {
    const { getDocument, GlobalWorkerOptions } = await import("/pdf.mjs");
    GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";
    const first = await (await getDocument({ url: "/issue.pdf" }).promise).getPage(1);
    const viewport = first.getViewport({ scale: ${width} / first.getViewport({ scale: 1 }).width });
    const canvas = document.querySelector("canvas");
    [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
    await first.render({ canvas, viewport }).promise;
  })()`);
  await page.locator("canvas").screenshot({ path: picture("page") });
  await page.close();
}

const foundBrowser = await findBrowser();
if (!foundBrowser)
  throw new Error("no Chromium-kernel browser on this machine: npx playwright install chromium");
const { executablePath, args, env } = foundBrowser;
const libraryFolder = await mkdtemp(join(tmpdir(), "bulletin-screenshots-"));
const program = new ProgramProcess(libraryFolder);
const browser = await chromium.launch({ executablePath, args, env });
const printer = new HeadlessPrinter();
try {
  await mkdir(folder, { recursive: true });
  const sample = await readSample();
  await fill(libraryFolder, sample);
  await program.start();
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  await page.goto(program.url);
  await page.getByRole("button", { name: "打开 第 765 期" }).waitFor();
  await page.screenshot({ path: picture("library") });
  await takeDesk(page);
  await takePrintedPage(browser, (await printer.print(printHtml(sample, { fontBase }))).pdf);
} finally {
  await Promise.allSettled([browser.close(), printer.close(), program.stop()]);
  await rm(libraryFolder, { recursive: true, force: true, maxRetries: 3 });
}
