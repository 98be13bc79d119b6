/** Chinese input methods, driven through the browser's protocol: the composed text is shown and saved. */
import type { Page } from "@playwright/test";
import { inputMethod } from "../../support/window/input-method.ts";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

const paragraph = (page: Page) =>
  page
    .locator(".blocks > *", { hasText: "成青年路沿线破损变压器箱体修复工作" })
    .or(page.locator(".blocks > *").last());

async function caretAt(page: Page, place: "start" | "middle" | "end"): Promise<void> {
  await page.locator(".blocks > *").last().click();
  await page.keyboard.press(place === "start" ? "Home" : "End");
  await page.keyboard.press("Control+End");
  if (place === "start") for (let times = 0; times < 3; times += 1) await page.keyboard.press("Home");
  if (place === "middle") for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowLeft");
}

for (const withKey of [true, false]) {
  const name = withKey ? "with a key event before" : "without one";

  test(`text is composed in the middle and at the end, ${name}`, async ({ page, program }) => {
    await openSample(page, program);
    const ime = await inputMethod(page);
    await caretAt(page, "end");
    if (withKey) await ime.keyDown();
    await ime.compose("n", "ni", "nihao");
    await ime.choose("你好");
    await expect(paragraph(page)).toContainText("修复工作。你好");
    await caretAt(page, "middle");
    if (withKey) await ime.keyDown();
    await ime.compose("j", "ji", "jia");
    await ime.choose("加");
    await expect(paragraph(page)).toContainText("修复工加作。你好");
    await waitUntilSaved(page);
    await reloadWindow(page);
    await expect(page.locator(".blocks")).toContainText("修复工加作。你好");
  });

  test(`a composition over a selection is cancelled, and undone at once, ${name}`, async ({
    page,
    program,
  }) => {
    await openSample(page, program);
    const ime = await inputMethod(page);
    await caretAt(page, "end");
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("Shift+ArrowLeft");
    if (withKey) await ime.keyDown();
    await ime.compose("w", "wan");
    await ime.choose("完成了");
    await expect(paragraph(page)).toContainText("箱体修复完成了");
    await expect(paragraph(page)).not.toContainText("工作");
    await page.keyboard.press("Control+z");
    await expect(paragraph(page)).toContainText("箱体修复工作。");

    await caretAt(page, "end");
    if (withKey) await ime.keyDown();
    await ime.compose("q", "qu", "quxiao");
    await ime.cancel();
    await expect(paragraph(page)).toContainText(/修复工作。$/u);
    await page.keyboard.type("后");
    await expect(paragraph(page)).toContainText(/修复工作。后$/u);
  });

  test(`text is composed at the very start and in an empty paragraph, ${name}`, async ({ page, program }) => {
    await openSample(page, program);
    const ime = await inputMethod(page);
    await page.locator(".blocks > *").first().click();
    await page.keyboard.press("Control+Home");
    if (withKey) await ime.keyDown();
    await ime.compose("b", "ben");
    await ime.choose("本");
    await expect(page.locator(".blocks > *").first()).toHaveText("本【检查督导】");
    await caretAt(page, "end");
    await page.keyboard.press("Enter");
    if (withKey) await ime.keyDown();
    await ime.compose("x", "xin");
    await ime.choose("新段");
    await expect(page.locator(".blocks > *").last()).toHaveText("新段");
  });

  test(`text is composed in masthead and imprint fields, ${name}`, async ({ page, program }) => {
    await openSample(page, program);
    const ime = await inputMethod(page);
    const issuer = page.getByLabel("编发单位", { exact: true });
    await issuer.click();
    await page.keyboard.press("End");
    if (withKey) await ime.keyDown();
    await ime.compose("b", "bian");
    await ime.choose("编");
    await expect(issuer).toHaveValue("示例区创建全国文明城市工作领导小组办公室编");
    await page.keyboard.press("Control+z");
    await expect(issuer).toHaveValue("示例区创建全国文明城市工作领导小组办公室");
    const name = page.getByLabel("刊名第2行", { exact: true });
    await name.click();
    await page.keyboard.press("Control+a");
    await ime.compose("j", "jian");
    await ime.choose("简报");
    await expect(name).toHaveValue("简报");
    await waitUntilSaved(page);
    await reloadWindow(page);
    await expect(page.getByLabel("刊名第2行", { exact: true })).toHaveValue("简报");
  });
}
