import { check } from "../../support/window/axe.ts";
import { expect, openLibrary, openSample, test } from "../../support/window/program.ts";

for (const theme of ["light", "dark"] as const) {
  test(`every screen and dialog follows the accessibility rules: ${theme}`, async ({ page, program }) => {
    const faults: string[] = [];
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openLibrary(page, program);
    faults.push(...(await check(page, "empty library")));
    await openSample(page, program);
    await expect(page.getByTestId("pages")).toHaveText("共 5 页");
    faults.push(...(await check(page, "desk")));
    const dialogs: [name: string, keys: string][] = [
      ["palette", "Control+Shift+P"],
      ["points", "Control+Alt+7"],
      ["clean-up", "Control+Alt+8"],
      ["templates", "Control+Alt+9"],
      ["manuscripts at the desk", "Control+Alt+M"],
      ["export", "Control+Alt+E"],
    ];
    for (const [name, keys] of dialogs) {
      await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).first().click();
      await page.keyboard.press(keys);
      await expect(page.getByRole("dialog")).toBeVisible();
      faults.push(...(await check(page, name)));
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await page.keyboard.press("Control+f");
    faults.push(...(await check(page, "find")));
    await page.keyboard.press("Control+Shift+H");
    await page.getByRole("button", { name: "保存版本……" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    faults.push(...(await check(page, "who are you")));
    await page.getByRole("textbox", { name: "姓名" }).fill("程一禾");
    await page.keyboard.press("Enter");
    await page.getByLabel("版本名称").fill("一稿");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "与现在比较" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    faults.push(...(await check(page, "comparison")));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.getByRole("button", { name: "历史" }).click();
    await expect(page.getByRole("row")).not.toHaveCount(0);
    faults.push(...(await check(page, "history")));
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "返回资料库" }).click();
    faults.push(...(await check(page, "library")));
    await page.getByRole("button", { name: "设置" }).click();
    faults.push(...(await check(page, "settings")));
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "稿库" }).click();
    await expect(page.getByText("稿库中还没有来稿。")).toBeVisible();
    const text = "五联动做法\n\n近日，街道开展活动。\n\n一是组织联动。\n";
    await page
      .getByTestId("import-file")
      .setInputFiles([{ name: "东河街道.txt", mimeType: "text/plain", buffer: Buffer.from(text, "utf8") }]);
    await expect(page.getByRole("complementary", { name: "五联动做法" })).toBeVisible();
    faults.push(...(await check(page, "manuscripts")));
    for (const screen of ["刊物", "模板", "名录", "回收站"]) {
      await page.getByRole("link", { name: screen }).click();
      await expect(page.getByRole("heading", { name: screen, level: 1 })).toBeVisible();
      faults.push(...(await check(page, screen)));
    }

    // A selected row with a name; then that name offered in a field of the imprint.
    await page.getByRole("link", { name: "名录" }).click();
    await page.getByRole("grid").getByLabel("第 1 行全称").fill("东河街道办事处");
    await page.getByRole("checkbox", { name: "选择第 1 行" }).click();
    await expect(page.getByText("已保存", { exact: true })).toBeVisible();
    faults.push(...(await check(page, "names")));
    await page.getByRole("button", { name: "从各期收录…" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    faults.push(...(await check(page, "units of issues")));
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "资料库" }).click();
    await page.getByRole("button", { name: "打开 第 765 期" }).first().click();
    // The desk may still be loading the names.
    await expect(async () => {
      await page.getByLabel("送", { exact: true }).fill("");
      await page.getByLabel("送", { exact: true }).fill("东");
      await expect(page.getByRole("listbox", { name: "名称提示" })).toBeVisible({ timeout: 1000 });
    }).toPass();
    faults.push(...(await check(page, "names offered")));
    expect(faults).toEqual([]);
  });
}
