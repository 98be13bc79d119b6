/** 名录: the tables filled by keys, mouse, paste and from issues; and names completed in the body, source lines and fields. */
import type { Page } from "@playwright/test";
import { cell, grid, rows, saved } from "../support/names-screen.ts";
import { expect, openLibrary, openSample, test, waitUntilSaved, type Program } from "../support/program.ts";

const blocks = (page: Page) => page.locator(".blocks > *");
const last = (page: Page) => blocks(page).last();
const list = (page: Page) => page.getByRole("listbox", { name: "名称提示" });
const options = (page: Page) => list(page).getByRole("option");

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Some units and people in the tables, then the sample on the desk with an empty paragraph at its end. */
async function openWithNames(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await cell(page, "第 1 行全称").click();
  await paste(
    page,
    "示例区城市管理局\t区城管局\t城管局\n东河街道办事处\t东河街道\n示例区妇女联合会\t区妇联\n",
  );
  await page.getByRole("radio", { name: "人员" }).click();
  await cell(page, "第 1 行姓名").click();
  await paste(page, "程一禾\t区融媒体中心\t主任\n程一川\n");
  await saved(page);
  await page.getByRole("link", { name: "资料库" }).click();
  // Who types before the desk has its names is offered none.
  const named = page.waitForResponse((response) => response.url().endsWith("/call/names.list"));
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await expect(page.locator(".blocks")).toContainText("示例区政务服务中心");
  await named;
  await newLine(page);
}

async function newLine(page: Page): Promise<void> {
  await last(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("");
}

test("the table is filled by keys like a spreadsheet, and saves by itself", async ({ page, program }) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await expect(page.getByText("还没有单位", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "加一行" }).click();
  await expect(cell(page, "第 1 行全称")).toBeFocused();
  await page.keyboard.type("示例区城市管理局");
  await page.keyboard.press("Tab");
  await page.keyboard.type("区城管局、城管局");
  await page.keyboard.press("Tab");
  await expect(cell(page, "第 2 行全称")).toBeFocused();
  await page.keyboard.type("东河街道办事处");
  await page.keyboard.press("Enter");
  await expect(cell(page, "第 3 行全称")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(cell(page, "第 2 行简称")).toBeFocused();
  await page.keyboard.type("东河街道");
  await saved(page);
  await expect(page.getByText("还没有单位", { exact: true })).toBeHidden();
  // The order is the office's own.
  await page.keyboard.press("Alt+ArrowUp");
  await expect(cell(page, "第 1 行简称")).toBeFocused();
  await expect
    .poll(() => rows(page))
    .toEqual(["东河街道办事处 | 东河街道", "示例区城市管理局 | 区城管局、城管局", " | "]);
  // A row without a name stays on the screen and is told of.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("某简称");
  await expect(page.locator(".names-state")).toHaveText("有 1 行缺名称、太长或日期不对，未保存");
  await expect(cell(page, "第 3 行全称")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("某单位");
  await saved(page);
  await page.reload();
  await expect
    .poll(() => rows(page))
    .toEqual(["东河街道办事处 | 东河街道", "示例区城市管理局 | 区城管局、城管局", "某单位 | 某简称", " | "]);
  // Rows are ticked and removed by keys: from the name to its tick box.
  await cell(page, "第 3 行全称").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await page.keyboard.press("Delete");
  await expect.poll(() => rows(page)).toHaveLength(3);
  await saved(page);
  await page.reload();
  await expect.poll(() => rows(page)).toHaveLength(3);
});

test("rows are pasted from a spreadsheet, filtered, removed and brought back, by mouse", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await cell(page, "第 1 行全称").click();
  await paste(
    page,
    "全称\t简称\r\n中共示例区委办公室\t区委办\r\n示例区妇女联合会\t区妇联\t妇联\r\n区水务局\r\n",
  );
  await expect(page.getByText("已添加 3 行", { exact: true })).toBeVisible();
  const all = ["中共示例区委办公室 | 区委办", "示例区妇女联合会 | 区妇联、妇联", "区水务局 | ", " | "];
  await expect.poll(() => rows(page)).toEqual(all);
  await cell(page, "第 4 行全称").click();
  await paste(page, "区水务局\t\n区水务局\t\n");
  await expect(page.getByText("粘贴的各行都已经有了", { exact: true })).toBeVisible();
  await page.locator(".notices").getByRole("button", { name: "撤销" }).first().click();
  await expect.poll(() => rows(page)).toEqual([" | "]);
  await cell(page, "第 1 行全称").click();
  await paste(page, "中共示例区委办公室\t区委办\n示例区妇女联合会\t区妇联\t妇联\n区水务局\n");
  await expect.poll(() => rows(page)).toEqual(all);
  await page.getByRole("searchbox", { name: "筛选名称" }).fill("妇联");
  await expect.poll(() => rows(page)).toEqual(["示例区妇女联合会 | 区妇联、妇联", " | "]);
  await page.getByRole("searchbox", { name: "筛选名称" }).fill("没有");
  await expect(page.getByText("没有符合条件的名称")).toBeVisible();
  await page.getByRole("searchbox", { name: "筛选名称" }).fill("");
  await grid(page).getByRole("checkbox", { name: "选择第 1 行" }).click();
  await grid(page).getByRole("checkbox", { name: "选择第 3 行" }).click();
  await expect(page.getByText("已选 2 行")).toBeVisible();
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await expect.poll(() => rows(page)).toEqual([all[1], all[3]]);
  await page.locator(".notices").getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(() => rows(page)).toEqual(all);
  await grid(page).getByRole("checkbox", { name: "选择第 3 行" }).click();
  await page.getByRole("button", { name: "上移" }).click();
  await expect.poll(() => rows(page)).toEqual([all[0], all[2], all[1], all[3]]);
  await saved(page);
  await page.getByRole("radio", { name: "人员" }).click();
  await expect(page.getByText("还没有人员", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "单位" }).click();
  await expect.poll(() => rows(page)).toHaveLength(4);
});

test("units of the issues' source lines are taken in, those that are ticked", async ({ page, program }) => {
  await openSample(page, program);
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("link", { name: "名录" }).click();
  await page.getByRole("button", { name: "从各期收录…" }).click();
  const dialog = page.getByRole("dialog", { name: "从各期供稿收录单位" });
  await dialog.getByText("全部选择").click();
  await expect(dialog.getByRole("button", { name: "收录 0 个" })).toBeDisabled();
  await dialog.getByText("东河街道", { exact: true }).click();
  await dialog.getByText("区城管局", { exact: true }).click();
  await dialog.getByRole("button", { name: "收录 2 个" }).click();
  await expect.poll(async () => (await rows(page)).toSorted()).toEqual([" | ", "东河街道 | ", "区城管局 | "]);
  await saved(page);
  await page.getByRole("button", { name: "从各期收录…" }).click();
  await expect(dialog.getByText("柳溪镇", { exact: true })).toBeVisible();
  await expect(dialog.getByText("东河街道", { exact: true })).toBeHidden();
});

test("two windows: who saves later is told, and chooses", async ({ page, program, context }) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await expect(cell(page, "第 1 行全称")).toBeVisible();
  const other = await context.newPage();
  // The events of the other window do not come through: as another program on the same library.
  await other.route("**/events*", (route) => route.abort());
  await other.goto(page.url());
  await expect(cell(other, "第 1 行全称")).toBeVisible();
  await cell(page, "第 1 行全称").fill("东河街道");
  await saved(page);
  await cell(other, "第 1 行全称").pressSequentially("区妇联");
  await expect(other.getByText("名录刚在别的窗口改过", { exact: false }).first()).toBeVisible();
  await other.locator(".notices").getByRole("button", { name: "载入那边的" }).click();
  await expect.poll(() => rows(other)).toEqual(["东河街道 | ", " | "]);
  await saved(other);
});

