import { expect, openSample, test } from "../support/program.ts";

test("the palette finds every command by name, shows its keys, and works by keyboard alone", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).first().click();
  await page.keyboard.press("Control+Shift+P");
  const palette = page.getByRole("dialog", { name: "全部命令" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await expect(palette.getByRole("option", { name: "立即保存" })).toContainText("Ctrl+S");
  await expect(palette.getByRole("option", { name: "撤销" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.type("ctrl+alt+1");
  await expect(palette.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.locator(".block-section", { hasText: "聚焦源头管理" })).toBeVisible();
  await page.keyboard.press("Control+z");

  await page.keyboard.press("Control+Shift+P");
  await page.keyboard.type("没有的命令");
  await expect(palette).toContainText("没有这个命令");
  await palette.getByRole("combobox").fill("");
  await page.keyboard.press("ArrowUp");
  await expect(palette.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await palette.getByRole("combobox").fill("专注");
  await page.keyboard.press("Enter");
  await expect(page.locator(".outline")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "版面" })).toHaveCount(0);
  // The caret is back at its place.
  await page.keyboard.type("新");
  await expect(page.locator(".blocks")).toContainText("新");
  await page.keyboard.press("Control+Shift+F");
  await expect(page.locator(".outline")).toBeVisible();

  await page.keyboard.press("Control+Shift+P");
  await page.keyboard.type("稿库");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "稿库" })).toContainText("稿库中还没有来稿");
});
