/**
 * 收稿文件夹: the folder is set on the screen, manuscripts are imported from it automatically, problems are
 * shown.
 */
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { check } from "../../support/window/axe.ts";
import { writeManuscripts } from "../../support/generators/generated-manuscripts.ts";
import { callCore } from "../../support/window/issue.ts";
import { expect, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

test("manuscripts are imported from a chosen folder, with a notice on every screen; bad files and a missing folder are reported", async ({
  page,
  program,
}) => {
  const folder = join(program.libraryFolder, "收稿");
  await mkdir(folder);
  await writeFile(join(folder, "东河街道.txt"), "五联动做法\n\n近日，街道开展活动。\n");
  await page.goto(program.url);
  await page.getByRole("link", { name: "稿库" }).click();
  const panel = page.getByRole("region", { name: "收稿文件夹" });
  await expect(panel).toContainText("未设置");
  await panel.getByRole("button", { name: "选择" }).click();
  const picker = page.getByRole("dialog", { name: "选择文件夹" });
  await expect(picker.getByRole("status")).toHaveText(homedir());
  await picker.getByRole("button", { name: "取消" }).click();
  // The way from the home folder to a temporary one is long: only its last step is taken here.
  await page.route("**/call/folders.list", (route) =>
    route.fulfill({
      json: { ok: true, value: { path: folder, parent: null, folders: [], writable: false } },
    }),
  );
  await panel.getByRole("button", { name: "选择" }).click();
  await picker.getByRole("button", { name: "选这个文件夹" }).click();
  await page.unroute("**/call/folders.list");
  await expect(panel).toContainText(folder);
  await expect(page.getByText("收到 1 篇新稿件。", { exact: true })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "五联动做法" })).toBeVisible();

  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await waitUntilSaved(page);
  await writeFile(join(folder, "旧稿.doc"), Buffer.from("d0cf11e0a1b11ae10000", "hex"));
  await writeFile(join(folder, "北坡镇.txt"), "整治河道\n\n日前，镇里整治河道。\n");
  await writeFile(join(folder, "柳溪镇.txt"), "文明集市\n\n日前，镇里开办集市。\n");
  await expect(page.getByText("收到 2 篇新稿件。", { exact: true })).toBeVisible();
  await expect(page.locator(".ui_noticeError")).toContainText("无法读取“旧稿.doc”：它是旧版 Word 文件");
  expect((await readdir(folder)).length).toBe(4);

  await page.evaluate(() => (location.hash = "#/manuscripts"));
  await panel.getByText("1 份文件没有收进").click();
  await expect(panel.getByRole("listitem")).toContainText("旧稿.doc");

  // As a USB stick that is pulled out and put in again.
  await rename(folder, join(program.libraryFolder, "拔出"));
  await reloadWindow(page);
  await expect(panel.getByRole("alert")).toContainText("请检查网络是否连通");
  await rename(join(program.libraryFolder, "拔出"), folder);
  await page.getByRole("button", { name: "设置" }).click();
  const settings = page.getByRole("dialog", { name: "设置" });
  await expect(settings).toContainText(folder);
  await settings.getByRole("button", { name: "停用" }).click();
  await settings.getByRole("button", { name: "确定" }).click();
  await expect(panel).toContainText("未设置");
  await expect(panel.getByRole("alert")).toBeHidden();
});

test("hundreds of files come in after a pause; 稿库 lists them page by page, and those that failed are one notice with a list", async ({
  page,
  program,
}) => {
  const folder = join(program.libraryFolder, "收稿");
  await writeManuscripts(folder, 300);
  await page.goto(program.url);
  await page.getByRole("link", { name: "稿库" }).click();
  const panel = page.getByRole("region", { name: "收稿文件夹" });
  await expect(panel).toContainText("未设置");
  await callCore(page, "settings.set", { watchedFolder: folder });
  await callCore(page, "watching.pause", { paused: true });
  await expect(panel.getByRole("status")).toHaveText("已暂停");
  await panel.getByRole("button", { name: "继续收稿" }).click();
  // 15 of them are copies of others.
  await expect(page.getByText("收到 279 篇新稿件。", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: "全部 279" })).toBeVisible();
  const rows = page.getByRole("table", { name: "稿库" }).locator("tbody tr");
  await expect(rows).toHaveCount(100);
  await rows.last().getByRole("button").focus();
  await expect(rows).toHaveCount(200);
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(100)).toHaveAttribute("aria-selected", "true");

  const notice = page.locator(".ui_noticeError");
  await expect(notice).toHaveCount(1);
  await expect(notice).toContainText("6 份文件没有收进");
  await notice.getByRole("button", { name: "查看" }).click();
  const dialog = page.getByRole("dialog", { name: "6 份文件没有收进" });
  await expect(dialog.getByRole("listitem")).toHaveCount(6);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "保存全部清单" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toMatch(
    /^\uFEFF6 份文件没有收进\r\n\r\n来稿000060/u,
  );
  expect(await check(page, "failed files")).toEqual([]);
});
