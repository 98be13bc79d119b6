import type { Page } from "@playwright/test";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

const block = (page: Page, text: string) => page.locator(".blocks > *", { hasText: text }).first();
const entry = (page: Page, title: string) =>
  page.getByRole("navigation", { name: "本期目录" }).locator("button", { hasText: title });
const dialog = (page: Page) => page.getByRole("dialog", { name: "整理要点" });
/** The texts of a paragraph that are emphasised as points. */
const points = (page: Page, text: string) => block(page, text).locator(".run-point").allInnerTexts();

test("an article with uneven points is suggested, the selected ones are formatted, and one undo restores it", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  // The sample has one uneven article; make a second one.
  const unevenEntry = entry(page, "区城管局“三聚焦”");
  await expect(unevenEntry).toHaveAccessibleName(/提示：3 条要点中有 1 条没有标出/u);
  const visit = entry(page, "创建办 21 日走访农贸市场");
  await expect(visit.locator(".editor-outline_problem")).toHaveCount(0);
  await block(page, "柳溪农贸市场、河湾便民菜店").locator(".run-point").first().dblclick();
  await page.keyboard.press("Control+Alt+5");
  await expect(visit.locator(".editor-outline_problem")).toBeVisible();
  await expect(visit).toHaveAccessibleName(/提示：/u);
  await visit.hover();
  await expect(page.getByRole("tooltip")).toHaveText("各条要点标出的范围不一致");

  // Format the article at the caret.
  await page.getByRole("button", { name: "一键整理要点" }).click();
  await expect(dialog(page).getByRole("radio", { name: "本篇" })).toBeChecked();
  await expect(dialog(page).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();

  // Format the whole issue, by keys.
  await block(page, "聚焦源头管理").click();
  await page.keyboard.press("Control+Alt+7");
  await dialog(page).getByRole("radio", { name: "全期" }).click();
  await expect(dialog(page).getByRole("listitem")).toHaveCount(9);
  await dialog(page).getByRole("radio", { name: "不含序数" }).click();
  await dialog(page).getByRole("checkbox", { name: "含末尾标点" }).click();
  await expect(dialog(page).getByRole("listitem").first()).toContainText("问题台账要做实");
  await dialog(page).getByRole("radio", { name: "整句" }).click();
  await dialog(page).getByRole("checkbox", { name: "含末尾标点" }).click();
  const keptItem = dialog(page).getByRole("listitem").filter({ hasText: "聚焦协同治理" });
  await expect(keptItem.locator("ins")).toHaveText("二是聚焦协同治理。");
  await keptItem.getByRole("checkbox").click();
  await expect(dialog(page)).toContainText("整理 8 处");
  const before = await page.locator(".blocks").innerHTML();
  await dialog(page).getByRole("button", { name: "整理", exact: true }).click();
  await expect(page.getByText("已整理 8 处要点，可一次撤销。", { exact: true })).toBeVisible();
  await expect
    .poll(() => points(page, "聚焦源头管理"))
    .toEqual(["一是聚焦源头管理", "聚焦协同治理", "三是聚焦常态维护"]);
  await expect
    .poll(() => points(page, "组织联动"))
    .toEqual([
      "一是组织联动，凝聚共建力量",
      "二是阵地联动，拓展服务空间",
      "三是队伍联动，提升服务能力",
      "四是治理联动，破解急难愁盼",
      "五是宣传联动，营造浓厚氛围",
    ]);
  await expect(visit.locator(".editor-outline_problem")).toHaveCount(0);

  // The caret is in the text: one undo reverts all, one redo formats all again.
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.locator(".blocks").innerHTML()).toBe(before);
  await page.keyboard.press("Control+y");
  await expect(block(page, "聚焦源头管理").locator(".run-point")).toHaveCount(3);
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(block(page, "聚焦源头管理").locator(".run-point").first()).toHaveText("一是聚焦源头管理");
});

test("an issue with nothing to format says so; the chosen style is remembered", async ({ page, program }) => {
  await openSample(page, program);
  const open = page.getByRole("button", { name: "一键整理要点" });
  await open.click();
  await dialog(page).getByRole("radio", { name: "到第一个逗号" }).click();
  await dialog(page).getByRole("button", { name: "整理", exact: true }).click();
  await open.click();
  await expect(dialog(page).getByRole("status")).toHaveText("没有需要整理的要点。");
  await expect(dialog(page).getByRole("radio", { name: "到第一个逗号" })).toBeChecked();
  await expect(dialog(page).getByRole("button", { name: "整理", exact: true })).toBeDisabled();
});

test("the command is disabled while another window edits the issue", async ({ page, program, context }) => {
  await openSample(page, program);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator(".blocks")).toContainText("示例区政务服务中心");
  await expect(other.getByRole("button", { name: "一键整理要点" })).toBeDisabled();
  await other.keyboard.press("Control+Alt+7");
  await expect(dialog(other)).toBeHidden();
});
