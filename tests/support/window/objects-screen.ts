/** An issue with tables and figures on the desk: what its tests read and do. */
import type { Page } from "@playwright/test";
import { expect, openLibrary, type Program } from "./program.ts";

/**
 * A table with a heading row and a cell over two rows, between two paragraphs, as Word puts it on the
 * clipboard.
 */
export const wordTable = `<p>一、完成情况</p><table><colgroup><col width="100"><col width="300"></colgroup><thead><tr><th>单位</th><th>件数</th></tr></thead>
  <tbody><tr><td rowspan="2">东河街道</td><td align="right">12</td></tr><tr><td>7</td></tr></tbody></table><p>请各单位抓紧。</p>`;

/** Opens a new issue with one paragraph; the caret is at its end. */
export async function openNewIssue(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("button", { name: "新建一期" }).click();
  await page.locator(".blocks").click();
  await page.keyboard.type("前文。");
}

/** A cell by its place, counted from 1. */
export const cell = (page: Page, row: number, column: number) =>
  page.getByLabel(`第${row}行第${column}列`, { exact: true });

/** The rows of the only table, its cells joined by `|`. */
export const texts = (page: Page) =>
  page
    .getByRole("grid")
    .locator("tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("textarea")].map((field) => field.value).join("|")),
    );

/** The style of each block on the paper. */
export const blocks = (page: Page) =>
  page
    .locator(".blocks > *")
    .evaluateAll((all) => all.map((block) => block.className.replace("block block-", "")));

export const figures = (page: Page) => page.locator(".block-figure");
export const chooseItem = (page: Page, name: string) =>
  page.getByRole("menuitem", { name, exact: true }).click();
export const undo = (page: Page) => page.keyboard.press("Control+z");

/** Inserts a table by the toolbar's grid; its first cell gets the focus. */
export async function insertTable(page: Page, rows: number, columns: number): Promise<void> {
  await page.getByRole("button", { name: "表格", exact: true }).click();
  await page.locator(`[data-row="${rows}"][data-column="${columns}"]`).click();
  await expect(cell(page, 1, 1)).toBeFocused();
}
