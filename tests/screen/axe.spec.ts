import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, openLibrary, openSample, test } from "../support/program.ts";

/** What is on the screen, by the rules of WCAG 2 A and AA. The paper has the colours of the print. */
async function check(page: Page, where: string): Promise<string[]> {
  // What fades in has its colours only then.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary?.split("\n").at(1)?.trim()})`).join("; ")}`);
}

for (const theme of ["light", "dark"] as const) {
  test(`every screen and dialog can be read and worked by everybody: ${theme}`, async ({ page, program }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openLibrary(page, program);
    found.push(...(await check(page, "empty library")));
    await openSample(page, program);
    await expect(page.getByTestId("pages")).toHaveText("共 5 页");
    found.push(...(await check(page, "desk")));
    const dialogs: [name: string, keys: string][] = [
      ["palette", "Control+Shift+P"],
      ["points", "Control+Alt+7"],
      ["clean-up", "Control+Alt+8"],
      ["templates", "Control+Alt+9"],
      ["manuscripts at the desk", "Control+Alt+M"],
      ["export", "Control+Shift+E"],
    ];
    for (const [name, keys] of dialogs) {
      await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).first().click();
      await page.keyboard.press(keys);
      await expect(page.getByRole("dialog")).toBeVisible();
      found.push(...(await check(page, name)));
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await page.keyboard.press("Control+f");
    found.push(...(await check(page, "find")));
    await page.keyboard.press("Control+Shift+H");
    await page.getByRole("button", { name: "保存版本……" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    found.push(...(await check(page, "who are you")));
    await page.getByRole("textbox", { name: "姓名" }).fill("程一禾");
    await page.keyboard.press("Enter");
    await page.getByLabel("版本名称").fill("一稿");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "与现在比较" }).click();
    found.push(...(await check(page, "comparison")));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "历史" }).click();
    await expect(page.getByRole("row")).not.toHaveCount(0);
    found.push(...(await check(page, "history")));
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "返回资料库" }).click();
    found.push(...(await check(page, "library")));
    await page.getByRole("button", { name: "设置" }).click();
    found.push(...(await check(page, "settings")));
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "稿库" }).click();
    await expect(page.getByText("稿库中还没有来稿。")).toBeVisible();
    const text = "五联动做法\n\n近日，街道开展活动。\n\n一是组织联动。\n";
    await page.getByTestId("import-file").setInputFiles([{ name: "东河街道.txt", mimeType: "text/plain", buffer: Buffer.from(text, "utf8") }]);
    await expect(page.getByRole("complementary", { name: "五联动做法" })).toBeVisible();
    found.push(...(await check(page, "manuscripts")));
    for (const screen of ["刊物", "模板", "回收站"]) {
      await page.getByRole("link", { name: screen }).click();
      await page.waitForLoadState("networkidle").catch(() => undefined);
      found.push(...(await check(page, screen)));
    }
    expect(found).toEqual([]);
  });
}
