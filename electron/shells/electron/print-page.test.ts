/**
 * Tests the print page with its security policy in an installed browser: the print script runs, and the fonts
 * load.
 */
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { printHtml } from "../../../shared/layout/print-html.ts";
import { findBrowser } from "../../core/exporting/pdf/find-browser.ts";
import { fontBase, isReady, printAddress as browserAddress } from "../../core/exporting/pdf/print-page.ts";
import { readSample } from "../../core/importing/sample.ts";
import { createPrintHandler } from "./protocol.ts";
import { printAddress } from "./security.ts";

const installedBrowser = await findBrowser();
let browser: Awaited<ReturnType<typeof chromium.launch>> | undefined;
beforeAll(async () => {
  browser =
    installedBrowser &&
    (await chromium.launch({ executablePath: installedBrowser.executablePath, args: installedBrowser.args }));
});
afterAll(() => browser?.close());

test.skipIf(!installedBrowser)(
  "the sample settles on its pages under the print page's policy, and reaches nothing",
  async () => {
    const page = await browser!.newPage();
    const answer = createPrintHandler();
    const requests: string[] = [];
    await page.route("**", async (route) => {
      // A browser has no scheme `app:`, so the same handler answers at an address that does not exist.
      const address = route.request().url().replace(browserAddress, printAddress);
      requests.push(address);
      const response = await answer(new Request(address));
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    });
    await page.goto(browserAddress);
    await page.evaluate(
      `document.open(); document.write(${JSON.stringify(printHtml(await readSample(), { fontBase }))}); document.close();`,
    );
    await expect
      .poll(() => page.evaluate(`document.body?.getBoundingClientRect(), ${isReady}`), { timeout: 20_000 })
      .toBe(true);
    expect(Number(await page.getAttribute("html", "data-pages"))).toBeGreaterThan(1);
    expect(
      await page.evaluate("[...document.fonts].filter((face) => face.status === 'loaded').length"),
    ).toBeGreaterThan(2);
    expect(await page.evaluate("fetch('/').then(() => 'reached', () => 'refused')")).toBe("refused");
    expect(
      requests.filter((address) => address !== printAddress && !address.startsWith(`${printAddress}fonts/`)),
    ).toEqual([]);
  },
);
