/** A whole issue, from manuscripts to the printed bulletin: once by mouse, once by keys alone. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { readLines } from "../../../electron/core/importing/docx/read.ts";
import { paste } from "../../support/window/clipboard.ts";
import { chooseFiles } from "../../support/window/file-chooser.ts";
import { pngOf } from "../../support/samples/pictures.ts";
import { readPdf } from "../../support/readers/read-pdf.ts";
import { expect, openSample, test, waitUntilSaved, type Program } from "../../support/window/program.ts";

const manuscripts = [
  [
    "东河街道 2026-11-20.txt",
    "东河街道推进楼道整治\n\n近日，街道开展楼道整治。一是排查底数。摸清堆物点位九十处。二是集中清理。组织志愿者清运三十车。三是建立台账。每周复查一次。\n",
  ],
  ["北坡镇.txt", "北坡镇整治河道\n\n日前，镇里整治河道三公里，清除漂浮物两吨。\n"],
  ["区妇联.txt", "家庭教育讲座进社区\n\n近日，区妇联举办家庭教育讲座，八十名家长参加。\n"],
].map(([name, text]) => ({
  name: name as string,
  mimeType: "text/plain",
  buffer: Buffer.from(text as string, "utf8"),
}));
const pastedHtml = `<p class=MsoNormal style="text-indent:32pt"><b><span style="font-family:仿宋;color:red">一是完善设施。</span></b><span>更新果皮箱12个,</span></p><p>&nbsp;</p><p><span>居民反映"很方便".</span></p>`;

const paper = (page: Page) => page.locator(".blocks");
const block = (page: Page, text: string) => paper(page).locator("> *", { hasText: text }).first();

/** Prepares an office that printed number 765, with three new manuscripts; returns its folder for exports. */
async function begin(page: Page, program: Program): Promise<string> {
  const folder = join(program.libraryFolder, "导出");
  await mkdir(folder);
  await writeFile(join(program.libraryFolder, "settings.json"), JSON.stringify({ exportFolder: folder }));
  await openSample(page, program);
  await page.evaluate(() => (location.hash = "#/manuscripts"));
  await expect(page.getByText("稿库中还没有来稿。")).toBeVisible();
  await page.getByTestId("import-file").setInputFiles(manuscripts);
  await expect(page.getByText("收进 3 篇来稿。", { exact: true })).toBeVisible();
  await page.evaluate(() => (location.hash = "#/"));
  await expect(page.getByRole("button", { name: "新建第 766 期" })).toBeVisible();
  return folder;
}

// A whole issue takes longer than a test of one subject.
const photograph = { name: "现场.png", mimeType: "image/png", buffer: pngOf(900, 600) };
const cell = (page: Page, row: number, column: number) =>
  page.getByLabel(`第${row}行第${column}列`, { exact: true });

/** Fills a table of 3 × 3 cells from the first one on and merges the last two cells of the last row. */
async function fillTable(page: Page): Promise<void> {
  const keys = page.keyboard;
  await expect(cell(page, 1, 1)).toBeFocused();
  for (const text of ["单位", "点位", "完成", "东河街道", "九十处", "三十车", "北坡镇", "河道三公里"]) {
    await keys.type(text);
    await keys.press("Tab");
  }
  await expect(cell(page, 3, 3)).toBeFocused();
  await keys.press("Shift+ArrowLeft");
  await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(2);
  await keys.press("Shift+F10");
  await page.getByRole("menuitem", { name: "合并单元格", exact: true }).press("Enter");
  await expect(page.getByRole("grid").locator("td")).toHaveCount(5);
  await expect(page.getByRole("grid").locator("th")).toHaveCount(3);
}

