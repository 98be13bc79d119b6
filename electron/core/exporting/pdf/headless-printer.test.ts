/** The printed page, measured in the PDF (print-format.md and GB/T 9704-2012, 5.2 and 7). */
import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { elementAt, firstOf, lastOf } from "../../../../shared/basics/elements.ts";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import type { BulletinDocument, TextStyle } from "../../../../shared/document/schema.ts";
import { pagePresets, standardSettings } from "../../../../shared/publications/page-settings.ts";
import { pageOf, standardPage, type PageProfile } from "../../../../shared/layout/page.ts";
import { printHtml } from "../../../../shared/layout/print-html.ts";
import { readPdf } from "../../../../tests/support/readers/read-pdf.ts";
import { importFile } from "../../importing/index.ts";
import { readSample } from "../../importing/sample.ts";
import { HeadlessPrinter } from "./headless-printer.ts";
import { fontBase } from "./print-page.ts";

const printer = new HeadlessPrinter();
afterAll(() => printer.close());

async function print(document: BulletinDocument, page: PageProfile = standardPage) {
  const { pdf, pages } = await printer.print(printHtml(document, { fontBase, page }));
  const content = await readPdf(pdf);
  expect(content.pages).toHaveLength(pages);
  return content;
}

/** A bulletin with these blocks. */
function bulletin(blocks: [style: TextStyle, text: string][]): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  document.masthead = { name: ["示例区", "工作快报"], number: 7, issuer: "示例区办公室", date: "2026-11-23" };
  document.imprint.staff = { editor: "程一禾", proofreader: "陆文川", approver: "顾书宁" };
  document.imprint.report = ["区委"];
  document.imprint.phone = "5550765";
  document.blocks = blocks.map(([style, text], index) => ({
    id: `p${index}`,
    style,
    runs: text === "" ? [] : [{ text }],
  }));
  return document;
}
const lineOf = (count: number): [TextStyle, string] => ["body", "文".repeat(count)];
/** The lines in the type area, without the page number. */
const inArea = (page: { lines: { y: number; text: string }[] }) => page.lines.filter(({ y }) => y < 262);

test("prints 22 lines of 28 characters on A4 with the margins of the standard", async () => {
  const { pages } = await print(bulletin([lineOf(28 * 100)]));
  for (const { width, height } of pages) expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
  const full = inArea(elementAt(pages, 1)) as (typeof pages)[number]["lines"];
  expect(full.map(({ text }) => text.length)).toEqual(Array.from({ length: 22 }, () => 28));
  for (const { x, right } of full) {
    expect(x).toBeCloseTo(28, 0);
    expect(Math.abs(right - 184)).toBeLessThan(0.5);
  }
  const [first] = full;
  // Each line is painted on a whole pixel; the differences cancel out over the page.
  expect(((full.at(-1)?.y ?? 0) - (first?.y ?? 0)) / 21).toBeCloseTo(225 / 22, 1);
  expect(first?.y).toBeGreaterThan(37 + 5);
  expect(full.at(-1)?.y).toBeLessThan(262 - 2);
  expect(first?.size).toBeCloseTo(16, 1);
});

test("keeps the grid with punctuation and digits: no line is wider than the type area", async () => {
  const text = "“网格+哨点”，（一）是：‘甲’、《乙》；1234——……。".repeat(40);
  const { pages } = await print(bulletin([["body", text]]));
  const lines = pages.flatMap((page) => inArea(page) as typeof page.lines);
  for (const { right } of lines) expect(right).toBeLessThan(184.6);
  // Closing punctuation does not begin a line, opening punctuation does not end one (kinsoku).
  for (const { text: line } of lines) expect(line.trim()).not.toMatch(/^[，。、；：）》’]|[（《‘]$/u);
});

test("prints page numbers — 1 — right on odd and left on even pages, the dash 7 mm below the type area", async () => {
  const { pages } = await print(bulletin([lineOf(28 * 60)]));
  for (const [index, { lines }] of pages.entries()) {
    const number = lines.find(({ y }) => y > 262);
    expect(number?.text).toBe(`— ${index + 1} —`);
    expect(number?.size).toBeCloseTo(14, 1);
    if (index % 2 === 0) expect(number?.right).toBeCloseTo(184 - 4.94, 0);
    else expect(number?.x).toBeCloseTo(28 + 4.94, 0);
    // y is the baseline; the dash is 0.36 em above it.
    expect((number?.y ?? 0) - 0.3 * 4.94).toBeGreaterThan(268.2);
    expect((number?.y ?? 0) - 0.3 * 4.94).toBeLessThan(270);
  }
});

