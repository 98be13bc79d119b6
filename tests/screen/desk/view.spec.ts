import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

test("the paper is zoomed by keys and remembered; one key fits the width again", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const zoom = () => page.locator(".paper").evaluate((paper) => Number(getComputedStyle(paper).zoom));
  const fittedZoom = await zoom();
  await page.keyboard.press("Control+=");
  await expect.poll(zoom).toBeGreaterThan(fittedZoom);
  const once = await zoom();
  await page.keyboard.press("Control+=");
  await expect.poll(zoom).toBeGreaterThan(once);
  const larger = await zoom();
  const status = page.getByRole("group", { name: "缩放" });
  await expect(status).toContainText(`${Math.round(larger * 100)}%`);
  await page.keyboard.press("Control+-");
  await expect.poll(zoom).toBeLessThan(larger);
  await waitUntilSaved(page);
  const keptZoom = await zoom();
  await reloadWindow(page);
  await expect(page.locator(".paper")).toBeVisible();
  await expect.poll(zoom).toBe(keptZoom);
  await page.keyboard.press("Control+0");
  await expect(status).toContainText("适合宽度");
  await expect.poll(zoom).toBe(fittedZoom);
});

test("F6 goes around the parts of the desk and back to the caret", async ({ page, program }) => {
  await openSample(page, program);
  await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).first().click();
  const parts = ["panel", "status", "header", "tools", "outline", "waiting", "paper"];
  const inside = (part: string) =>
    page.evaluate(
      (region) => document.querySelector(`[data-region=${region}]`)?.contains(document.activeElement),
      part,
    );
  for (const part of parts) {
    await page.keyboard.press("F6");
    expect([part, await inside(part)]).toEqual([part, true]);
  }
  await page.keyboard.press("Shift+F6");
  await expect.poll(() => inside("waiting")).toBe(true);
  await page.keyboard.press("F6");
  await page.keyboard.type("新写");
  await expect(page.locator(".blocks > *", { hasText: "聚焦源头管理" }).first()).toContainText("新写");
});

test("larger interface text cuts nothing off at the desk and leaves the paper as it is", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const paper = await page
    .locator(".block-body")
    .first()
    .evaluate((block) => getComputedStyle(block).fontSize);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("button", { name: "设置" }).click();
  const textSize = () =>
    page
      .getByRole("button", { name: "确定" })
      .evaluate((button) => parseFloat(getComputedStyle(button).fontSize));
  const before = await textSize();
  await page.getByRole("radio", { name: "特大" }).click();
  await expect.poll(textSize).toBeGreaterThan(1.25 * before);
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByRole("button", { name: /^打开.*765/u }).click();
  await expect(page.locator("[data-testid=pages]")).toHaveText("共 5 页");
  await expect(page.locator(".block-body").first()).toHaveCSS("font-size", paper);
  const cutParts = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        ".desk-head_header, .desk_tools, .desk_status, .preview_header, .ui_sideHeader",
      ),
    ]
      .filter((part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1)
      .map((part) => part.className),
  );
  expect(cutParts).toEqual([]);
});
