/** Tables and figures on the paper: by mouse, by keys, by clipboard, and back step by step. */
import type { Page } from "@playwright/test";
import { check } from "../support/axe.ts";
import { inputMethod } from "../support/input-method.ts";
import { pngOf } from "../support/pictures.ts";
import { expect, openLibrary, test, waitUntilSaved, type Program } from "../support/program.ts";

async function openEmpty(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("button", { name: "新建一期" }).click();
  await page.locator(".blocks").click();
  await page.keyboard.type("前文。");
}

const cell = (page: Page, row: number, column: number) =>
  page.getByLabel(`第${row}行第${column}列`, { exact: true });
const texts = (page: Page) =>
  page
    .getByRole("grid")
    .locator("tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("textarea")].map((field) => field.value).join("|")),
    );
const blocks = (page: Page) =>
  page
    .locator(".blocks > *")
    .evaluateAll((all) => all.map((block) => block.className.replace("block block-", "")));
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
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

test("a table by mouse: cells, rows, merging, heading row, saved, and undone step by step", async ({
  page,
  program,
}) => {
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
  await expect(page.getByRole("grid")).toBeVisible();
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

test("a table by keys alone: slash menu, arrows, selection, widths, leaving it, removing it", async ({
  page,
  program,
}) => {
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
  expect(
    await page
      .locator("col")
      .first()
      .evaluate((column) => column.style.width),
  ).not.toBe("50%");
  await page.keyboard.press("Shift+F10");
  await menu(page, "平均分布各列");
  expect(
    await page
      .locator("col")
      .first()
      .evaluate((column) => column.style.width),
  ).toBe("50%");

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

test("an input method composes in a cell: written once it is chosen, one step back", async ({
  page,
  program,
}) => {
  await openEmpty(page, program);
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
  expect(await texts(page)).toEqual(["办理|", "|"]);
  await undo(page);
  expect(await texts(page)).toEqual(["|", "|"]);
});

const wordTable = `<p>一、完成情况</p><table><colgroup><col width="100"><col width="300"></colgroup><thead><tr><th>单位</th><th>件数</th></tr></thead>
  <tbody><tr><td rowspan="2">东河街道</td><td align="right">12</td></tr><tr><td>7</td></tr></tbody></table><p>请各单位抓紧。</p>`;

test("tables come from Word and the web, cells from spreadsheets, and go out as both", async ({
  page,
  program,
}) => {
  await openEmpty(page, program);
  await paste(page, { "text/html": wordTable, "text/plain": "…" });
  expect(await blocks(page)).toEqual(["body", "body", "table", "body"]);
  expect(await texts(page)).toEqual(["单位|件数", "东河街道|12", "7"]);
  await expect(page.getByRole("grid").locator("th")).toHaveCount(2);
  expect(
    await page
      .locator("col")
      .first()
      .evaluate((column) => column.style.width),
  ).toBe("25%");
  await undo(page);
  expect(await blocks(page)).toEqual(["body"]);

  await insertTable(page, 2, 2);
  await cell(page, 2, 2).focus();
  await paste(page, { "text/plain": '甲\t乙\n丙\t"丁\n戊"\n' });
  expect(await texts(page)).toEqual(["||", "|甲|乙", "|丙|丁\n戊"]);
  await cell(page, 2, 2).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
    );
    return { text: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") };
  });
  expect(copied.text).toBe('甲\t乙\n丙\t"丁\n戊"\n');
  expect(copied.html).toContain("<td>甲</td><td>乙</td>");
  await page.keyboard.press("Delete");
  expect(await texts(page)).toEqual(["||", "||", "||"]);

  // Pictures that HTML only names cannot come along: that is told.
  await page.locator(".blocks > *").first().click();
  await paste(page, { "text/html": '<p>看图</p><img src="file:///C:/a.png">' });
  await expect(page.getByText("粘贴的内容里有 1 张图片没有带过来").first()).toBeVisible();
});

test("a table is copied within the issue as a whole, with everything that it is", async ({
  page,
  program,
}) => {
  await openEmpty(page, program);
  await insertTable(page, 1, 2);
  await page.keyboard.type("甲");
  await page.keyboard.press("Escape");
  await expect(page.locator(".block-table")).toHaveAttribute("data-selected");
  const data = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(
      ["text/plain", "text/html", "application/x-lexical-editor"].map((type) => [
        type,
        clipboardData.getData(type),
      ]),
    );
  });
  expect(data["text/plain"]).toBe("甲\t");
  await page.keyboard.press("ArrowDown");
  await paste(page, data);
  expect(await blocks(page)).toEqual(["body", "table", "table", "body"]);
  await expect(page.getByRole("grid").nth(1).locator("textarea").first()).toHaveValue("甲");
});

const figures = (page: Page) => page.locator(".block-figure");
const share = (page: Page) =>
  page
    .locator(".figure-frame")
    .first()
    .evaluate((frame) =>
      Math.round(
        (frame.getBoundingClientRect().width /
          (frame.closest(".blocks")?.getBoundingClientRect().width ?? 1)) *
          100,
      ),
    );

