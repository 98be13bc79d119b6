/** Issues are carried to another machine: exported, imported there, conflicts decided. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { check } from "../../support/window/axe.ts";
import { callCore } from "../../support/window/issue.ts";
import { expect, openLibrary, test, type Program } from "../../support/window/program.ts";

async function open(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "备份与恢复" }).click();
}

test("issues are exported to another library; conflicts are decided at the import, which can be undone", async ({
  page,
  program,
  otherProgram,
}) => {
  const folder = join(program.libraryFolder, "往来");
  await mkdir(folder);
  await writeFile(join(program.libraryFolder, "settings.json"), JSON.stringify({ exportFolder: folder }));
  await open(page, program);
  const { document } = await callCore(page, "importing.sample", {});
  const withNumber = (number: number, text: string) => ({
    ...document,
    masthead: { ...document.masthead, number },
    blocks: [{ id: "b1", style: "body" as const, runs: [{ text }] }],
  });
  for (const number of [1, 2])
    await callCore(page, "issues.create", { document: withNumber(number, "这边的") });
  await page.getByRole("button", { name: "导出各期……" }).click();
  expect(await check(page, "transfer: export")).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "导出", exact: true }).click();
  await expect(page.getByText(/^已导出 2 期：.*\.issues$/u)).toBeVisible();

  // The other machine has a changed version of one of them.
  await open(page, otherProgram);
  await callCore(page, "issues.create", { document: withNumber(2, "那边改过的") });
  await page.getByRole("button", { name: "导入各期……" }).click();
  const dialog = page.getByRole("dialog").first();
  await page.route("**/call/folders.list", (route) =>
    route.fulfill({
      json: { ok: true, value: { path: folder, parent: null, folders: [], writable: true } },
    }),
  );
  await dialog.getByRole("button", { name: "选择文件夹……" }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "选这个文件夹" }).click();
  await dialog.getByRole("button", { name: /\.issues/u }).click();
  await expect(dialog).toContainText("文件里有 2 期：新的 1 期，两边相同的 0 期。");
  await dialog.getByRole("combobox", { name: "怎么办 第 2 期" }).selectOption("换成那边的");
  expect(await check(page, "transfer: import")).toEqual([]);
  await dialog.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("新增 1 期，换成那边的 1 期，保留 0 期", { exact: true })).toBeVisible();
  const texts = async () => {
    const { issues } = await callCore(page, "issues.list", { deleted: false });
    const openedIssues = await Promise.all(
      issues.map(({ id }) => callCore(page, "issues.open", { id, session: `reader-of-${id}`, label: "读" })),
    );
    return openedIssues.map((issue) => issue.document.blocks[0]?.runs[0]?.text);
  };
  await expect.poll(() => texts()).toEqual(["这边的", "这边的"]);
  await page.getByRole("button", { name: "撤销导入……" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "恢复", exact: true }).click();
  await expect.poll(async () => (await callCore(page, "issues.list", { deleted: false })).total).toBe(1);
  await expect.poll(() => texts()).toEqual(["那边改过的"]);
});
