/**
 * Copies come back from proofreaders, one with revisions, one changed without tracking: all become revisions
 * of the issue.
 */
import { readFile } from "node:fs/promises";
import { importFile } from "../../../electron/core/importing/index.ts";
import { writePackage } from "../../../electron/core/exporting/package/index.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { compare } from "../../../shared/revisions/compare.ts";
import { expect, openSample, test, waitUntilSaved } from "../../support/window/program.ts";

const sample = new URL("../../../resources/samples/sample-issue.txt", import.meta.url);
const replaceText = (document: BulletinDocument, from: string, to: string): BulletinDocument => ({
  ...document,
  blocks: document.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, text: run.text.replace(from, to) })),
  })),
});

test("two copies are merged with everyone's revisions as one step of undo; receiving a copy again adds nothing", async ({
  page,
  program,
}) => {
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  const text = await readFile(sample, "utf8");
  const { document } = await importFile("sample-issue.txt", new TextEncoder().encode(text));
  const mark = { author: "陆文川", role: "proofreader", date: "2026-11-24T09:30:00.000Z" };
  const markedDocument = compare(
    document,
    replaceText(replaceText(document, "看望慰问一线值守人员", "看望一线值守人员"), "查看", "当场查看"),
    mark,
  );
  const files = [
    {
      name: "765期 校对.bulletin",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(
        await writePackage(markedDocument, { creationDate: new Date(), readAsset: async () => null }),
      ),
    },
    { name: "顾书宁.txt", mimeType: "text/plain", buffer: Buffer.from(text.replace("第765期", "第767期")) },
  ];

  // Meanwhile the editor has edited the issue.
  await page.getByRole("button", { name: /当前使用者/u }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名").fill("程一禾");
  await dialog.getByRole("button", { name: "确定" }).click();
  await page.locator(".blocks > *").last().click();
  await page.keyboard.press("End");
  await page.keyboard.type("编辑后来加的。");
  await waitUntilSaved(page);

  await page.getByRole("tab", { name: "版本" }).click();
  await page.getByTestId("receive-files").setInputFiles(files);
  await expect(dialog).toContainText("765期 校对.bulletin、顾书宁.txt");
  const row = (author: string) => dialog.getByRole("row", { name: new RegExp(`^${author}`, "u") });
  const marks = Object.keys(markedDocument.revisions).length;
  await expect(row("陆文川")).toContainText(String(marks));
  await expect(row("顾书宁")).toContainText("1");
  await dialog.getByRole("button", { name: "合并到本期" }).click();
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("767");
  await expect(page.locator(".blocks")).toContainText("编辑后来加的。");
  await page.getByRole("tab", { name: /修订/u }).click();
  await expect(page.getByRole("tab", { name: /修订/u })).toContainText(/\d/u);
  await expect(page.locator(".blocks [data-author]", { hasText: "当场" }).first()).toBeVisible();

  await page.getByRole("tab", { name: "版本" }).click();
  await expect(page.getByRole("list", { name: "版本" }).getByRole("listitem").first()).toContainText(
    "接收校对稿前",
  );
  await page.getByTestId("receive-files").setInputFiles(files);
  await expect(dialog).toContainText("没有新的修订和批注。");
  await dialog.getByRole("button", { name: "取消" }).click();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("765");
  await expect(page.locator(".blocks")).not.toContainText("当场查看");
  await expect(page.locator(".blocks")).toContainText("编辑后来加的。");
});