test("prints the imprint whole at the foot of the last page, and never alone there, wherever the body ends", async () => {
  for (let lines = 8; lines <= 32; lines += 1) {
    const { pages } = await print(bulletin(Array.from({ length: lines }, () => lineOf(20))));
    const last = inArea(lastOf(pages));
    const text = pages.map((page) =>
      inArea(page)
        .map((line) => line.text)
        .join("|"),
    );
    for (const part of ["编辑：", "报：", "电话："]) expect(text.at(-1), `${lines} lines`).toContain(part);
    expect(text.slice(0, -1).join("")).not.toContain("编辑：");
    expect(text.at(-1), `${lines} lines`).toContain("文".repeat(18));
    expect(262 - (last.at(-1)?.y ?? 0)).toBeGreaterThan(1);
    expect(262 - (last.at(-1)?.y ?? 0)).toBeLessThan(5);
  }
}, 120_000);

test("moves the last line of a long paragraph to the source or the imprint, and keeps full lines full", async () => {
  for (const [lines, source] of [
    [36, false],
    [36, true],
    [40, true],
    [60, false],
  ] as const) {
    // The first page has 16 lines below the masthead, the others 22.
    const blocks: [TextStyle, string][] = [
      lineOf(28 * lines - 7),
      ...(source ? [["source", "（供稿单位）"] as [TextStyle, string]] : []),
    ];
    const { pages } = await print(bulletin(blocks));
    const text = pages.map((page) => inArea(page).map((line) => line.text));
    expect(text.slice(0, -1).join("")).not.toMatch(/编辑：|供稿/u);
    expect(text.at(-1)?.join("")).toMatch(
      source ? /^文+（供稿单位）编辑：.*报：.*电话：/u : /^文+编辑：.*报：.*电话：/u,
    );
    for (const line of text
      .flat()
      .filter((each) => /^文+$/u.test(each))
      .slice(1, -1))
      expect(line).toHaveLength(28);
  }
});

test("prints every character of GB2312, plain, bold and in the name, and none as an empty box", async () => {
  const decoder = new TextDecoder("gbk", { fatal: false });
  const rows = [
    ...Array.from({ length: 9 }, (_, row) => row + 1),
    ...Array.from({ length: 72 }, (_, row) => row + 16),
  ];
  const all = rows
    .map((row) =>
      decoder.decode(
        Uint8Array.from({ length: 94 * 2 }, (_, at) => 0xa0 + (at % 2 === 0 ? row : (at >> 1) + 1)),
      ),
    )
    .join("");
  // Rows 2, 6, 8 and 9 have more characters in GBK than in GB2312. Codes that GBK does not have are no
  // characters.
  const characters = [
    ...new Set(
      all.replaceAll(/[\s\ufffd\p{Co}\u2170-\u2179\ufe10-\ufe4f\u0251\u0144\u0148\u01f9\u0261]/gu, ""),
    ),
  ];
  const document = bulletin([["body", ""]]);
  const signs = "★☆○●◎℃※→■";
  for (const run of [{ text: characters.join("") }, { text: characters.join(""), bold: true as const }]) {
    document.blocks = [{ id: "all", style: "body", runs: [run] }];
    document.masthead.name = [signs];
    document.masthead.secrecy = "机密★1年";
    const { pages } = await print(document);
    // The PDF has accents apart from their letters, and names a glyph of two characters by the first.
    const [secrecy, name = "", ...rest] = pages.flatMap((page) => inArea(page).map(({ text }) => text));
    const [namedCharacters, printedCharacters] = [
      new Set(name),
      new Set(rest.join("").normalize("NFC").replaceAll("∕", "／")),
    ];
    expect(characters.filter((character) => !printedCharacters.has(character)).join("")).toBe("");
    expect([...signs].filter((character) => !namedCharacters.has(character)).join("")).toBe("");
    expect(secrecy).toBe("机密★1年");
  }
});

test("leaves no section alone at the foot of a page and no source alone at the head of one", async () => {
  for (let before = 10; before <= 17; before += 1) {
    const filler = Array.from({ length: before }, () => lineOf(20));
    const { pages } = await print(
      bulletin([...filler, ["section", "【栏目】"], ["body", "一段"], ["source", "（供稿单位）"], ...filler]),
    );
    for (const page of pages) {
      const lines = inArea(page);
      expect(lines[0]?.text).not.toContain("供稿单位");
      expect(lines.at(-1)?.text).not.toBe("【栏目】");
    }
  }
});

