/**
 * Backups on the screen: make, restore, undo the restore; recovery of a damaged library; the doctor's checks.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../../electron/core/library/database/driver.ts";
import { checkThemes } from "../../support/window/axe.ts";
import { damagePageWith } from "../../support/generators/damage-page.ts";
import { documentOf } from "../../support/generators/filled-library.ts";
import { callCore } from "../../support/window/issue.ts";
import { expect, openLibrary, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

test("a backup is made and restored, the restore is undone, and the doctor finds the library sound", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const { document } = await callCore(page, "importing.sample", {});
  await callCore(page, "issues.create", { document });
  await page.getByRole("link", { name: "备份与恢复" }).click();
  await expect(page.getByText("还没有备份")).toBeVisible();
  await page.getByRole("button", { name: "立即备份" }).click();
  const rows = page.getByRole("table", { name: "已有的备份" }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("手动");
  await expect(page.getByText(/^已备份（.+），并检查过，完好$/u)).toBeVisible();
  await callCore(page, "issues.create", {
    document: { ...document, masthead: { ...document.masthead, number: 766 } },
  });

  await page.getByRole("button", { name: "恢复…… 1" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("现在的内容会先另做一份备份");
  expect(await checkThemes(page, "backups: restore")).toEqual([]);
  await dialog.getByRole("button", { name: "恢复", exact: true }).click();
  await expect(rows.first()).toContainText("恢复、导入之前");
  const issues = async () => (await callCore(page, "issues.list", { deleted: false })).issues.length;
  await expect.poll(() => issues()).toBe(1);
  await page.getByRole("button", { name: "撤销恢复……" }).click();
  await dialog.getByRole("button", { name: "恢复", exact: true }).click();
  await expect.poll(issues).toBe(2);

  await page.getByRole("button", { name: "开始检查" }).click();
  const checks = page.getByRole("list", { name: "检查资料库" });
  await expect(checks).toContainText("完好，2 期");
  await expect(checks.getByRole("img", { name: "有问题" })).toHaveCount(0);
  expect(await checkThemes(page, "backups")).toEqual([]);
  const [report] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "保存报告" }).click(),
  ]);
  expect(await readFile(await report.path(), "utf8")).toContain("数据库\t完好，2 期");
});

test("damaged settings are taken back at start, and a dialog says which, once", async ({ page, program }) => {
  await openLibrary(page, program);
  await callCore(page, "settings.set", { textSize: "large" });
  await program.stop();
  await writeFile(join(program.libraryFolder, "settings.json"), "磁盘坏了");
  await program.start();
  await page.goto(program.url);
  const dialog = page.getByRole("dialog", { name: "设置已修复" });
  await expect(dialog).toContainText("设置文件（settings.json）已损坏");
  await expect(dialog).toContainText(/已从最近一次完好的设置取回：.*界面字号/u);
  expect(await checkThemes(page, "backups: settings repaired")).toEqual([]);
  expect((await callCore(page, "settings.get", {})).textSize).toBe("large");
  await dialog.getByRole("button", { name: "知道了" }).click();
  await expect(dialog).toBeHidden();
  await reloadWindow(page);
  await expect(page.getByRole("link", { name: "备份与恢复" })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test("a damaged library is restored at start, with the saves since the backup, and a dialog says so", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const { document } = await callCore(page, "importing.sample", {});
  await callCore(page, "issues.create", { document });
  await callCore(page, "backups.make", {});
  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("备份以后写的一句。");
  await waitUntilSaved(page);
  await program.stop();
  await writeFile(join(program.libraryFolder, "library.db"), "磁盘坏了");
  await program.start();
  await page.goto(program.url);
  const dialog = page.getByRole("dialog", { name: "资料库已恢复" });
  await expect(dialog).toContainText("资料库文件已损坏");
  await expect(dialog).toContainText("这份备份以后保存的内容已经补上：第 765 期");
  expect(await checkThemes(page, "backups: recovered")).toEqual([]);
  await dialog.getByRole("button", { name: "知道了" }).click();
  await reloadWindow(page);
  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await expect(page.locator(".blocks")).toContainText("备份以后写的一句。");
  await expect(dialog).toBeHidden();
  // The damaged file is kept.
  const [moment = ""] = await readdir(join(program.libraryFolder, "damaged"));
  expect(await readFile(join(program.libraryFolder, "damaged", moment, "library.db"), "utf8")).toBe(
    "磁盘坏了",
  );
});

test("an issue that lost a bit is taken back from a backup where opening it failed", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const { document } = await callCore(page, "importing.sample", {});
  await callCore(page, "issues.create", { document });
  await callCore(page, "backups.make", {});
  const database = await openDatabase(join(program.libraryFolder, "library.db"));
  await database.run("UPDATE issues SET document = replace(document, '聚焦', '聚售')");
  await database.close();

  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await expect(page.getByRole("alert")).toContainText("这一期的内容已损坏，没有打开");
  await page.getByRole("button", { name: "从备份取回……" }).click();
  const dialog = page.getByRole("dialog", { name: "从备份取回：第 765 期" });
  await expect(dialog.getByRole("radio")).toBeFocused();
  await expect(dialog.getByRole("region", { name: "预览" })).toContainText("聚焦源头管理");
  expect(await checkThemes(page, "backups: take back")).toEqual([]);
  await page.keyboard.press("Enter");
  // The name first, because the history tells who took it back.
  await page.getByRole("textbox", { name: "姓名" }).fill("程一禾");
  await page.keyboard.press("Enter");
  await expect(page.locator(".blocks")).toContainText("聚焦源头管理");
  await expect(page.getByText("已从备份取回第 765 期。", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("link", { name: "备份与恢复" }).click();
  await page.getByRole("button", { name: "从备份取回……" }).click();
  const subjects = page.getByRole("list", { name: "备份里有的内容" });
  await page.keyboard.type("766");
  await expect(page.getByRole("dialog")).toContainText("备份里没有这样的内容。");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("5");
  await expect(subjects.getByRole("button")).toContainText(["资料库中有"]);
  expect(await checkThemes(page, "backups: choose what to take back")).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("与现在相同")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "取回", exact: true })).toBeDisabled();
});

test("damage that the running program meets is told and repaired at once, and nothing is lost", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  // So short that its row is in one page, whose head tells SQLite of the damage.
  await callCore(page, "issues.create", { document: documentOf("一段正文。", 765) });
  await callCore(page, "backups.make", {});
  // Two saves that no backup has.
  await callCore(page, "names.save", {
    revision: 0,
    units: [{ full: "东河街道", short: [] }],
    people: [],
  });
  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("备份以后写的一句。");
  await waitUntilSaved(page);
  // From now on nothing of the issue is in the log or in memory.
  await program.stop();
  await program.start();
  await page.goto(program.url);
  await expect(page.getByRole("button", { name: "打开 第 765 期" })).toBeVisible();
  // As the document of the issue has it; other tables have the text too.
  await damagePageWith('备份以后写的一句。"', join(program.libraryFolder, "library.db"));

  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  const dialog = page.getByRole("dialog", { name: "资料库有损坏" });
  await expect(dialog).toContainText(/将恢复 .+ 的备份（第 1 份）。/u);
  expect(await checkThemes(page, "backups: damage")).toEqual([]);
  // Put off, it is offered on the screen of the backups.
  await dialog.getByRole("button", { name: "以后再说" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("link", { name: "备份与恢复" }).click();
  await page.getByRole("button", { name: "修复……" }).click();
  await dialog.getByRole("button", { name: "现在修复" }).click();

  const told = page.getByRole("dialog", { name: "资料库已恢复" });
  await expect(told).toContainText("这份备份以后保存的内容已经补上：第 765 期、名录");
  expect(await checkThemes(page, "backups: repaired")).toEqual([]);
  await told.getByRole("button", { name: "知道了" }).click();
  await page.getByRole("button", { name: "开始检查" }).click();
  const checks = page.getByRole("list", { name: "检查资料库" });
  await expect(checks).toContainText("完好，1 期");
  await expect(checks.getByRole("img", { name: "有问题" })).toHaveCount(0);
  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await expect(page.locator(".blocks")).toContainText("备份以后写的一句。");
  expect((await callCore(page, "names.list", {})).units).toMatchObject([{ full: "东河街道" }]);
});
