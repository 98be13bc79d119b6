/** 名录: the tables of names, filled by keys, by mouse, from a spreadsheet and from issues. */
import { paste } from "../../support/window/clipboard.ts";
import { cell, grid, rows, expectSaved } from "../../support/window/names-screen.ts";
import {
  expect,
  openLibrary,
  openSample,
  reloadWindow,
  test,
  waitUntilSaved,
} from "../../support/window/program.ts";

test("the table is filled by keys like a spreadsheet and saved automatically", async ({ page, program }) => {
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
  await expectSaved(page);
  await expect(page.getByText("还没有单位", { exact: true })).toBeHidden();
  // Rows can be put in any order.
  await page.keyboard.press("Alt+ArrowUp");
  await expect(cell(page, "第 1 行简称")).toBeFocused();
  await expect
    .poll(() => rows(page))
    .toEqual(["东河街道办事处 | 东河街道", "示例区城市管理局 | 区城管局、城管局", " | "]);
  // A row without a name stays on the screen, with a message.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("某简称");
  await expect(page.locator(".names_state")).toHaveText("有 1 行缺名称、太长或日期不对，未保存");
  await expect(cell(page, "第 3 行全称")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("某单位");
  await expectSaved(page);
  await reloadWindow(page);
  await expect
    .poll(() => rows(page))
    .toEqual(["东河街道办事处 | 东河街道", "示例区城市管理局 | 区城管局、城管局", "某单位 | 某简称", " | "]);
  // Select and remove a row by keys: the caret goes from the name to the checkbox.
  await cell(page, "第 3 行全称").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await page.keyboard.press("Delete");
  await expect.poll(() => rows(page)).toHaveLength(3);
  await expectSaved(page);
  await reloadWindow(page);
  await expect.poll(() => rows(page)).toHaveLength(3);
});

test("rows are pasted from a spreadsheet, filtered, removed and restored, by mouse", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await cell(page, "第 1 行全称").click();
  await paste(page, {
    "text/plain":
      "全称\t简称\r\n中共示例区委办公室\t区委办\r\n示例区妇女联合会\t区妇联\t妇联\r\n区水务局\r\n",
  });
  await expect(page.getByText("已添加 3 行", { exact: true })).toBeVisible();
  const all = ["中共示例区委办公室 | 区委办", "示例区妇女联合会 | 区妇联、妇联", "区水务局 | ", " | "];
  await expect.poll(() => rows(page)).toEqual(all);
  await cell(page, "第 4 行全称").click();
  await paste(page, { "text/plain": "区水务局\t\n区水务局\t\n" });
  await expect(page.getByText("粘贴的各行都已经有了", { exact: true })).toBeVisible();
  await page.locator(".ui_notices").getByRole("button", { name: "撤销" }).first().click();
  await expect.poll(() => rows(page)).toEqual([" | "]);
  await cell(page, "第 1 行全称").click();
  await paste(page, {
    "text/plain": "中共示例区委办公室\t区委办\n示例区妇女联合会\t区妇联\t妇联\n区水务局\n",
  });
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
  await page.locator(".ui_notices").getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(() => rows(page)).toEqual(all);
  await grid(page).getByRole("checkbox", { name: "选择第 3 行" }).click();
  await page.getByRole("button", { name: "上移" }).click();
  await expect.poll(() => rows(page)).toEqual([all[0], all[2], all[1], all[3]]);
  await expectSaved(page);
  await page.getByRole("radio", { name: "人员" }).click();
  await expect(page.getByText("还没有人员", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "单位" }).click();
  await expect.poll(() => rows(page)).toHaveLength(4);
});

test("selected units are added from the source lines of all issues", async ({ page, program }) => {
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
  await expectSaved(page);
  await page.getByRole("button", { name: "从各期收录…" }).click();
  await expect(dialog.getByText("柳溪镇", { exact: true })).toBeVisible();
  await expect(dialog.getByText("东河街道", { exact: true })).toBeHidden();
});

test("of two windows the one that saves later shows a notice and can load the other's table", async ({
  page,
  program,
  context,
}) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await expect(cell(page, "第 1 行全称")).toBeVisible();
  const other = await context.newPage();
  // No events reach this window: as in another program on the same library.
  await other.route("**/events*", (route) => route.abort());
  await other.goto(page.url());
  await expect(cell(other, "第 1 行全称")).toBeVisible();
  await cell(page, "第 1 行全称").fill("东河街道");
  await expectSaved(page);
  await cell(other, "第 1 行全称").pressSequentially("区妇联");
  await expect(other.getByText("名录刚在别的窗口改过", { exact: false }).first()).toBeVisible();
  await other.locator(".ui_notices").getByRole("button", { name: "载入那边的" }).click();
  await expect.poll(() => rows(other)).toEqual(["东河街道 | ", " | "]);
  await expectSaved(other);
});