test("prints the sample on five pages, tagged, with title and outline, all faces embedded and none as Type 3", async () => {
  const { pages, fonts, title, isTagged, outline } = await print(await readSample());
  expect(pages).toHaveLength(5);
  expect(fonts.length).toBeGreaterThanOrEqual(4);
  for (const font of fonts) expect(font).toMatchObject({ isType3: false, isEmbedded: true });
  expect(title).toBe("示例区创建全国文明城市工作快报 第765期");
  expect(isTagged).toBe(true);
  expect(outline).toEqual(expect.arrayContaining(["【检查督导】", "【简\u3000讯】"]));
  expect(outline.some((heading) => heading.startsWith("区城管局“三聚焦”"))).toBe(true);
});

test("fits a name of any length into the type area without making anything else smaller", async () => {
  const document = bulletin([lineOf(28 * 30)]);
  document.masthead.name = ["长".repeat(45), "报".repeat(30)];
  document.masthead.secrecy = "内部资料";
  const { pages } = await print(document);
  const lines = pages[0]?.lines ?? [];
  for (const { right, x } of lines) {
    expect(right).toBeLessThan(184.6);
    expect(x).toBeGreaterThan(27.5);
  }
  expect(lines.find(({ text }) => text === "文".repeat(28))?.right).toBeCloseTo(184, 0);
});

test("prints an empty document on one page without an imprint", async () => {
  const { pages } = await print(emptyDocument(sequentialIds()));
  expect(pages).toHaveLength(1);
  expect(inArea(firstOf(pages))).toEqual([]);
});

test("prints markup in the text as text", async () => {
  const { pages } = await print(
    bulletin([["body", "<b>粗</b>&amp;<script>document.body.remove()</script>"]]),
  );
  expect(
    pages[0]?.lines
      .map(({ text }) => text)
      .join("")
      .replaceAll(" ", ""),
  ).toContain("<b>粗</b>&amp;<script>document.body.remove()</script>");
});

test("reports a cancelled print, and prints the next one", async () => {
  const html = printHtml(bulletin([lineOf(28)]), { fontBase });
  const controller = new AbortController();
  const printing = printer.print(html, { signal: controller.signal });
  controller.abort();
  await expect(printing).rejects.toMatchObject({ code: "cancelled" });
  await expect(printer.print(html)).resolves.toMatchObject({ pages: 1 });
});

const real = new URL("../../../../../shared/acceptance/issue-764.txt", import.meta.url);
const realBytes = await readFile(real).catch(() => undefined);
test.skipIf(!realBytes)("prints issue 764 on six pages (only if it is beside the checkout)", async () => {
  const { document } = await importFile("issue-764.txt", realBytes as Uint8Array);
  const { pages } = await print(document);
  expect(pages).toHaveLength(6);
});

test("gives hints about a lone last character, a lone line at the foot or head of a page, and an imprint on a page of its own", async () => {
  const hintsOf = async (blocks: [TextStyle, string][]) =>
    (await printer.print(printHtml(bulletin(blocks), { fontBase }))).hints;
  // The first line of a paragraph has 26 characters after its indent.
  expect(await hintsOf([lineOf(26), lineOf(27)])).toEqual([
    { kind: "lone-character", page: 1, paragraph: 1, lines: 1 },
  ]);
  expect(await hintsOf([["body", `${"文".repeat(27)}。`]])).toMatchObject([{ kind: "lone-character" }]);
  expect(await hintsOf([lineOf(25), lineOf(26), lineOf(28)])).toEqual([]);
  const all = await Promise.all(
    Array.from({ length: 24 }, (_, lines) =>
      hintsOf([...Array.from({ length: lines }, () => lineOf(20)), lineOf(26 + 2 * 28)]),
    ),
  );
  const kinds = new Set(all.flat().map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["line-at-foot", "line-at-head", "imprint-alone"]));
  const alone = all.findIndex((hints) => hints.some(({ kind }) => kind === "imprint-alone"));
  const [hint] = (all[alone] ?? []).filter(({ kind }) => kind === "imprint-alone");
  // Following the hint corrects the page.
  const fewer = alone - (hint?.lines ?? 0);
  expect(all[fewer]?.some(({ kind }) => kind === "imprint-alone")).toBe(false);
  expect(all[alone - 1]?.some(({ kind }) => kind === "imprint-alone")).toBe(false);
});