test("pictures: chosen, sized, captioned, described, replaced, removed; there after a reload", async ({
  page,
  program,
}) => {
  await openEmpty(page, program);
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "图片", exact: true }).click();
  await (
    await chosen
  ).setFiles([
    { name: "一.png", mimeType: "image/png", buffer: pngOf(1200, 600) },
    { name: "二.png", mimeType: "image/png", buffer: pngOf(300, 200, [200, 90, 60]) },
  ]);
  await expect(figures(page)).toHaveCount(2);
  expect(await blocks(page)).toEqual(["body", "figure", "figure", "body"]);
  await expect(figures(page).locator("img")).toHaveCount(2);
  await expect(figures(page).nth(1)).toHaveAttribute("data-selected");
  await page.keyboard.press("Delete");
  await expect(figures(page)).toHaveCount(1);
  await undo(page);
  await expect(figures(page)).toHaveCount(2);

  await figures(page).first().locator("img").click();
  expect(await share(page)).toBe(100);
  await page.keyboard.press("-");
  expect(await share(page)).toBe(95);
  await page.keyboard.press("Shift+F10");
  await menu(page, "宽度 50%");
  expect(await share(page)).toBe(50);
  const corner = await figures(page).first().locator(".figure-corner").boundingBox();
  if (!corner) throw new Error("no corner");
  await page.mouse.move(corner.x + 6, corner.y + 6);
  await page.mouse.down();
  await page.mouse.move(corner.x + 66, corner.y + 40, { steps: 4 });
  await page.mouse.up();
  expect(await share(page)).toBeGreaterThan(60);
  await undo(page);
  expect(await share(page)).toBe(50);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("现场");
  await expect(figures(page).first().locator(".object-caption")).toHaveText("现场");
  await figures(page).first().locator("img").click({ button: "right" });
  await menu(page, "替代文字……");
  await page.getByRole("textbox", { name: "替代文字" }).fill("工作人员在路口引导");
  await page.getByRole("button", { name: "确定" }).click();
  await expect(page.getByRole("img", { name: "工作人员在路口引导" })).toBeVisible();
  await waitUntilSaved(page);
  await page.reload();
  await expect(page.getByRole("img", { name: "工作人员在路口引导" })).toBeVisible();
  await expect(figures(page).first().locator(".object-caption")).toHaveText("现场");
  expect(await share(page)).toBe(50);
});

test("pictures are dropped and pasted; what is none is refused with the reason", async ({
  page,
  program,
}) => {
  await openEmpty(page, program);
  const bring = (how: "paste" | "drop", bytes: number[], name: string, type: string) =>
    page.evaluate(
      ([kind, data, fileName, mime]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(data)], fileName, { type: mime }));
        const target = document.querySelector(".blocks > *") as HTMLElement;
        const { left, top } = target.getBoundingClientRect();
        const event =
          kind === "paste"
            ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
            : new DragEvent("drop", {
                dataTransfer: transfer,
                clientX: left + 60,
                clientY: top + 10,
                bubbles: true,
                cancelable: true,
              });
        target.dispatchEvent(event);
      },
      [how, bytes, name, type] as const,
    );
  await bring("drop", [...pngOf(400, 300)], "拖入.png", "image/png");
  await expect(figures(page)).toHaveCount(1);
  await bring("paste", [...pngOf(200, 300, [20, 120, 20])], "截图.png", "image/png");
  await expect(figures(page)).toHaveCount(2);
  await page.locator(".blocks > *").first().click();
  await paste(page, {
    "text/html": `<p>图：</p><img src="data:image/png;base64,${pngOf(40, 30).toString("base64")}">`,
  });
  await expect(figures(page)).toHaveCount(3);
  await bring("paste", [71, 73, 70, 56, 57, 97, 1, 0, 1, 0], "动图.gif", "image/gif");
  await expect(page.getByText(/动图\.gif/u).first()).toBeVisible();
  await expect(figures(page)).toHaveCount(3);
});

test("find goes into cells, and replaces there", async ({ page, program }) => {
  await openEmpty(page, program);
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

test("another window reads tables and figures, and changes nothing", async ({ page, program, context }) => {
  await openEmpty(page, program);
  await insertTable(page, 1, 2);
  await page.keyboard.type("甲");
  await page
    .getByTestId("picture-file")
    .setInputFiles({ name: "一.png", mimeType: "image/png", buffer: pngOf(600, 300) });
  await expect(figures(page).locator("img")).toBeVisible();
  await waitUntilSaved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(figures(other).locator("img")).toBeVisible();
  await expect(cell(other, 1, 1)).toHaveJSProperty("readOnly", true);
  await expect(other.getByRole("button", { name: "图片", exact: true })).toBeDisabled();
  await expect(other.locator(".figure-corner, .column-border, .object-menu-button")).toHaveCount(0);
  await cell(other, 1, 2).focus();
  await other.keyboard.press("Tab");
  await other.keyboard.press("Delete");
  await figures(other).locator("img").click();
  await other.keyboard.press("Delete");
  await expect(figures(other)).toHaveCount(1);
  expect(await texts(other)).toEqual(["甲|"]);
});

for (const theme of ["light", "dark"] as const) {
  test(`no violation of accessibility rules on a desk with objects, ${theme}`, async ({ page, program }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openEmpty(page, program);
    await paste(page, { "text/html": wordTable });
    await page
      .getByTestId("picture-file")
      .setInputFiles({ name: "一.png", mimeType: "image/png", buffer: pngOf(600, 300) });
    await expect(figures(page).locator("img")).toBeVisible();
    const found = await check(page, "figure selected");
    await cell(page, 2, 2).focus();
    await page.keyboard.press("Shift+ArrowDown");
    found.push(...(await check(page, "cells selected")));
    await page.keyboard.press("Shift+F10");
    await expect(page.getByRole("menu")).toBeVisible();
    found.push(...(await check(page, "menu")));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "表格", exact: true }).click();
    found.push(...(await check(page, "grid")));
    expect(found).toEqual([]);
  });
}
