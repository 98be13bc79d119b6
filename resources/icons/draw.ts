/**
 * Draws `bulletin.png` from `bulletin.svg`: `node resources/icons/draw.ts`. Electron and its packages need a
 * PNG of 512 × 512 pixels.
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { findBrowser } from "../../electron/core/exporting/pdf/find-browser.ts";

/** A file beside this one. */
const here = (name: string) => new URL(name, import.meta.url);
const foundBrowser = await findBrowser();
if (!foundBrowser) throw new Error("no browser to draw with");
const { executablePath, args } = foundBrowser;
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({ viewport: { width: 512, height: 512 } });
await page.setContent(
  `<style>*{margin:0}svg{display:block}</style>${await readFile(here("bulletin.svg"), "utf8")}`,
);
await writeFile(here("bulletin.png"), await page.screenshot({ omitBackground: true }));
await browser.close();