test("in the body: what is typed is completed by Tab; short stays short, full stays full; Enter stays a new paragraph; one undo", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  await page.keyboard.type("近日，区");
  await expect(list(page)).toBeHidden();
  await page.keyboard.type("城");
  await expect(options(page)).toHaveText(["区城管局简称", "示例区城市管理局全称"]);
  await page.keyboard.press("Tab");
  await expect(last(page)).toHaveText("近日，区城管局");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(last(page)).toHaveText("近日，区城");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+y");
  await page.keyboard.type("会同示例区城");
  await expect(options(page)).toHaveText(["示例区城市管理局全称", "区城管局简称"]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("、程一");
  await expect(options(page)).toHaveText(["程一禾区融媒体中心 主任", "程一川"]);
  // The other one, from the list.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("近日，区城管局会同示例区城市管理局、程一川");
  // Enter is the text's as long as nobody turned to the list.
  await page.keyboard.type("和东河");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("");
  await expect(list(page)).toBeHidden();
  // A whole short form: the full one. By mouse.
  await page.keyboard.type("由区妇联");
  await expect(options(page)).toHaveText(["示例区妇女联合会全称"]);
  await options(page).first().click();
  await expect(last(page)).toHaveText("由示例区妇女联合会");
  await page.keyboard.type("牵头");
  await expect(last(page)).toHaveText("由示例区妇女联合会牵头");
  // Escape: no list until the next word.
  await page.keyboard.type("，东河");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("街道");
  await expect(list(page)).toBeHidden();
  await page.keyboard.type("与城管");
  await expect(list(page)).toBeVisible();
  // A caret that goes elsewhere closes it; asked for by key, one character is enough.
  await page.keyboard.press("Home");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("End");
  await page.keyboard.type("，程");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+/");
  await expect(page.getByText("光标前的文字不是名录中任何名称的开头", { exact: true })).toBeVisible();
  await expect(last(page)).toHaveText("由示例区妇女联合会牵头，东河街道与城管，程一川");
  await waitUntilSaved(page);
  await page.reload();
  await expect(last(page)).toHaveText("由示例区妇女联合会牵头，东河街道与城管，程一川");
});

