import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { callCore } from "../../support/window/issue.ts";
import { expect, openSample, reloadWindow, test } from "../../support/window/program.ts";

const title = "示例区创建全国文明城市工作快报第765期";

test("the first export asks for a folder, the next one takes one click", async ({ page, program }) => {
  const folder = join(program.libraryFolder, "导出");
  await mkdir(folder);
  await openSample(page, program);
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  const dialog = page.getByRole("dialog", { name: "导出", exact: true });
  await expect(dialog.getByRole("checkbox", { name: "Word 文档" })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: "PDF" })).toBeChecked();
  await dialog.getByRole("checkbox", { name: "纯文本" }).click();
  await dialog.getByRole("button", { name: "浏览……" }).click();
  const picker = page.getByRole("dialog", { name: "选择文件夹" });
  // Go up to the root, then down to the folder, as a person without a path does.
  const up = picker.getByRole("button", { name: "上一级" });
  const where = picker.getByRole("status");
  await expect(where).not.toHaveText("");
  while (await up.isEnabled()) {
    const before = await where.innerText();
    await up.click();
    await expect(where).not.toHaveText(before);
  }
  for (const name of folder.split("/").filter(Boolean))
    await picker.getByRole("button", { name, exact: true }).click();
  await expect(where).toHaveText(folder);
  await picker.getByRole("button", { name: "选这个文件夹" }).click();
  await dialog.getByRole("button", { name: "导出", exact: true }).click();
  await expect(page.locator(".ui_noticeText")).toHaveText(`已导出 3 个文件到 ${folder}`);
  await expect(page.getByRole("button", { name: "打开 Word" })).toBeVisible();
  await expect(page.getByRole("button", { name: "在文件夹中显示" })).toBeVisible();
  expect((await readdir(folder)).sort()).toEqual([`${title}.docx`, `${title}.pdf`, `${title}.txt`]);
  expect((await readFile(join(folder, `${title}.pdf`))).subarray(0, 5).toString()).toBe("%PDF-");
  expect((await readFile(join(folder, `${title}.docx`))).subarray(0, 2).toString()).toBe("PK");

  await writeFile(join(folder, `${title}.docx`), "old");
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("导出前一刻写的。");
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  await expect(page.locator(".ui_noticeText").last()).toHaveText(`已导出 2 个文件到 ${folder}`);
  expect((await readFile(join(folder, `${title}.docx`))).subarray(0, 2).toString()).toBe("PK");
});

test("an export into a missing folder fails with a message, and nothing is lost", async ({
  page,
  program,
}) => {
  const folder = join(program.libraryFolder, "没有了");
  await writeFile(join(program.libraryFolder, "settings.json"), JSON.stringify({ exportFolder: folder }));
  await openSample(page, program);
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  await expect(page.locator(".ui_noticeText")).toContainText(`找不到${folder}`);
  await expect(page.locator(".blocks")).toContainText("示例区政务服务中心");
});

test("empty fields and placeholders are listed before an export, lead to their places, and do not prevent it", async ({
  page,
  program,
}) => {
  const folder = join(program.libraryFolder, "导出");
  await mkdir(folder);
  await openSample(page, program);
  await callCore(page, "settings.set", { exportFolder: folder });
  await reloadWindow(page);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("请［单位］于［时间］前报送。");
  await page.getByRole("textbox", { name: "期号" }).fill("");
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  const dialog = page.getByRole("dialog", { name: "导出", exact: true });
  const list = dialog.getByRole("region", { name: "还有 3 处没有填" });
  await expect(list.getByRole("listitem")).toHaveText(["没有填期号", "模板中的［单位］", "模板中的［时间］"]);
  await list.getByRole("button", { name: "没有填期号" }).click();
  await expect(page.getByRole("textbox", { name: "期号" })).toBeFocused();
  await page.keyboard.type("765");
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  await dialog.getByRole("button", { name: "模板中的［时间］" }).click();
  await expect(page.locator(".blocks")).toBeFocused();
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  await expect(dialog.getByRole("region", { name: "还有 2 处没有填" })).toBeVisible();
  await dialog.getByRole("button", { name: "仍要导出" }).click();
  await expect(page.getByText(/^已导出 2 个文件/u).first()).toBeVisible({ timeout: 30_000 });
});
