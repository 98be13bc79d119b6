/**
 * 收稿文件夹: the folder is set on the screen, manuscripts are imported from it automatically, problems are
 * shown.
 */
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, reloadWindow, test, waitUntilSaved } from "../support/program.ts";

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
  await expect(page.getByText("收到 1 篇新稿件。", { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole("row").filter({ hasText: "五联动做法" })).toBeVisible();

  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await waitUntilSaved(page);
  await writeFile(join(folder, "旧稿.doc"), Buffer.from("d0cf11e0a1b11ae10000", "hex"));
  await writeFile(join(folder, "北坡镇.txt"), "整治河道\n\n日前，镇里整治河道。\n");
  await writeFile(join(folder, "柳溪镇.txt"), "文明集市\n\n日前，镇里开办集市。\n");
  await expect(page.getByText("收到 2 篇新稿件。", { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.locator(".notice-error")).toContainText("无法读取“旧稿.doc”：它是旧版 Word 文件");
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
