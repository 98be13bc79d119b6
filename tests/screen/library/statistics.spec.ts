/** 用稿统计: figures, the articles behind them, leaders' notes, and exported files. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importFile } from "../../../electron/core/importing/index.ts";
import { check } from "../../support/window/axe.ts";
import { callCore } from "../../support/window/issue.ts";
import { expect, openLibrary, test } from "../../support/window/program.ts";

test("units are counted, sorted, opened and exported; a leader's note adds points", async ({
  page,
  program,
}) => {
  const folder = join(program.libraryFolder, "导出");
  await mkdir(folder);
  await writeFile(join(program.libraryFolder, "settings.json"), JSON.stringify({ exportFolder: folder }));
  await openLibrary(page, program);
  await page.getByRole("link", { name: "用稿统计" }).click();
  await expect(page.getByText("这段时间没有登出的稿件")).toBeVisible();
  const { document } = await callCore(page, "importing.sample", {});
  const { id } = await callCore(page, "issues.create", { document });
  await page.getByRole("button", { name: "历年" }).click();
  const table = page.getByRole("table", { name: "用稿统计" });
  const rows = table.locator("tbody tr");
  await expect(rows.first()).toContainText("东河街道");
  await expect(rows.first().locator("td").last()).toHaveText("4.5");
  await expect(page.getByRole("img", { name: /^各单位用稿与得分图/u })).toBeVisible();
  expect(await check(page, "statistics")).toEqual([]);
  await table.getByRole("button", { name: "提及" }).click();
  await expect(table.getByRole("columnheader", { name: "提及" })).toHaveAttribute("aria-sort", "descending");
  await expect(rows.first()).not.toContainText("东河街道");
  await table.getByRole("button", { name: "单位" }).click();

  await page.getByRole("button", { name: "看“东河街道”的稿件" }).click();
  const dialog = page.getByRole("dialog").first();
  await expect(dialog).toContainText("东河街道：3 篇");
  expect(await check(page, "statistics: articles")).toEqual([]);
  await dialog.getByRole("button", { name: "记批示" }).first().click();
  const note = page.getByRole("dialog", { name: /领导批示/u });
  await expect(note.getByLabel("领导")).toBeFocused();
  await page.keyboard.type("沈望川");
  await note.getByLabel("批示内容").fill("做法很好。");
  expect(await check(page, "statistics: notes")).toEqual([]);
  await note.getByRole("button", { name: "保存" }).click();
  await expect(note).toBeHidden();
  await expect(dialog.getByRole("button", { name: "批示 1" })).toBeVisible();
  await dialog.getByRole("button", { name: "关闭" }).last().click();
  await expect(rows.first().locator("td").last()).toHaveText("9.5");

  const [sheet] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.getByRole("button", { name: "导出" }).click();
      await page.getByRole("menuitem", { name: "文本表格（.csv）" }).click();
    })(),
  ]);
  expect(sheet.suggestedFilename()).toBe("用稿统计-单位-历年.csv");
  expect(await readFile(await sheet.path(), "utf8")).toMatch(/^\uFEFF单位,用稿,占比（%）.*\r?\n东河街道,2,/u);
  await page.getByRole("button", { name: "导出" }).click();
  await page.getByRole("menuitem", { name: "Word 通报" }).click();
  await expect.poll(() => readdir(folder)).toEqual(["用稿情况通报-历年.docx"]);
  const report = await importFile("通报.docx", await readFile(join(folder, "用稿情况通报-历年.docx")));
  expect(
    report.document.blocks
      .find(({ style }) => style === "table")
      ?.table?.rows[1]?.map(({ text }) => text)
      .slice(0, 3),
  ).toEqual(["1", "东河街道", "2"]);

  // Open the issue at the article, then go back to the same figures.
  await page.getByRole("button", { name: "看“东河街道”的稿件" }).click();
  await dialog.locator("tbody .ui_rowLink").first().click();
  await expect(page).toHaveURL(new RegExp(`#/issue/${id}/.`, "u"));
  await page.goBack();
  await expect(dialog).toContainText("东河街道：3 篇");
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "月份" }).click();
  await expect(rows.first()).toContainText("2026年11月");
});
