/** The folder of the library is renamed while somebody types. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../support/program.ts";

test("the person is told at once, stores the text as a file, and goes on when the folder is back", async ({
  page,
  program,
}) => {
  test.skip(process.platform === "win32", "Windows refuses to rename a folder with open files");
  const away = `${program.libraryFolder}-away`;
  const target = await mkdtemp(join(tmpdir(), "bulletin-target-"));
  // The folder dialog of the program begins at this folder instead of the documents of the person.
  await page.route("**/call/folders.list", (route) => {
    const { path } = route.request().postDataJSON() as { path: string | null };
    return route.continue({ postData: JSON.stringify({ path: path ?? target }) });
  });
  try {
    await page.clock.install();
    await openSample(page, program);
    await waitUntilSaved(page);
    await rename(program.libraryFolder, away);
    // Nothing was typed: the renewal of the lease notices it.
    const banner = page.getByRole("alert").filter({ hasText: "资料库文件夹不见了" });
    await expect(banner).toBeVisible({ timeout: 20_000 });
    await page.locator(".blocks").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("文件夹不在时写的。");
    await expect(page.getByRole("status").filter({ hasText: "没有保存成功，正在重试" })).toBeVisible();

    await banner.getByRole("button", { name: "把这一期存为文件" }).click();
    await page
      .getByRole("dialog", { name: "选择文件夹" })
      .getByRole("button", { name: "选这个文件夹" })
      .click();
    await expect(page.locator(".notice-text").filter({ hasText: `已存为文件：${target}` })).toBeVisible();
    expect(await readdir(target)).toEqual([expect.stringMatching(/第765期\.bulletin$/u)]);

    expect(existsSync(program.libraryFolder)).toBe(false);
    await rename(away, program.libraryFolder);
    await waitUntilSaved(page);
    await expect(banner).toBeHidden();
    await reloadWindow(page);
    await expect(page.locator(".blocks")).toContainText("文件夹不在时写的。");
  } finally {
    await rm(away, { recursive: true, force: true });
    await rm(target, { recursive: true, force: true });
  }
});
