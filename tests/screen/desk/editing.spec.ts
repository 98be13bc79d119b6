import type { Page } from "@playwright/test";
import { paste } from "../../support/window/clipboard.ts";
import {
  expect,
  openLibrary,
  openSample,
  reloadWindow,
  saveState,
  test,
  waitUntilSaved,
} from "../../support/window/program.ts";

const block = (page: Page, text: string) => page.locator(".blocks > *", { hasText: text }).first();

/** Puts the caret at the end of a paragraph. */
async function caretAfter(page: Page, text: string): Promise<void> {
  await block(page, text).click();
  await page.keyboard.press("End");
}

test("typing is saved by itself and is there after a reload", async ({ page, program }) => {
  await openSample(page, program);
  await caretAfter(page, "看望慰问一线值守人员");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("新添一句。");
  await expect(saveState(page)).not.toHaveAttribute("data-state", "saved");
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(page.locator(".blocks")).toContainText("变压器箱体修复工作。新添一句。");
});

test("undo and redo cover body, masthead and imprint in one history", async ({ page, program }) => {
  await openSample(page, program);
  const number = page.getByLabel("期号", { exact: true });
  const editor = page.getByLabel("编辑", { exact: true });
  await number.fill("770");
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("末尾");
  await editor.fill("何新声");
  await expect(page.locator(".blocks")).toContainText("工作。末尾");
  await page.keyboard.press("Control+z");
  await expect(editor).toHaveValue("程一禾");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.locator(".blocks")).not.toContainText("末尾");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(number).toHaveValue("765");
  for (let times = 0; times < 3; times += 1) await page.getByRole("button", { name: "重做" }).click();
  await expect(number).toHaveValue("770");
  await expect(page.locator(".blocks")).toContainText("末尾");
  await expect(editor).toHaveValue("何新声");
});

test("styles and emphasis are set by the toolbar and by keys", async ({ page, program }) => {
  await openLibrary(page, program);
  await page.getByRole("button", { name: "新建一期" }).click();
  await page.locator(".blocks").click();
  await page.keyboard.type("【检查督导】");
  await page.keyboard.press("Control+Alt+1");
  await expect(page.locator(".block-section")).toHaveText("【检查督导】");
  await page.keyboard.press("Enter");
  await page.keyboard.type("一是抓重点。要落实。");
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+Home");
  await page.getByRole("button", { name: "要点", exact: true }).click();
  await expect(page.locator(".blocks .run-point")).toHaveText("一是抓重点。");
  await expect(page.getByRole("button", { name: "要点", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.keyboard.press("Control+b");
  await expect(page.getByRole("button", { name: "加粗" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("（区城管局）");
  await page.keyboard.press("Control+Alt+3");
  await expect(page.locator(".block-source")).toHaveText("（区城管局）");
  await expect(
    page
      .getByRole("complementary", { name: "本期目录" })
      .or(page.getByRole("navigation", { name: "本期目录" })),
  ).toContainText("【检查督导】");
  await waitUntilSaved(page);
});

test("the outline shows counts and leads to an article", async ({ page, program }) => {
  await openSample(page, program);
  const outline = page.getByRole("navigation", { name: "本期目录" }).first();
  await expect(outline).toContainText("3 栏 · 9 篇 · 2,196 字");
  await outline.getByText("常态创建 · 区发改局").click();
  await expect(block(page, "协调供电公司")).toBeInViewport();
  await page.keyboard.type("补");
  await expect(block(page, "协调供电公司")).toContainText("补");
  await expect(outline).toContainText("2,197 字");
});

test("the preview shows the printed pages and prints again within a second of a change", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await expect(page.getByTestId("pages")).toHaveText("共 5 页");
  await expect(page.getByRole("img", { name: "第 1 页，共 5 页" })).toHaveAttribute("data-drawn", "true");
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  // One second of the page's own clock: how fast the machine is does not matter.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const print = page.waitForRequest("**/call/exporting.preview");
  await page.keyboard.insertText("加长的正文。".repeat(120));
  await page.clock.runFor(1000);
  await print;
  await page.clock.resume();
  await expect(page.getByTestId("pages")).toHaveText("共 6 页");
  await page.keyboard.press("Control+p");
  await expect(page.locator(".preview_preview")).toBeHidden();
});

test("pasted text becomes paragraphs without foreign formatting", async ({ page, program }) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await paste(page, {
    "text/html": '<p style="color:red;font-size:40px">贴入<b>粗</b>字</p><p>第二段<img src="x"></p>',
    "text/plain": "贴入粗字\n第二段",
  });
  await expect(block(page, "第二段")).toBeVisible();
  await expect(page.locator(".blocks img")).toHaveCount(0);
  await expect(page.locator(".blocks [style*=red]")).toHaveCount(0);
});

test("pasted punctuation is corrected; 保留原样 restores it, and one undo removes the paste", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  const pasteHtml = () => paste(page, { "text/html": '<p>居民反映"很方便",已 12 天</p><p>第二段</p>' });
  await pasteHtml();
  await expect(page.locator(".blocks")).toContainText("居民反映“很方便”，已12天");
  await page.getByRole("button", { name: "保留原样" }).click();
  await expect(page.locator(".blocks")).toContainText('居民反映"很方便",已 12 天');
  await expect(page.locator(".blocks")).not.toContainText("居民反映“很方便”");
  await page.keyboard.type("新");
  await expect(block(page, "第二段")).toHaveText("第二段新");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".blocks")).not.toContainText("很方便");

  await page.keyboard.press("Control+End");
  await pasteHtml();
  await page.keyboard.type("接着写");
  await page.getByRole("button", { name: "保留原样" }).click();
  await expect(page.locator(".ui_noticeText", { hasText: "不能再换回原样" })).toBeVisible();
  await expect(page.locator(".blocks")).toContainText("第二段接着写");
});

test("the number field refuses letters with a message; the date field completes a short date", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.getByLabel("期号", { exact: true }).fill("七百");
  await page.getByLabel("期号", { exact: true }).blur();
  await expect(page.getByText("只能填数字，已保留原来的 765。")).toBeVisible();
  await page.getByLabel("日期", { exact: true }).fill("2026-12-1");
  await page.getByLabel("日期", { exact: true }).blur();
  await expect(page.getByLabel("日期", { exact: true })).toHaveValue("2026年12月1日");
});
