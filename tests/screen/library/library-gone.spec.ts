/** The folder of the library is renamed while somebody types, or leaves the issue. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../../support/window/axe.ts";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

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
    await expect(page.locator(".ui_noticeText").filter({ hasText: `已存为文件：${target}` })).toBeVisible();
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

test("an issue that cannot be saved is left only when it is saved, in a file, or given up", async ({
  page,
  program,
}) => {
  test.skip(process.platform === "win32", "Windows refuses to rename a folder with open files");
  const away = `${program.libraryFolder}-away`;
  const target = await mkdtemp(join(tmpdir(), "bulletin-target-"));
  await page.route("**/call/folders.list", (route) => {
    const { path } = route.request().postDataJSON() as { path: string | null };
    return route.continue({ postData: JSON.stringify({ path: path ?? target }) });
  });
  const text = page.locator(".blocks");
  const write = async (words: string) => {
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(words);
  };
  const leave = () => page.getByRole("button", { name: "返回资料库" }).click();
  const question = page.getByRole("dialog", { name: "这一期还没有保存，要离开吗？" });
  const library = page.getByRole("heading", { name: "资料库" });
  const openAgain = () => page.getByRole("button", { name: "打开 第 765 期" }).click();
  // The bundle of another screen does not arrive before the person comes back from it.
  const { promise: isBack, resolve: comeBack } = Promise.withResolvers<void>();
  await page.route("**/NamesScreen-*.js", async (route) => {
    await isBack;
    await route.continue();
  });
  try {
    await openSample(page, program);
    await waitUntilSaved(page);
    const address = page.url();
    await rename(program.libraryFolder, away);
    await write("离开时写的。");

    // The button: the person stays.
    await leave();
    await expect(question.getByRole("alert")).toContainText("资料库文件夹");
    expect(await check(page, "leaving")).toEqual([]);
    await question.getByRole("button", { name: "留在这一期" }).click();
    await expect(text).toContainText("离开时写的。");
    expect(page.url()).toBe(address);

    // Back in the history: the text is saved while the question is open.
    await page.evaluate(() => history.back());
    await expect(question).toBeVisible();
    expect(page.url()).toBe(address);
    await rename(away, program.libraryFolder);
    await expect(library).toBeVisible();
    await openAgain();
    await expect(text).toContainText("离开时写的。");
    await waitUntilSaved(page);

    // The key: the issue becomes a file.
    await rename(program.libraryFolder, away);
    await write("存为文件的。");
    await page.keyboard.press("Control+Alt+KeyH");
    await question.getByRole("button", { name: "存为文件后离开" }).click();
    await page
      .getByRole("dialog", { name: "选择文件夹" })
      .getByRole("button", { name: "选这个文件夹" })
      .click();
    await expect(library).toBeVisible();
    expect(await readdir(target)).toEqual([expect.stringMatching(/第765期\.bulletin$/u)]);
    await rename(away, program.libraryFolder);
    await reloadWindow(page);
    await openAgain();
    await expect(text).toContainText("离开时写的。");
    await waitUntilSaved(page);

    // Another screen, by its address: the person gives the text up.
    await rename(program.libraryFolder, away);
    await write("不要的。");
    await page.evaluate(() => {
      location.hash = "#/names";
    });
    await question.getByRole("button", { name: "不保存，直接离开" }).click();
    await expect(page).toHaveURL(/#\/names$/u);
    await expect(question).toBeHidden();
    await rename(away, program.libraryFolder);
    await page.goto(address);
    await expect(text).toContainText("离开时写的。");
    await expect(text).not.toContainText("不要的。");
    await write("回来以后写的。");
    await waitUntilSaved(page);
    comeBack();
    await reloadWindow(page);
    await expect(text).toContainText("离开时写的。回来以后写的。");
  } finally {
    await rm(away, { recursive: true, force: true });
    await rm(target, { recursive: true, force: true });
  }
});
