/** Tables and figures on the paper: by mouse, by keys, by clipboard, and back step by step. */
import type { Page } from "@playwright/test";
import { expect, openLibrary, test, waitUntilSaved, type Program } from "../support/program.ts";

async function openEmpty(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("button", { name: "新建一期" }).click();
  await page.locator(".blocks").click();
  await page.keyboard.type("前文。");
}

const cell = (page: Page, row: number, column: number) => page.getByLabel(`第${row}行第${column}列`, { exact: true });
const texts = (page: Page) => page.getByRole("grid").locator("tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("textarea")].map((field) => field.value).join("|")));
const blocks = (page: Page) => page.locator(".blocks > *").evaluateAll((all) => all.map((block) => block.className.replace("block block-", "")));
const menu = (page: Page, name: string) => page.getByRole("menuitem", { name, exact: true }).click();
const undo = (page: Page) => page.keyboard.press("Control+z");

/** A table of rows and columns by the toolbar's grid, its first cell with the keyboard. */
async function insertTable(page: Page, rows: number, columns: number): Promise<void> {
  await page.getByRole("button", { name: "表格", exact: true }).click();
  await page.locator(`.grid-picker [data-row="${rows}"][data-column="${columns}"]`).click();
  await expect(cell(page, 1, 1)).toBeFocused();
}

/** Pastes into what has the keyboard, as the browser does it. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test("a table by mouse: cells, rows, merging, heading row, saved, and undone step by step", async ({ page, program }) => {
  await openEmpty(page, program);
  await insertTable(page, 2, 3);
  await page.keyboard.type("单位");
  await page.keyboard.press("Tab");
  await page.keyboard.type("任务");
  await page.keyboard.press("Tab");
  await page.keyboard.type("完成");
  await page.keyboard.press("Tab");
  await page.keyboard.type("东河街道");
  expect(await texts(page)).toEqual(["单位|任务|完成", "东河街道||"]);
  await cell(page, 2, 3).click();
  await page.keyboard.press("Tab");
  await expect(cell(page, 3, 1)).toBeFocused();
  await page.keyboard.type("西山街道");

  const [from, to] = [await cell(page, 2, 2).boundingBox(), await cell(page, 3, 3).boundingBox()];
  if (!from || !to) throw new Error("no cells");
  await page.mouse.move(from.x + 10, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(4);
  await cell(page, 3, 3).click({ button: "right" });
  await menu(page, "合并单元格");
  await expect(page.getByRole("grid").locator("td")).toHaveCount(3);
  await page.keyboard.type("合并处");
  await cell(page, 1, 1).click({ button: "right" });
  await menu(page, "取消标题行");
  await expect(page.getByRole("grid").locator("th")).toHaveCount(0);
  await waitUntilSaved(page);
  await page.reload();
  expect(await texts(page)).toEqual(["单位|任务|完成", "东河街道|合并处", "西山街道"]);
});

test("undo takes a table back step by step, and the keyboard stays in it", async ({ page, program }) => {
  await openEmpty(page, program);
  await insertTable(page, 2, 2);
  await page.keyboard.type("甲");
  await page.keyboard.press("Tab");
  await page.keyboard.type("乙");
  await page.keyboard.press("Shift+F10");
  await menu(page, "在右侧插入列");
  await expect(cell(page, 1, 3)).toBeVisible();
  await expect(cell(page, 1, 2)).toBeFocused();
  await undo(page);
  await expect(cell(page, 1, 3)).toBeHidden();
  await undo(page);
  expect(await texts(page)).toEqual(["甲|", "|"]);
  await undo(page);
  expect(await texts(page)).toEqual(["|", "|"]);
  await undo(page);
  await expect(page.getByRole("grid")).toBeHidden();
  expect(await blocks(page)).toEqual(["body"]);
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  expect(await texts(page)).toEqual(["甲|", "|"]);
});

test("a table by keys alone: slash menu, arrows, selection, widths, leaving it, removing it", async ({ page, program }) => {
  await openEmpty(page, program);
  await page.keyboard.press("Enter");
  await page.keyboard.type("/表格");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "插入表格" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid", { name: "表格，4 行 2 列" })).toBeVisible();
  await expect(cell(page, 1, 1)).toBeFocused();
  expect(await blocks(page)).toEqual(["body", "table", "body"]);

  await page.keyboard.type("甲");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 2, 2)).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(4);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+F10");
  await menu(page, "列加宽");
  expect(await page.locator("col").first().evaluate((column) => column.style.width)).not.toBe("50%");
  await page.keyboard.press("Shift+F10");
  await menu(page, "平均分布各列");
  expect(await page.locator("col").first().evaluate((column) => column.style.width)).toBe("50%");

  // Up from the first row is the caption, down from there the cells, down from the last row the text behind.
  await cell(page, 1, 1).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("完成情况");
  await expect(page.locator(".object-caption")).toHaveText("完成情况");
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 1, 1)).toBeFocused();
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.type("后文。");
  await expect(page.locator(".blocks > *").last()).toHaveText("后文。");
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(page.locator(".block-table")).toHaveAttribute("data-selected");
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("grid")).toBeHidden();
  await undo(page);
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.locator(".object-caption")).toHaveText("完成情况");
});