/** Reads the exported Word and PDF files back and checks their content. */
async function expectPrinted(folder: string, page: Page): Promise<void> {
  await expect(page.locator(".ui_noticeText", { hasText: "已导出 2 个文件" })).toBeVisible({
    timeout: 30_000,
  });
  const names = await readdir(folder);
  const bytes = async (ending: string) =>
    new Uint8Array(await readFile(join(folder, names.find((name) => name.endsWith(ending)) as string)));
  const files = unzipSync(await bytes(".docx"));
  const markup = strFromU8(files["word/document.xml"] as Uint8Array);
  expect(markup).toMatch(/<w:tbl>.*<w:tblHeader.*<w:gridSpan w:val="2"\/>.*<\/w:tbl>/su);
  expect(markup).toContain("<w:drawing>");
  expect(
    Object.keys(files).filter((name) => name.startsWith("word/media/") && name.endsWith(".png")),
  ).toHaveLength(1);
  const word = readLines(await bytes(".docx"))
    .lines.map(({ runs }) => runs.map(({ text }) => text).join(""))
    .join("\n");
  const { pages } = await readPdf(await bytes(".pdf"));
  expect(pages.reduce((sum, { images }) => sum + images, 0)).toBe(1);
  const pdf = pages
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join("")
    .replaceAll(/\s/gu, "");
  for (const text of [
    "第766期",
    "北坡镇整治河道",
    "摸清堆物点位九十处",
    "一是完善设施",
    "居民反映“很方便”",
    "河道三公里",
    "整治现场",
  ]) {
    expect(word.replaceAll(/\s/gu, "")).toContain(text);
    expect(pdf).toContain(text);
  }
  expect(pdf.indexOf("东河街道推进楼道整治")).toBeLessThan(pdf.indexOf("北坡镇整治河道"));
}

test("an issue is made by mouse: manuscripts placed, articles ordered, points formatted, exported", async ({
  page,
  program,
}) => {
  const folder = await begin(page, program);
  await page.getByRole("button", { name: "新建第 766 期" }).click();
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("766");
  for (const [title, way] of [
    ["东河街道推进楼道整治", "放入本期"],
    ["北坡镇整治河道", "放入本期"],
    ["家庭教育讲座进社区", "压成简讯放入"],
  ] as const) {
    await page
      .locator(".block-section", { hasText: way === "放入本期" ? /常\s*态\s*创\s*建/u : /简\s*讯/u })
      .click();
    await page.getByRole("button", { name: "稿库", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "稿库" });
    await dialog.getByRole("button", { name: title }).click();
    await dialog.getByRole("button", { name: way }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("navigation", { name: "本期目录" })).toContainText(
      way === "放入本期" ? title : "区妇联",
    );
  }
  const titles = page.getByRole("treeitem", { level: 2 });
  await expect(titles.first()).toContainText("北坡镇");
  const [from, to] = [
    await titles.filter({ hasText: "东河街道" }).boundingBox(),
    await titles.filter({ hasText: "北坡镇" }).boundingBox(),
  ];
  if (!from || !to) throw new Error("the articles are not in the outline");
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 5 });
  await page.mouse.move(to.x + 60, to.y + 2, { steps: 3 });
  await page.mouse.up();
  await expect(titles.first()).toContainText("东河街道");

  await block(page, "摸清堆物点位").click();
  await page.getByRole("button", { name: "一键整理要点" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "整理", exact: true }).click();
  await expect(paper(page).locator(".run-point", { hasText: "一是排查底数" })).toBeVisible();

  await page.locator(".block-source", { hasText: "东河街道" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await paste(page, { "text/html": pastedHtml });
  await expect(paper(page)).toContainText("一是完善设施");

  await block(page, "日前，镇里整治河道").click();
  await page.getByRole("button", { name: "表格", exact: true }).click();
  await page.locator('[data-row="3"][data-column="3"]').click();
  await fillTable(page);
  await block(page, "摸清堆物点位").click();
  await chooseFiles(page, photograph, () => page.getByRole("button", { name: "图片", exact: true }).click());
  const figure = paper(page).locator(".block-figure");
  await expect(figure).toHaveAttribute("data-selected");
  await figure.locator(".object-caption").click();
  await page.keyboard.type("整治现场");
  await expect(titles.filter({ hasText: "东河街道" })).toHaveAccessibleName(/，图片 1/u);
  await expect(titles.filter({ hasText: "北坡镇" })).toHaveAccessibleName(/，表格 1/u);
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "导出 Word + PDF" }).click();
  await expectPrinted(folder, page);
});

