import { expect, openSample, test, waitUntilSaved } from "../../support/window/program.ts";

test("clean-up lists every change, makes only the selected ones, and is one step of undo", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText('各街镇,共发放 200 余份"倡议书"。。');
  await page.getByRole("button", { name: "文字整理" }).click();
  const dialog = page.getByRole("dialog", { name: "文字整理" });
  await expect(dialog).toContainText("整理 8 处");
  await expect(dialog.getByRole("checkbox", { name: /^半角标点改全角：/u })).toHaveCount(1);
  await expect(dialog.getByRole("checkbox", { name: /^直引号改弯引号：/u })).toHaveCount(2);
  await dialog
    .getByRole("checkbox", { name: /^去掉多余空格：创建办 21/u })
    .first()
    .click();
  await dialog.getByRole("button", { name: "整理", exact: true }).click();
  const last = page.locator(".blocks > *").last();
  await expect(last).toHaveText("各街镇，共发放200余份“倡议书”。");
  await expect(page.locator(".blocks")).toContainText("创建办 21日走访");
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(last).toHaveText('各街镇,共发放 200 余份"倡议书"。。');
  await expect(page.locator(".blocks")).toContainText("创建办 21 日走访");
});

test("clean-up includes the cells of tables, in the same step of undo", async ({ page, program }) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("共计 12 件。");
  await page.getByRole("button", { name: "表格", exact: true }).click();
  await page.locator('[data-row="2"][data-column="2"]').click();
  const cell = page.getByLabel("第1行第1列", { exact: true });
  await expect(cell).toBeFocused();
  await page.keyboard.type("完成 12 件,其中(街道)3件");
  await page.getByRole("button", { name: "文字整理" }).click();
  const dialog = page.getByRole("dialog", { name: "文字整理" });
  await dialog
    .getByRole("checkbox", { name: /^半角标点改全角：.*完成 12 件/u })
    .first()
    .click();
  await dialog.getByRole("button", { name: "整理", exact: true }).click();
  await expect(cell).toHaveValue("完成12件,其中（街道）3件");
  await expect(page.locator(".blocks")).toContainText("共计12件。");
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(cell).toHaveValue("完成 12 件,其中(街道)3件");
  await expect(page.locator(".blocks")).toContainText("共计 12 件。");
});
