/** 名录: import from Excel files and export to them. */
import { readFile } from "node:fs/promises";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { cell, rows, expectSaved } from "../../support/window/names-screen.ts";
import { expect, openLibrary, test } from "../../support/window/program.ts";

test("names are imported from an Excel file and exported to one, with their dates of validity", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await page.getByRole("radio", { name: "人员" }).click();
  await cell(page, "第 1 行姓名").fill("沈望川");
  const buffer = Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: "人员",
          rows: [
            ["姓名", "单位", "职务", "起", "止"],
            ["程一禾", "区融媒体中心", "主任", new Date(Date.UTC(2024, 2, 1)), "2026年1月31日"],
            ["沈望川"],
          ],
        },
      ],
    }),
  );
  await page
    .getByTestId("names-file")
    .setInputFiles({ name: "通讯录.xlsx", mimeType: "application/octet-stream", buffer });
  const dialog = page.getByRole("dialog", { name: "导入“通讯录.xlsx”" });
  await expect(dialog.getByText("读出 2 行")).toBeVisible();
  await expect(dialog.getByRole("cell", { name: "区融媒体中心" })).toBeVisible();
  await dialog.getByRole("button", { name: "并入名录" }).click();
  await expect(page.getByText("已导入 1 行，另有 1 行已经有了", { exact: true })).toBeVisible();
  await expect
    .poll(() => rows(page))
    .toEqual([
      "沈望川 |  |  |  | ",
      "程一禾 | 区融媒体中心 | 主任 | 2024-03-01 | 2026年1月31日",
      " |  |  |  | ",
    ]);
  await cell(page, "第 1 行起").fill("去年");
  await expect(cell(page, "第 1 行起")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(".names_state")).toHaveText("有 1 行缺名称、太长或日期不对，未保存");
  await cell(page, "第 1 行起").fill("");
  await expectSaved(page);
  await page.getByTestId("names-file").setInputFiles({
    name: "名单.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("姓名,单位\n陆文川,区创建办\n"),
  });
  await page.getByRole("dialog").getByRole("button", { name: "换成这个表格" }).click();
  await expect.poll(() => rows(page)).toEqual(["陆文川 | 区创建办 |  |  | ", " |  |  |  | "]);
  await page.locator(".ui_notices").getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(() => rows(page)).toHaveLength(3);
  await expectSaved(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出…" }).click();
  await page.getByRole("menuitem", { name: "Excel 表格（.xlsx）" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("名录-人员.xlsx");
  const { sheets } = await readXlsx(await readFile(await file.path()));
  expect(sheets[0]?.rows).toEqual([
    ["姓名", "单位", "职务", "起", "止"],
    ["沈望川", "", "", "", ""],
    ["程一禾", "区融媒体中心", "主任", "2024-03-01", "2026-01-31"],
  ]);
  await page
    .getByTestId("names-file")
    .setInputFiles({ name: "照片.png", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") });
  await expect(page.locator(".ui_noticeText", { hasText: "它不是表格，或者已损坏" })).toBeVisible();
});
