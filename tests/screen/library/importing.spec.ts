import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chooseFiles } from "../../support/window/file-chooser.ts";
import { expect, openLibrary, test } from "../../support/window/program.ts";
import { paragraph, plain, run, wordFile } from "../../support/readers/word-file.ts";

const sample = fileURLToPath(new URL("../../../resources/samples/sample-issue.txt", import.meta.url));
const bring = (page: import("@playwright/test").Page, name: string, buffer: Buffer) =>
  page.getByTestId("import-file").setInputFiles({ name, mimeType: "text/plain", buffer });

test("a manuscript is previewed, one clean-up is declined, and it becomes an issue", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await chooseFiles(page, sample, () => page.getByRole("button", { name: "导入" }).first().click());
  const dialog = page.getByRole("dialog", { name: "导入" });
  await expect(dialog).toContainText("sample-issue.txt（UTF-8）");
  await expect(dialog).toContainText("3 栏 · 9 篇 · 2,196 字");
  await expect(dialog).toContainText("整理了 13 处");
  const joins = dialog.getByRole("checkbox", { name: /接合被分页截断的段落/u });
  await expect(joins).toHaveCount(4);
  await joins.first().click();
  await expect(dialog).toContainText("整理了 12 处");
  await expect(joins.first()).not.toBeChecked();
  await joins.nth(1).click();
  await joins.nth(1).click();
  await expect(dialog).toContainText("整理了 12 处");
  await dialog.getByRole("button", { name: "导入资料库" }).click();

  const paragraph = page.locator(".blocks p", { hasText: "严格落实围挡" });
  await expect(paragraph).not.toContainText("合理安排工期");
  await expect(page.locator(".blocks p", { hasText: "区公安分局交警大队" })).toBeVisible();
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("765");
  await expect(page.getByLabel("报", { exact: true })).toHaveValue(/示例市文明办、区委/u);
});

test("all clean-ups can be declined and taken back at once", async ({ page, program }) => {
  await openLibrary(page, program);
  await bring(page, "一期.txt", await readFile(sample));
  const dialog = page.getByRole("dialog", { name: "导入" });
  await dialog.getByRole("button", { name: "全部按原文" }).click();
  await expect(dialog).toContainText("整理了 0 处");
  await dialog.getByRole("button", { name: "全部整理" }).click();
  await expect(dialog).toContainText("整理了 13 处");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("资料库还是空的")).toBeVisible();
});

test("a file in GB18030 is read, a picture is refused with advice", async ({ page, program }) => {
  await openLibrary(page, program);
  // 第7期\n\n【简讯】\n\n正文。 in GB18030.
  await bring(page, "旧稿.txt", Buffer.from("b5da37c6da0a0aa1bebcf2d1b6a1bf0a0ad5fdcec4a1a3", "hex"));
  const dialog = page.getByRole("dialog", { name: "导入" });
  await expect(dialog).toContainText("旧稿.txt（GB18030）");
  await expect(dialog).toContainText("【简讯】1");
  await dialog.getByRole("button", { name: "取消" }).click();

  await bring(page, "照片.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  await expect(dialog.getByRole("alert")).toContainText("无法读取“照片.txt”");
  await expect(dialog.getByRole("alert")).toContainText("另存为纯文本");
  await expect(dialog.getByRole("button", { name: "导入资料库" })).toBeDisabled();
});

test("importing the same file again warns before it becomes a second issue", async ({ page, program }) => {
  await openLibrary(page, program);
  const dialog = page.getByRole("dialog", { name: "导入" });
  for (const isSecond of [false, true]) {
    await bring(page, "一.txt", Buffer.from("工作快报\n\n第1期\n\n【简讯】\n\n一。\n"));
    await expect(dialog).toContainText("【简讯】1");
    await expect(dialog.getByText("资料库中已有同名的第 1 期")).toBeVisible({ visible: isSecond });
    await dialog.getByRole("button", { name: "导入资料库" }).click();
    await page.getByRole("button", { name: "返回资料库" }).click();
  }
});

test("several files are previewed one after the other", async ({ page, program }) => {
  await openLibrary(page, program);
  await page.getByTestId("import-file").setInputFiles([
    { name: "一.txt", mimeType: "text/plain", buffer: Buffer.from("第1期\n\n【简讯】\n\n一。\n") },
    { name: "二.md", mimeType: "text/markdown", buffer: Buffer.from("第2期\n\n## 简讯\n\n二。\n") },
  ]);
  const dialog = page.getByRole("dialog", { name: "导入" });
  await expect(dialog).toContainText("第 1 个文件，共 2 个");
  await dialog.getByRole("button", { name: "导入资料库" }).click();
  await expect(dialog).toContainText("二.md");
  await expect(dialog).toContainText("第 2 个文件，共 2 个");
  await dialog.getByRole("button", { name: "导入资料库" }).click();
  await expect(page.locator(".blocks")).toContainText("二。");
  await page.getByRole("button", { name: "返回资料库" }).click();
  await expect(page.getByRole("row")).toHaveCount(3);
});

test("a Word manuscript is read after a damaged file; the preview names what was left out", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const picture = "<w:r><pic:pic/></w:r>";
  const word = wordFile(
    plain("第7期", "【检查督导】") +
      paragraph(run("一是强化组织。", "<w:b/>") + run("各部门要落实。") + picture) +
      plain("（本刊）"),
  );
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await page.getByTestId("import-file").setInputFiles([
    { name: "坏稿.docx", mimeType, buffer: Buffer.from(word.subarray(0, 300)) },
    { name: "好稿.docx", mimeType, buffer: Buffer.from(word) },
  ]);
  const dialog = page.getByRole("dialog", { name: "导入" });
  await expect(dialog.getByRole("alert")).toContainText("无法读取“坏稿.docx”：这个 Word 文件已损坏或不完整");
  await dialog.getByRole("button", { name: "跳过这个文件" }).click();
  await expect(dialog).toContainText("好稿.docx（Word）");
  await expect(dialog).toContainText("1 幅图片没有导入");
  await expect(dialog).toContainText("【检查督导】1");
  await dialog.getByRole("button", { name: "导入资料库" }).click();
  await expect(page.locator(".blocks .run-point")).toHaveText("一是强化组织。");
});