/**
 * A page of 25 lines of 22 characters, with different margins on each side, centred 第1页, sections flush left,
 * and Western digits.
 */
const ownPage = pageOf({
  page: {
    ...standardSettings.page,
    top: 30,
    bottom: 40,
    left: 20,
    right: 50,
    lines: 25,
    characters: 22,
    bodySize: 18,
    nameSize: 60,
    nameAboveSize: 20,
    redRule: 1.5,
    red: "#a00010",
    section: "left",
  },
  faces: { ...standardSettings.faces, western: "times" },
  pageNumber: { form: "page", place: "centre" },
});

test("prints an office's own page with its grid, margins, sizes and page numbers", async () => {
  const { pages, fonts } = await print(bulletin([["section", "【要闻】"], lineOf(22 * 100)]), ownPage);
  for (const { width, height } of pages) expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
  const inside = (page: (typeof pages)[number] | undefined) => (page?.lines ?? []).filter(({ y }) => y < 257);
  const full = inside(pages[1]);
  expect(full.map(({ text }) => text.length)).toEqual(Array.from({ length: 25 }, () => 22));
  for (const { x, right, size } of full) {
    expect(x).toBeCloseTo(20, 0);
    expect(Math.abs(right - 160)).toBeLessThan(0.5);
    expect(size).toBeCloseTo(18, 1);
  }
  expect(((full.at(-1)?.y ?? 0) - (full[0]?.y ?? 0)) / 24).toBeCloseTo(227 / 25, 1);
  const first = inside(pages[0]);
  expect(first.find(({ text }) => /^工\s*作/u.test(text))?.size).toBeCloseTo(60, 0);
  expect(first.find(({ text }) => text === "【要闻】")?.x).toBeCloseTo(20, 0);
  // The body below the masthead is on the same grid as the other pages.
  const pitch = 227 / 25;
  const body = first.find(({ text }) => text === "文".repeat(22))?.y ?? 0;
  expect(
    Math.abs((body - (full[0]?.y ?? 0)) / pitch - Math.round((body - (full[0]?.y ?? 0)) / pitch)),
  ).toBeLessThan(0.08);
  for (const [index, { lines }] of pages.entries()) {
    const number = lines.find(({ y }) => y > 257);
    expect(number?.text).toBe(`第${index + 1}页`);
    expect(((number?.x ?? 0) + (number?.right ?? 0)) / 2).toBeCloseTo(90, 0);
    expect(number?.size).toBeCloseTo(14, 1);
  }
  expect(inside(pages.at(-1)).at(-1)?.y).toBeGreaterThan(257 - 5);
  for (const font of fonts) expect(font).toMatchObject({ isType3: false, isEmbedded: true });
});

test.each([
  ["plain", "outer", ["1", "2"]],
  ["plain", "centre", ["1", "2"]],
  ["dashes", "centre", ["— 1 —", "— 2 —"]],
  ["page", "outer", ["第1页", "第2页"]],
  ["none", "outer", [undefined, undefined]],
] as const)("prints page numbers %s, %s", async (form, place, numbers) => {
  const { pages } = await print(
    bulletin([lineOf(28 * 25)]),
    pageOf({ ...standardSettings, pageNumber: { form, place } }),
  );
  expect(pages.map(({ lines }) => lines.find(({ y }) => y > 262)?.text)).toEqual(numbers);
});

test("prints larger type as 20 lines of 25 characters, with Chinese quotes, dots and dashes beside Western digits", async () => {
  const large = pageOf({
    ...standardSettings,
    page: { ...standardSettings.page, ...pagePresets.large },
    faces: { ...standardSettings.faces, western: "times" },
  });
  const { pages } = await print(
    bulletin([
      ["body", "“网格”……——‘哨’、".repeat(100)],
      ["body", "2026年Word文稿。".repeat(30)],
    ]),
    large,
  );
  const full = inArea(elementAt(pages, 1)) as (typeof pages)[number]["lines"];
  expect(full).toHaveLength(20);
  for (const { text, right } of full) {
    expect(Math.abs(text.length - 25)).toBeLessThanOrEqual(1);
    expect(right).toBeLessThan(184.6);
  }
});
