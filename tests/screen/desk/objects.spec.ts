/** Tables and figures in a second window, and for everyone who cannot use a mouse or see well. */
import { check } from "../../support/window/axe.ts";
import { paste } from "../../support/window/clipboard.ts";
import {
  cell,
  figures,
  insertTable,
  openNewIssue,
  texts,
  wordTable,
} from "../../support/window/objects-screen.ts";
import { pngOf } from "../../support/samples/pictures.ts";
import { expect, test, waitUntilSaved } from "../../support/window/program.ts";

test("a second window shows tables and figures read-only", async ({ page, program, context }) => {
  await openNewIssue(page, program);
  await insertTable(page, 1, 2);
  await page.keyboard.type("甲");
  await page
    .getByTestId("picture-file")
    .setInputFiles({ name: "一.png", mimeType: "image/png", buffer: pngOf(600, 300) });
  await expect(figures(page).locator("img")).toBeVisible();
  await waitUntilSaved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(figures(other).locator("img")).toBeVisible();
  await expect(cell(other, 1, 1)).toHaveJSProperty("readOnly", true);
  await expect(other.getByRole("button", { name: "图片", exact: true })).toBeDisabled();
  await expect(
    other.locator(
      ".editor-objects-figures_corner, .editor-objects-tables_columnBorder, .editor-objects-tables_objectMenuButton",
    ),
  ).toHaveCount(0);
  await cell(other, 1, 2).focus();
  await other.keyboard.press("Tab");
  await other.keyboard.press("Delete");
  await figures(other).locator("img").click();
  await other.keyboard.press("Delete");
  await expect(figures(other)).toHaveCount(1);
  await expect.poll(() => texts(other)).toEqual(["甲|"]);
});

for (const theme of ["light", "dark"] as const) {
  test(`a desk with objects keeps the accessibility rules: ${theme}`, async ({ page, program }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openNewIssue(page, program);
    await paste(page, { "text/html": wordTable });
    await page
      .getByTestId("picture-file")
      .setInputFiles({ name: "一.png", mimeType: "image/png", buffer: pngOf(600, 300) });
    await expect(figures(page).locator("img")).toBeVisible();
    const faults = await check(page, "figure selected");
    await cell(page, 2, 2).focus();
    await page.keyboard.press("Shift+ArrowDown");
    faults.push(...(await check(page, "cells selected")));
    await page.keyboard.press("Shift+F10");
    await expect(page.getByRole("menu")).toBeVisible();
    faults.push(...(await check(page, "menu")));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "表格", exact: true }).click();
    faults.push(...(await check(page, "grid")));
    expect(faults).toEqual([]);
  });
}
