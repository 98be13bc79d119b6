/**
 * One issue goes through four people and three machines: an editor sends copies; one proofreader edits his in
 * the program, the other hers in Word; the editor merges and decides; the approver signs; the final issue is
 * locked and exported.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readLines } from "../../../electron/core/importing/docx/read.ts";
import type { Person } from "../../../shared/workflow/states.ts";
import { inputMethod } from "../../support/window/input-method.ts";
import { be, chooseStep, selectText } from "../../support/window/issue.ts";
import { expect, openSample, test, waitUntilSaved, type Program } from "../../support/window/program.ts";
import { readPdf } from "../../support/readers/read-pdf.ts";
import { escapeXml } from "../../support/readers/word-file.ts";

test.use({ actionTimeout: 20_000 });

const dialog = (page: Page) => page.getByRole("dialog");
const paragraph = (page: Page, text: string): Locator =>
  page.locator(".blocks > *", { hasText: text }).first();
const cards = (page: Page) => page.getByRole("region", { name: "修订", exact: true }).getByRole("article");
const folderOf = (program: Program) => join(program.libraryFolder, "导出");

/** Sets the folder for exports, and the person if given. */
async function settle(program: Program, person?: Person): Promise<void> {
  await mkdir(folderOf(program));
  await writeFile(
    join(program.libraryFolder, "settings.json"),
    JSON.stringify({ exportFolder: folderOf(program), ...(person && { person }) }),
  );
}

/** Changes the current user. */
async function change(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole("button", { name: /当前使用者/u }).click();
  await be(page, name, role);
  await expect(dialog(page)).toBeHidden();
}

/** Exports in these formats; returns a function that reads a file by the end of its name. */
async function exportFiles(
  page: Page,
  program: Program,
  ...formats: string[]
): Promise<(ending: string) => Promise<Uint8Array>> {
  const folder = folderOf(program);
  await page.getByRole("button", { name: "导出选项" }).click();
  const choice = page.getByRole("dialog", { name: "导出", exact: true });
  for (const box of await choice.getByRole("checkbox").all()) await box.uncheck();
  for (const format of formats) await choice.getByRole("checkbox", { name: format }).check();
  await choice.getByRole("button", { name: "导出", exact: true }).click();
  await expect(page.locator(".ui_noticeText").last()).toHaveText(
    `已导出 ${formats.length} 个文件到 ${folder}`,
  );
  return async (ending) =>
    new Uint8Array(
      await readFile(join(folder, (await readdir(folder)).find((name) => name.endsWith(ending)) as string)),
    );
}

/** Replaces text in a .docx as Word does: as a tracked change of the author, or untracked without one. */
function replacedInWord(file: Uint8Array, from: string, to: string, author?: string): Uint8Array {
  const parts = unzipSync(file);
  const xml = strFromU8(parts["word/document.xml"] as Uint8Array);
  const match = new RegExp(
    `<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t[^>]*>([^<]*?)${from}([^<]*)</w:t></w:r>`,
    "su",
  ).exec(xml);
  if (!match) throw new Error(`no run contains ${from}`);
  const [whole, properties = "", before = "", after = ""] = match;
  const run = (text: string, tag = "t") =>
    text === "" ? "" : `<w:r>${properties}<w:${tag} xml:space="preserve">${escapeXml(text)}</w:${tag}></w:r>`;
  const mark = (name: string, id: number, content: string) =>
    author
      ? `<w:${name} w:id="${id}" w:author="${author}" w:date="2026-11-24T15:20:00Z">${content}</w:${name}>`
      : content;
  const replacement = `${run(before)}${author ? mark("del", 9001, run(from, "delText")) : ""}${mark("ins", 9002, run(to))}${run(after)}`;
  return zipSync({ ...parts, "word/document.xml": strToU8(xml.replace(whole, () => replacement)) });
}

