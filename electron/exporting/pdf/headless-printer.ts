/** Prints with a headless browser, for shells without Electron's engine. It starts at the first print and stays warm. */
import { readFile } from "node:fs/promises";
import { chromium, type Browser, type Page, type Route } from "playwright-core";
import { BulletinError } from "../../../shared/contract/errors.ts";
import { fontFile } from "../../resources.ts";
import { fontBase, isReady, printAddress } from "./print-page.ts";
import type { PrintedPages, Printer } from "../printer.ts";
import { findBrowser } from "./find-browser.ts";

export class HeadlessPrinter implements Printer {
  #page: Promise<Page> | undefined;
  #browser: Browser | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  print(html: string, { signal }: { signal?: AbortSignal } = {}): Promise<PrintedPages> {
    // One page, one print at a time: the next waits its turn.
    const turn = this.#queue.then(() => this.#print(html, signal));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    this.#page = undefined;
    await browser?.close();
  }

  async #print(html: string, signal: AbortSignal | undefined): Promise<PrintedPages> {
    if (signal?.aborted) throw new BulletinError("cancelled");
    const page = await (this.#page ??= this.#start().catch((cause) => {
      this.#page = undefined;
      throw cause;
    }));
    const cancelled = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(new BulletinError("cancelled")), { once: true });
    });
    cancelled.catch(() => {});
    const work = async (): Promise<PrintedPages> => {
      // Written into the same page, so that its faces stay loaded: a new address would fetch and unpack them again.
      await page.evaluate(write, html);
      await page.waitForFunction(isReady);
      const pages = Number(await page.getAttribute("html", "data-pages"));
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
      return { pdf, pages };
    };
    try {
      return await Promise.race([work(), cancelled]);
    } catch (cause) {
      // Whatever went wrong, the next print starts afresh.
      await this.close().catch(() => {});
      if (cause instanceof BulletinError) throw cause;
      throw new BulletinError("internal", { problem: "print" }, { cause, retry: true });
    }
  }

  async #start(): Promise<Page> {
    const found = await findBrowser();
    if (!found) throw new BulletinError("no-printer");
    const { executablePath, args, env } = found;
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

/** Runs in the page. */
const write = new Function("html", "document.open(); document.write(html); document.close();") as (html: string) => void;

/** Nothing but an empty page and the bundled faces: the page reaches neither disk nor network. */
async function serve(route: Route): Promise<void> {
  const { pathname, origin } = new URL(route.request().url());
  if (`${origin}/` !== printAddress) return route.abort();
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
  const file = pathname.startsWith(fontBase) ? fontFile(pathname.slice(fontBase.length)) : undefined;
  if (!file) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: "font/woff2", body: await readFile(file) });
}
