/** Tables and pictures in exported files. */
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { valueAt } from "../../../shared/basics/lookup.ts";
import {
  figureBlock,
  longTable,
  objectsBulletin,
  bulletinOf,
  pictures,
  tableBlock,
  text,
  widePicture,
} from "../../../tests/support/samples/objects-bulletin.ts";
import { readPdf } from "../../../tests/support/readers/read-pdf.ts";
import { standardPage } from "../../../shared/layout/page.ts";
import { makeFile, previewIssue } from "./index.ts";
import { HeadlessPrinter } from "./pdf/headless-printer.ts";

const printer = new HeadlessPrinter();
afterAll(() => printer.close());
const means = { page: standardPage, printer, readAsset: async (asset: string) => pictures.get(asset) };

test("writes Word tables with merged cells and repeated headings, and the bytes of the pictures", async () => {
  const { bytes } = await makeFile(objectsBulletin(), "docx", means);
  const parts = unzipSync(bytes);
  const xml = strFromU8(valueAt(parts, "word/document.xml"));
  expect(xml.match(/<w:tbl>/gu)?.length).toBeGreaterThan(0);
  for (const sign of [
    "<w:tblHeader/>",
    '<w:vMerge w:val="restart"/>',
    '<w:gridSpan w:val="2"/>',
    "<w:cantSplit/>",
    'descr="东河街道农贸市场整治后的摊位"',
  ])
    expect(xml).toContain(sign);
  const media = Object.entries(parts)
    .filter(([name]) => name.startsWith("word/media/"))
    .map(([, each]) => Buffer.from(each).toString("base64"));
  for (const { bytes: picture } of pictures.values())
    expect(media).toContain(Buffer.from(picture).toString("base64"));
  expect(Buffer.compare(bytes, (await makeFile(objectsBulletin(), "docx", means)).bytes)).toBe(0);
});

test("writes a text in place of a missing picture", async () => {
  const { bytes } = await makeFile(objectsBulletin(), "docx", { page: standardPage, printer });
  expect(strFromU8(valueAt(unzipSync(bytes), "word/document.xml"))).toContain("缺图");
  const { bytes: web } = await makeFile(objectsBulletin(), "html", { page: standardPage, printer });
  expect(new TextDecoder().decode(web)).toContain("缺图");
});

test("embeds the pictures in the web page", async () => {
  const { bytes } = await makeFile(objectsBulletin(), "html", means);
  expect(new TextDecoder().decode(bytes)).toContain('src="data:image/png;base64,');
});

test("repeats the headings of a table on each page, and prints every row once", async () => {
  const { bytes, pages } = await makeFile(
    bulletinOf(text("section", "【通报】"), tableBlock(longTable(30), "用稿情况")),
    "pdf",
    means,
  );
  expect(pages).toBe(2);
  const pageTexts = (await readPdf(bytes)).pages.map((page) =>
    page.lines.map((line) => line.text).join("\n"),
  );
  for (const page of pageTexts) expect(page.replaceAll(/\s/gu, "")).toContain("序号单位得分");
  const all = pageTexts.join("\n");
  for (let row = 1; row <= 30; row += 1)
    expect(all.match(new RegExp(`^${row}\\s*东河街道`, "gmu"))?.length).toBe(1);
});

test("gives a hint about a figure that moves to the next page and leaves much of the page empty", async () => {
  const paragraph = text("body", "文".repeat(20));
  const whole = figureBlock({ ...widePicture, share: 100 });
  const hintsOf = async (...blocks: ReturnType<typeof text>[]) =>
    (await previewIssue(bulletinOf(...blocks), means)).hints
      .filter(({ kind }) => kind === "gap-before-object")
      .map(({ page, paragraph: at, lines }) => ({ page, at, lines }));
  const lines = (count: number) => Array.from({ length: count }, () => paragraph);
  const all = await Promise.all(
    Array.from({ length: 15 }, (_, count) => hintsOf(...lines(count), whole, paragraph)),
  );
  const firstHint = all.findIndex(({ length }) => length > 0);
  const [hint] = all[firstHint] ?? [];
  expect(hint).toEqual({ page: 1, at: firstHint, lines: hint?.lines });
  // With one more line of text, one line fewer is empty. A few empty lines are no flaw.
  for (let white = hint?.lines ?? 0, count = firstHint; count < all.length; white -= 1, count += 1)
    expect(all[count]).toEqual(white >= 6 ? [{ page: 1, at: count, lines: white }] : []);
  // Text from after the figure fills the empty lines.
  expect(await hintsOf(...lines(firstHint + (hint?.lines ?? 0)), whole)).toEqual([]);
  // A smaller figure fits.
  expect(await hintsOf(...lines(firstHint), figureBlock({ ...widePicture, share: 50 }), paragraph)).toEqual(
    [],
  );
});
