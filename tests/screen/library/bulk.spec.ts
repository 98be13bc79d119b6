/** Bulk import of a folder of old issues: choose, import, report, import again. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { writeText } from "../../../shared/text/write.ts";
import { readSample } from "../../../electron/core/importing/sample.ts";
import { check } from "../../support/window/axe.ts";
import { expect, openLibrary, test } from "../../support/window/program.ts";

/** Chooses a folder in the program's own dialog. The core's answer puts the dialog at this folder at once. */
async function choose(page: Page, folder: string): Promise<void> {
  await page.route("**/call/folders.list", (route) =>
    route.fulfill({ json: { ok: true, value: { path: folder, parent: null, folders: [], writable: true } } }),
  );
  await page.getByRole("button", { name: "选择文件夹……" }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "选这个文件夹" }).click();
  await page.unroute("**/call/folders.list");
}

test("a folder of old issues is imported once; the report names the files that could not be read", async ({
  page,
  program,
}) => {
  const folder = join(program.libraryFolder, "旧刊");
  await mkdir(folder);
  const sample = await readSample();
  for (let number = 1; number <= 45; number += 1)
    await writeFile(
      join(folder, `第${number}期.txt`),
      writeText({ ...sample, masthead: { ...sample.masthead, number } }),
    );
  await writeFile(join(folder, "坏的.docx"), "PK\u0003\u0004坏的");
  await openLibrary(page, program);
  await page.getByRole("button", { name: "导入一批旧刊" }).click();
  const dialog = page.getByRole("dialog").first();
  await expect(dialog).toContainText("已经有的不会重复导入");
  expect(await check(page, "bulk: asked")).toEqual([]);
  await choose(page, folder);
  await expect(dialog).toContainText(folder);
  await dialog.getByRole("button", { name: "开始导入" }).click();
  await expect(dialog).toContainText("导入 45 期");
  await expect(dialog).toContainText("1 个文件读不出");
  await expect(dialog.getByRole("listitem")).toContainText(["坏的.docx"]);
  expect(await check(page, "bulk: report")).toEqual([]);
  const [report] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "保存报告" }).click(),
  ]);
  expect(await readFile(await report.path(), "utf8")).toContain("坏的.docx");
  await dialog.getByRole("button", { name: "确定" }).click();
  const rows = page.getByRole("table", { name: "全部各期" }).locator("tbody tr");
  await expect(rows).toHaveCount(45);
  await expect(rows.first()).toContainText("定稿");

  await page.getByRole("button", { name: "更多导入方式" }).click();
  await page.getByRole("menuitem", { name: "导入一批旧刊……" }).click();
  await choose(page, folder);
  await dialog.getByRole("button", { name: "开始导入" }).click();
  await expect(dialog).toContainText("已有 45 期，没有重复导入");
});
