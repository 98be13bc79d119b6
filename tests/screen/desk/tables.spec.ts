/** Tables on the paper: by mouse, by keys, by clipboard, and undone step by step. */
import type { Page } from "@playwright/test";
import { copy, paste } from "../../support/window/clipboard.ts";
import { inputMethod } from "../../support/window/input-method.ts";
import {
  blocks,
  cell,
  chooseItem,
  insertTable,
  openNewIssue,
  texts,
  undo,
  wordTable,
} from "../../support/window/objects-screen.ts";
import { expect, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

const firstColumnWidth = (page: Page) =>
  page
    .locator("col")
    .first()
    .evaluate((column) => column.style.width);

test("the mouse fills cells, adds a row, merges cells and drops the heading row; all is there after a reload", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  await insertTable(page, 2, 3);
  await page.keyboard.type("单位");
  await page.keyboard.press("Tab");
  await page.keyboard.type("任务");
  await page.keyboard.press("Tab");
  await page.keyboard.type("完成");
  await page.keyboard.press("Tab");
  await page.keyboard.type("东河街道");
  await expect.poll(() => texts(page)).toEqual(["单位|任务|完成", "东河街道||"]);
  await cell(page, 2, 3).click();
  await page.keyboard.press("Tab");
  await expect(cell(page, 3, 1)).toBeFocused();
  await page.keyboard.type("西山街道");

  const [from, to] = [await cell(page, 2, 2).boundingBox(), await cell(page, 3, 3).boundingBox()];
  if (!from || !to) throw new Error("the cells have no place on the screen");
  await page.mouse.move(from.x + 10, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(4);
  await cell(page, 3, 3).click({ button: "right" });
  await chooseItem(page, "合并单元格");
  await expect(page.getByRole("grid").locator("td")).toHaveCount(3);
  await page.keyboard.type("合并处");
  await cell(page, 1, 1).click({ button: "right" });
  await chooseItem(page, "取消标题行");
  await expect(page.getByRole("grid").locator("th")).toHaveCount(0);
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(page.getByRole("grid")).toBeVisible();
  await expect.poll(() => texts(page)).toEqual(["单位|任务|完成", "东河街道|合并处", "西山街道"]);
});

test("undo takes a table back step by step and keeps the focus in it", async ({ page, program }) => {
  await openNewIssue(page, program);
  await insertTable(page, 2, 2);
  await page.keyboard.type("甲");
  await page.keyboard.press("Tab");
  await page.keyboard.type("乙");
  await page.keyboard.press("Shift+F10");
  await chooseItem(page, "在右侧插入列");
  await expect(cell(page, 1, 3)).toBeVisible();
  await expect(cell(page, 1, 2)).toBeFocused();
  await undo(page);
  await expect(cell(page, 1, 3)).toBeHidden();
  await undo(page);
  await expect.poll(() => texts(page)).toEqual(["甲|", "|"]);
  await undo(page);
  await expect.poll(() => texts(page)).toEqual(["|", "|"]);
  await undo(page);
  await expect(page.getByRole("grid")).toBeHidden();
  await expect.poll(() => blocks(page)).toEqual(["body"]);
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  await expect.poll(() => texts(page)).toEqual(["甲|", "|"]);
});

test("keys alone insert a table by the slash menu, move and select in it, set widths, leave and remove it", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  await page.keyboard.press("Enter");
  await page.keyboard.type("/表格");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "插入表格" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid", { name: "表格，4 行 2 列" })).toBeVisible();
  await expect(cell(page, 1, 1)).toBeFocused();
  await expect.poll(() => blocks(page)).toEqual(["body", "table", "body"]);

  await page.keyboard.type("甲");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 2, 2)).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(4);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+F10");
  await chooseItem(page, "列加宽");
  await expect.poll(() => firstColumnWidth(page)).not.toBe("50%");
  await page.keyboard.press("Shift+F10");
  await chooseItem(page, "平均分布各列");
  await expect.poll(() => firstColumnWidth(page)).toBe("50%");

  // Above the first row is the caption, below the last row the paragraph after the table.
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

