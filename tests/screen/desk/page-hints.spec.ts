import { expect, openSample, test } from "../../support/window/program.ts";

test("a page hint names a line with one character, leads to its paragraph, and disappears when it is fixed", async ({
  page,
  program,
}) => {
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  const pages = page.getByRole("region", { name: "版面", exact: true });
  await expect(pages).toHaveAttribute("aria-busy", "false");
  const last = page.locator(".blocks > *").last();
  await last.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Alt+0");
  await page.keyboard.insertText("晨".repeat(27));
  const summary = pages.locator("summary");
  await expect(summary).toContainText(/版面提示 \d+ 处/u);
  await summary.click();
  const hint = pages.getByRole("button", { name: /孤字成行，删 1 字可收回一行\s*晨晨晨/u });
  await expect(hint).toBeVisible();
  await page.locator(".blocks > *").first().click();
  await hint.click();
  await page.keyboard.press("Delete");
  await expect(page.getByText("晨".repeat(26), { exact: true })).toBeVisible();
  await expect(hint).toBeHidden({ timeout: 15_000 });
});