test("with an input method: only what was chosen in it is completed, and its keys stay its own", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  const session = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const commit = (text: string) => session.send("Input.insertText", { text });
  await compose("qu");
  await compose("区城");
  await expect(last(page)).toHaveText("区城");
  await expect(list(page)).toBeHidden();
  await commit("区城");
  await expect(options(page)).toHaveText(["区城管局简称", "示例区城市管理局全称"]);
  // The list makes way for what is composed next, and comes back for what that came to.
  await compose("g");
  await expect(list(page)).toBeHidden();
  await compose("");
  await commit("管");
  await expect(options(page)).toHaveText(["区城管局简称", "示例区城市管理局全称"]);
  await page.keyboard.press("Tab");
  await expect(last(page)).toHaveText("区城管局");
  await page.keyboard.press("Control+z");
  await expect(last(page)).toHaveText("区城管");
  await compose("z");
  await commit("执法，东河");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(last(page)).toHaveText("区城管执法，东河街道");

  // Into the field of a template, over its brackets.
  await newLine(page);
  await page.keyboard.type("/单位做法");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe("［单位］");
  await compose("q");
  await commit("区妇");
  await expect(options(page)).toHaveText(["区妇联简称", "示例区妇女联合会全称"]);
  await page.keyboard.press("Tab");
  await expect(page.locator(".run-title", { hasText: "区妇联" }).last()).toContainText("区妇联");
  // Tab goes on through the fields where no list is open.
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toMatch(/^［.+］$/u);
});

test("in a source line one character begins a unit; what this issue uses comes first", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  await page.keyboard.press("Control+Alt+3");
  await page.keyboard.type("（东");
  // The sample has 东河街道.
  await expect(options(page)).toHaveText(["东河街道简称", "东河街道办事处全称"]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("、城");
  await page.keyboard.press("Tab");
  await page.keyboard.type("）");
  await expect(last(page)).toHaveText("（东河街道、城管局）");
  await expect(page.locator(".block-source").last()).toHaveText("（东河街道、城管局）");
});

test("in masthead and imprint: people for the staff, units for issuer and lists; by keys, input method and mouse; one undo", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  const session = await page.context().newCDPSession(page);
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field("编辑").fill("");
  await field("编辑").pressSequentially("程");
  await expect(field("编辑")).toHaveRole("combobox");
  await expect(field("编辑")).toHaveAttribute("aria-expanded", "true");
  await expect(options(page)).toHaveText(["程一禾区融媒体中心 主任", "程一川"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field("编辑")).toHaveValue("程一川");
  await expect(field("编辑")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(field("编辑")).toHaveValue("程");
  await expect(list(page)).toBeHidden();

  await field("报").click();
  await page.keyboard.press("End");
  await session.send("Input.imeSetComposition", { text: "、qu", selectionStart: 3, selectionEnd: 3 });
  await expect(list(page)).toBeHidden();
  await session.send("Input.insertText", { text: "、区妇" });
  await expect(options(page)).toHaveText(["区妇联简称", "示例区妇女联合会全称"]);
  await options(page).nth(1).click();
  await expect(field("报")).toHaveValue(/、示例区妇女联合会$/u);
  await expect(field("报")).toBeFocused();
  await page.keyboard.type("、东");
  await page.keyboard.press("Tab");
  await expect(field("报")).toHaveValue(/、示例区妇女联合会、东河街道$/u);
  // Closed, Tab goes on as ever.
  await page.keyboard.press("Tab");
  await expect(field("送")).toBeFocused();
  await page.keyboard.type("区");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("城");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(field("发")).toBeFocused();

  await field("编发单位").fill("");
  await field("编发单位").pressSequentially("东河");
  await page.keyboard.press("Tab");
  await expect(field("编发单位")).toHaveValue("东河街道");
  await waitUntilSaved(page);
  await page.reload();
  await expect(field("编发单位")).toHaveValue("东河街道");
  await expect(field("送")).toHaveValue("区城");
});

test("where an issue is only read, nothing is offered", async ({ page, program, context }) => {
  await openWithNames(page, program);
  await waitUntilSaved(page);
  const reader = await context.newPage();
  await reader.goto(page.url());
  await expect(reader.locator(".blocks")).toContainText("示例区政务服务中心");
  await expect(reader.getByLabel("编辑", { exact: true })).not.toHaveAttribute("aria-autocomplete", "list");
  await last(reader).click();
  await reader.keyboard.type("区城");
  await reader.keyboard.press("Control+/");
  await expect(list(reader)).toBeHidden();
  await expect(last(reader)).toHaveText("");
});