test("text composed in a cell is written when it is chosen, as one step of undo", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  await insertTable(page, 2, 2);
  const ime = await inputMethod(page);
  await ime.compose("b", "ban", "banli");
  await expect(cell(page, 1, 1)).toHaveValue("banli");
  await ime.choose("办理");
  await expect(cell(page, 1, 1)).toHaveValue("办理");
  await page.keyboard.press("Tab");
  await ime.compose("s", "shu");
  await ime.choose("数");
  await undo(page);
  await expect.poll(() => texts(page)).toEqual(["办理|", "|"]);
  await undo(page);
  await expect.poll(() => texts(page)).toEqual(["|", "|"]);
});

test("tables are pasted from Word and the web, cells from spreadsheets; cells are copied as text and HTML", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  await paste(page, { "text/html": wordTable, "text/plain": "…" });
  await expect.poll(() => blocks(page)).toEqual(["body", "body", "table", "body"]);
  await expect.poll(() => texts(page)).toEqual(["单位|件数", "东河街道|12", "7"]);
  await expect(page.getByRole("grid").locator("th")).toHaveCount(2);
  await expect.poll(() => firstColumnWidth(page)).toBe("25%");
  await undo(page);
  await expect.poll(() => blocks(page)).toEqual(["body"]);

  await insertTable(page, 2, 2);
  await cell(page, 2, 2).focus();
  await paste(page, { "text/plain": '甲\t乙\n丙\t"丁\n戊"\n' });
  await expect.poll(() => texts(page)).toEqual(["||", "|甲|乙", "|丙|丁\n戊"]);
  await cell(page, 2, 2).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  const clipboardContent = await copy(page, "text/plain", "text/html");
  expect(clipboardContent["text/plain"]).toBe('甲\t乙\n丙\t"丁\n戊"\n');
  expect(clipboardContent["text/html"]).toContain("<td>甲</td><td>乙</td>");
  await page.keyboard.press("Delete");
  await expect.poll(() => texts(page)).toEqual(["||", "||", "||"]);

  // A picture that the HTML only names cannot be pasted: a notice says so.
  await page.locator(".blocks > *").first().click();
  await paste(page, { "text/html": '<p>看图</p><img src="file:///C:/a.png">' });
  await expect(page.getByText("粘贴的内容里有 1 张图片没有带过来").first()).toBeVisible();
});

test("a table too large for a bulletin is pasted as text; a notice says so, and what was too long and left out", async ({
  page,
  program,
}) => {
  const rowsOf = (rows: number, columns: number) =>
    Array.from(
      { length: rows },
      (_, row) =>
        `<tr>${Array.from({ length: columns }, (_cell, column) => `<td>${row + 1}甲${column + 1}</td>`).join("")}</tr>`,
    ).join("");
  await openNewIssue(page, program);
  await paste(page, { "text/html": `<table>${rowsOf(300, 100)}</table>` });
  await expect(page.getByText("有 1 个表格超过 200 行或 20 列").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("后面 260 行没有粘贴").first()).toBeVisible();
  await expect(page.locator(".blocks > *")).toHaveCount(40);
  await page.keyboard.type("仍可编辑");
  await expect(page.locator(".blocks > *").last()).toHaveText(/40甲100仍可编辑$/u);
});

test("a selected table is copied within the issue with all its properties", async ({ page, program }) => {
  await openNewIssue(page, program);
  await insertTable(page, 1, 2);
  await page.keyboard.type("甲");
  await page.keyboard.press("Escape");
  await expect(page.locator(".block-table")).toHaveAttribute("data-selected");
  const data = await copy(page, "text/plain", "text/html", "application/x-lexical-editor");
  expect(data["text/plain"]).toBe("甲\t");
  await page.keyboard.press("ArrowDown");
  await paste(page, data);
  await expect.poll(() => blocks(page)).toEqual(["body", "table", "table", "body"]);
  await expect(page.getByRole("grid").nth(1).locator("textarea").first()).toHaveValue("甲");
});

test("find and replace work in cells", async ({ page, program }) => {
  await openNewIssue(page, program);
  await insertTable(page, 2, 2);
  await cell(page, 2, 2).fill("旧城改造");
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "查找", exact: true }).fill("旧城");
  await expect(page.locator('[data-found="current"] textarea')).toHaveValue("旧城改造");
  await page.getByRole("textbox", { name: "替换为", exact: true }).fill("老城");
  await page.getByRole("button", { name: "全部替换" }).click();
  await expect(cell(page, 2, 2)).toHaveValue("老城改造");
  await page.keyboard.press("Escape");
  await page.locator(".blocks > *").first().click();
  await undo(page);
  await expect(cell(page, 2, 2)).toHaveValue("旧城改造");
});