test("an issue is made by keys alone, with a template filled in", async ({ page, program }) => {
  const folder = await begin(page, program);
  const keys = page.keyboard;
  const outlineEntry = async (title: string) => {
    await expect(page.getByRole("treeitem").filter({ hasText: title })).toHaveCount(1);
    // 稿库待用 is between the text and the outline.
    await keys.press("Shift+F6");
    await keys.press("Shift+F6");
    await keys.press("Home");
    for (
      let steps = 0;
      steps < 30 && !(await page.evaluate(() => document.activeElement?.textContent ?? "")).includes(title);
      steps += 1
    )
      await keys.press("ArrowDown");
    await expect(page.locator(":focus")).toContainText(title);
  };
  const place = async (search: string, way: string) => {
    await keys.press("Control+Alt+m");
    const dialog = page.getByRole("dialog", { name: "稿库" });
    await expect(dialog.getByRole("searchbox")).toBeFocused();
    await keys.type(search);
    await expect(dialog.getByRole("row")).toHaveCount(2);
    await keys.press("Tab");
    await expect(dialog.getByRole("button", { name: way })).toBeEnabled();
    for (
      let steps = 0;
      steps < 6 &&
      !(await dialog
        .getByRole("button", { name: way })
        .evaluate((button) => button === document.activeElement));
      steps += 1
    )
      await keys.press("Tab");
    await keys.press("Enter");
    await expect(dialog).toBeHidden();
  };

  await keys.press("Control+Alt+n");
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("766");
  await expect(paper(page)).toBeFocused();
  await keys.press("ArrowDown");
  await keys.type("/会议");
  await expect(page.getByRole("option", { name: "会议" }).first()).toBeVisible();
  await keys.press("Enter");
  await expect(paper(page)).toContainText("［");
  await keys.type("示例");
  for (let fields = 0; fields < 30 && (await paper(page).innerText()).includes("［"); fields += 1) {
    await keys.press("Tab");
    await keys.type("示例");
  }
  await expect(paper(page)).not.toContainText("［");

  await outlineEntry("【简讯】");
  await keys.press("Enter");
  await place("家庭", "压成简讯放入");
  await expect(paper(page).locator(".block-brief")).toContainText("区妇联");
  for (const unit of ["北坡镇", "东河街道"]) {
    await outlineEntry("【常态创建】");
    await keys.press("Enter");
    await place(unit, "放入本期");
  }
  await outlineEntry("东河街道推进楼道整治");
  await keys.press("Alt+Shift+ArrowDown");
  await keys.press("Alt+Shift+ArrowUp");
  await keys.press("Enter");
  await keys.press("Control+Alt+7");
  await expect(page.getByRole("dialog").getByRole("button", { name: "整理", exact: true })).toBeFocused();
  await keys.press("Enter");
  await expect(paper(page).locator(".run-point", { hasText: "一是排查底数" })).toBeVisible();

  // Go up from the next article to before the source line.
  await outlineEntry("北坡镇整治河道");
  await keys.press("Enter");
  for (const key of ["ArrowUp", "Home", "Enter", "ArrowUp"]) await keys.press(key);
  await paste(page, { "text/html": pastedHtml });
  await expect(paper(page)).toContainText("居民反映“很方便”");

  await keys.press("End");
  await keys.press("Enter");
  await keys.type("/表格");
  await keys.press("Enter");
  await expect(page.getByRole("dialog", { name: "插入表格" })).toBeVisible();
  await keys.press("Enter");
  await fillTable(page);
  // The source line follows the table; the picture is put before it.
  for (const key of ["ArrowDown", "Home", "Enter", "ArrowUp"]) await keys.press(key);
  await chooseFiles(page, photograph, async () => {
    await keys.type("/图片");
    await keys.press("Enter");
  });
  await expect(paper(page).locator(".block-figure")).toHaveAttribute("data-selected");
  await keys.press("ArrowDown");
  await keys.type("整治现场");
  await waitUntilSaved(page);
  await keys.press("Control+Alt+e");
  await expectPrinted(folder, page);
});
