/**
 * Prints with a headless browser, for shells without Electron's engine. The browser starts at the first print
 * and keeps running.
 */
import { readFile } from "node:fs/promises";
import type { Browser, Page, Route } from "playwright-core";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { replaceDocument } from "../../../../shared/print-page/replace-document.ts";
import { fontFile } from "../../system/resources.ts";
import { fontBase, isReady, layoutOf, printAddress, readLayout } from "./print-page.ts";
import { TurnPrinter, type PrintedPages } from "./printer.ts";
import { findBrowser } from "./find-browser.ts";

/** The printer of the browser shell and the command line. */
export class HeadlessPrinter extends TurnPrinter {
  #page: Promise<Page> | undefined;
  #browser: Browser | undefined;

  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    this.#page = undefined;
    await browser?.close();
  }

  protected start(): Promise<Page> {
    return (this.#page ??= this.#start());
  }

  protected async printOne(html: string): Promise<PrintedPages> {
    return printIn(await this.start(), html);
  }

  async #start(): Promise<Page> {
    const foundBrowser = await findBrowser();
    if (!foundBrowser) throw new BulletinError("no-printer");
    const { executablePath, args, env } = foundBrowser;
    // Loaded on first use: it takes longer than the rest of the start.
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({ executablePath, args, env });
    this.#browser = browser;
    browser.on("disconnected", () => {
      if (this.#browser === browser) this.#page = this.#browser = undefined;
    });
    const page = await browser.newPage();
    await page.route("**", serve);
    await page.goto(printAddress);
    return page;
  }
}

async function printIn(page: Page, html: string): Promise<PrintedPages> {
  // Written into the same page, so that its faces stay loaded: with a new address they would be fetched and
  // unpacked again.
  await page.evaluate(replaceDocument, html);
  await page.waitForFunction(isReady);
  const layout = readLayout(await page.evaluate(layoutOf));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  return { pdf, ...layout };
}

/**
 * Answers requests of the page with an empty document and the bundled faces only, so that it can access
 * neither disk nor network.
 */
async function serve(route: Route): Promise<void> {
  const { pathname, origin } = new URL(route.request().url());
  if (`${origin}/` !== printAddress) return route.abort();
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
  const file = pathname.startsWith(fontBase) ? fontFile(pathname.slice(fontBase.length)) : undefined;
  if (!file) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: "font/woff2", body: await readFile(file) });
}
