/** The outline as a place to work: move, fold, rename, remove. */
import type { Locator, Page } from "@playwright/test";
import { expect, openSample, test, waitUntilSaved } from "../support/program.ts";

const outline = (page: Page) => page.locator(".outline");
const entry = (page: Page, name: string) => outline(page).getByRole("treeitem", { name });
const titles = (page: Page) => outline(page).locator(".outline-title").allInnerTexts();
const line = (page: Page) => outline(page).locator(".outline-line");
const paper = (page: Page) => page.locator(".blocks > *").allInnerTexts();
const said = (page: Page) => outline(page).locator("[aria-live]");
const [inspect, visit, three] = ["区领导到青石镇检查", "创建办 21 日走访", "区城管局“三聚焦"];

test("print", async ({ page, program }) => {
  await openSample(page, program);
  console.log(await titles(page), (await paper(page)).map((t) => t.slice(0, 30)));
  await page.screenshot({ path: "/tmp/outline-0.png" });
});