/** Opens a window of the other machine's program and does the work there. */
async function elsewhere<T>(
  browser: Browser,
  program: Program,
  work: (program: Program, page: Page) => Promise<T>,
): Promise<T> {
  await settle(program);
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 } });
  try {
    return await work(program, await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens a copy, replaces text, composes text, comments, and exports the copy again. */
async function proofread(copy: Uint8Array, program: Program, page: Page): Promise<Uint8Array> {
  await page.goto(program.url);
  await page.getByTestId("import-file").setInputFiles({
    name: "校对.bulletin",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(copy),
  });
  await dialog(page).getByRole("button", { name: "导入资料库" }).click();
  await expect(page.locator(".blocks")).toContainText("示例区政务服务中心");
  await change(page, "陆文川", "校对");
  await selectText(page, "看望慰问一线");
  await page.keyboard.type("kanwang");
  await paragraph(page, "严格落实围挡").click();
  await page.keyboard.press("End");
  const method = await inputMethod(page);
  await method.compose("x", "xie", "夜间停工");
  await method.choose("夜间停工报备。");
  await selectText(page, "冬季");
  await page.keyboard.press("Control+Alt+C");
  await page.keyboard.type("请核对时间");
  await page.keyboard.press("Control+Enter");
  await waitUntilSaved(page);
  return (await exportFiles(page, program, "快报文件"))(".bulletin");
}

test("two proofreaders edit copies, the editor merges and decides, the approver signs, the final issue is locked and exported", async ({
  page,
  browser,
  program,
  otherProgram,
}) => {
  await settle(program, { name: "程一禾", role: "editor" });
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  await chooseStep(page, "转校对");
  const copies = await exportFiles(page, program, "快报文件", "Word 文档");
  const [packageFile, word] = [await copies(".bulletin"), await copies(".docx")];

  const back = await elsewhere(browser, otherProgram, (other, itsPage) =>
    proofread(packageFile, other, itsPage),
  );
  const reviewedFile = replacedInWord(replacedInWord(word, "走访", "回访"), "先后来到", "实地走访", "顾书宁");

  await page.getByRole("tab", { name: "版本" }).click();
  await page.getByTestId("receive-files").setInputFiles([
    { name: "陆文川.bulletin", mimeType: "application/octet-stream", buffer: Buffer.from(back) },
    {
      name: "顾书宁.docx",
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      buffer: Buffer.from(reviewedFile),
    },
  ]);
  await expect(dialog(page).getByRole("row", { name: /^陆文川/u })).toBeVisible();
  await expect(dialog(page).getByRole("row", { name: /^顾书宁/u })).toBeVisible();
  await dialog(page).getByRole("button", { name: "合并到本期" }).click();

  await page.getByRole("tab", { name: /修订/u }).click();
  await expect(cards(page)).toHaveCount(4);
  await expect(cards(page).filter({ hasText: "看望慰问一线 → kanwang" })).toContainText("陆文川");
  await expect(cards(page).filter({ hasText: "夜间停工报备。" })).toContainText("陆文川");
  await expect(cards(page).filter({ hasText: "先后来到 → 实地走访" })).toContainText("顾书宁");
  // The untracked change is found as well.
  await expect(cards(page).filter({ hasText: "走访 → 回访" })).toContainText("顾书宁");
  await cards(page).filter({ hasText: "kanwang" }).getByRole("button", { name: "拒绝" }).click();
  await page.getByRole("button", { name: "全部接受" }).click();
  await expect(page.getByRole("tab", { name: /修订/u })).not.toContainText(/\d/u);
  await page.getByRole("tab", { name: /批注/u }).click();
  const thread = page.getByRole("list", { name: "批注列表" }).getByRole("article");
  await expect(thread).toContainText(/冬季.*陆文川.*请核对时间/su);

  // Open points are listed before it is signed.
  await chooseStep(page, "转核签");
  await expect(dialog(page)).toContainText("批注 1 条");
  await page.keyboard.press("Escape");
  await thread.getByRole("button", { name: "解决" }).click();
  await chooseStep(page, "转核签");
  await expect(dialog(page)).toContainText("还没有处理的问题：检查 3 处");
  await dialog(page).getByRole("button", { name: "仍然转核签" }).click();

  await change(page, "沈望川", "核签");
  await chooseStep(page, "定稿并锁定");
  await dialog(page).getByRole("button", { name: "仍然定稿" }).click();
  await expect(page.getByRole("alert")).toContainText(/已由沈望川于.*定稿，内容已锁定/u);
  await expect(page.locator(".blocks")).toHaveAttribute("contenteditable", "false");

  const readExport = await exportFiles(page, program, "Word 文档", "PDF");
  const inWord = readLines(await readExport("期.docx"))
    .lines.map(({ runs }) => runs.map(({ text }) => text).join(""))
    .join("");
  const { pages } = await readPdf(await readExport(".pdf"));
  const inPdf = pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join("");
  for (const text of [inWord, inPdf].map((each) => each.replaceAll(/\s/gu, ""))) {
    for (const keptText of ["看望慰问一线", "夜间停工报备。", "实地走访", "回访农贸市场"])
      expect(text).toContain(keptText);
    for (const rejectedText of ["kanwang", "先后来到", "请核对时间"])
      expect(text).not.toContain(rejectedText);
  }
});
