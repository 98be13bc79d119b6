import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { valueAt } from "../../../../shared/basics/lookup.ts";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import type { Block, BulletinDocument, Run, TextStyle } from "../../../../shared/document/schema.ts";
import { readText } from "../../../../shared/text/read.ts";
import { standardSettings } from "../../../../shared/publications/page-settings.ts";
import { pageOf, standardPage, type PageProfile } from "../../../../shared/layout/page.ts";
import { writeWord } from "./index.ts";
import { countLines } from "./count-lines.ts";
import { Frame } from "./frame.ts";
import { findKeptBlocks } from "./keeping.ts";
import { writeMasthead } from "./masthead.ts";
import { WordMarks } from "./tracked.ts";
import { toWordPage } from "./units.ts";

const word = toWordPage(standardPage);
const { sheet } = word;
const wordFaces = standardPage.faces;
const sample = readText(
  readFileSync(new URL("../../../../resources/samples/sample-issue.txt", import.meta.url), "utf8"),
).document;

async function parts(document: BulletinDocument): Promise<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(await writeWord(document))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}
const main = async (document: BulletinDocument) => valueAt(await parts(document), "word/document.xml");
const paragraphs = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gsu) ?? [];
const styleOf = (paragraph: string): string => /<w:pStyle w:val="(\w+)"/u.exec(paragraph)?.[1] ?? "";
const textOf = (paragraph: string): string =>
  paragraph
    .replaceAll("<w:tab/>", "\t")
    .replaceAll("<w:br/>", "\n")
    .replaceAll(/<[^>]*>/gu, "");
const lines = (xml: string, style: string): string[] =>
  paragraphs(xml)
    .filter((each) => styleOf(each) === style)
    .map(textOf);
const style = (xml: string, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, "su").exec(xml)?.[0] ?? "";
const withRuns = (...runs: Run[]): BulletinDocument => ({
  ...emptyDocument(sequentialIds()),
  blocks: [{ id: "b1", style: "body", runs }],
});

describe("the parts of a bulletin", () => {
  it("writes masthead, body and imprint in named styles", async () => {
    const xml = await main(sample);
    expect(lines(xml, "MastheadName")).toEqual(["示例区创建全国文明城市", "工作快报"]);
    expect(lines(xml, "MastheadNumber")).toEqual(["第765期"]);
    expect(lines(xml, "MastheadIssuer")).toEqual([
      "示例区创建全国文明城市工作领导小组办公室\t2026年11月23日",
    ]);
    expect(lines(xml, "Section")).toEqual(["【检查督导】", "【常态创建】", "【简　讯】"]);
    expect(lines(xml, "Source")[1]).toBe("（本刊、东河街道、北坡镇）");
    expect(lines(xml, "Body")).toHaveLength(sample.blocks.filter((block) => block.style === "body").length);
    expect(lines(xml, "Brief")).toHaveLength(3);
    expect([...lines(xml, "ImprintLine"), ...lines(xml, "ImprintList")]).toEqual([
      "编辑：程一禾　　　校对：陆文川　　　核签：顾书宁",
      "电子邮箱：bulletin@shiliqu.example　　电话：5550765",
      "报：示例市文明办、区委、区人大、区政府、区政协领导同志",
      "发：全区各单位主要领导、文明创建工作主管领导、信息员",
    ]);
  });

  it("keeps the height of an unfilled masthead, and leaves out an empty imprint", async () => {
    const head = ["MastheadName", "MastheadNumber", "MastheadIssuer"];
    const document = emptyDocument(sequentialIds());
    expect(paragraphs(await main(document)).map(styleOf)).toEqual([...head, "Body"]);
    document.imprint.phone = "5550765";
    expect(paragraphs(await main(document)).map(styleOf)).toEqual([
      ...head,
      "Body",
      "ImprintFirstRule",
      "ImprintLine",
      "ImprintLastRule",
      "End",
    ]);
  });

  it("writes optional fields: secrecy, urgency, running number, date as written, copies, other lines", async () => {
    const document = structuredClone(sample);
    Object.assign(document.masthead, {
      secrecy: "内部资料",
      urgency: "特急",
      runningNumber: 1024,
      dateText: "二〇二六年十一月二十三日",
    });
    Object.assign(document.imprint, {
      copies: 300,
      deliver: ["区各部门"],
      email: "kb@shiliqu.example",
      other: ["地址：示例路1号"],
    });
    const xml = await main(document);
    expect(lines(xml, "MastheadSecrecy")).toEqual(["内部资料　特急"]);
    expect(lines(xml, "MastheadNumber")).toEqual(["第765期（总第1024期）"]);
    expect(lines(xml, "MastheadIssuer")[0]).toMatch(/\t二〇二六年十一月二十三日$/u);
    expect(lines(xml, "ImprintLine").slice(1)).toEqual([
      "电子邮箱：kb@shiliqu.example　　电话：5550765\t共印300份",
      "地址：示例路1号",
    ]);
    expect(lines(xml, "ImprintList")[1]).toBe("送：区各部门");
  });

  it("puts the copies on a line of their own if the contact leaves no room", async () => {
    const document = structuredClone(sample);
    Object.assign(document.imprint, { copies: 300, email: "wenmingchuangjian-bulletin@shiliqu.example" });
    expect(lines(await main(document), "ImprintLine").slice(1)).toEqual([
      "电子邮箱：wenmingchuangjian-bulletin@shiliqu.example　　电话：5550765",
      "\t共印300份",
    ]);
  });

  it("puts the imprint in one frame at the foot of the margin box", async () => {
    const frames = (await main(sample)).match(/<w:framePr [^>]*>/gu) ?? [];
    expect(frames).toHaveLength(8);
    expect(new Set(frames)).toEqual(new Set([frames[0]]));
    expect(frames[0]).toContain('w:vAnchor="margin"');
    expect(frames[0]).toContain('w:yAlign="bottom"');
    expect(frames[0]).toContain(`w:w="${sheet.textWidth}"`);
  });
});

describe("runs", () => {
  it("writes meanings as character styles and looks as direct formatting, also together", async () => {
    const xml = await main(
      withRuns(
        { text: "题", title: true },
        { text: "点", point: true, underline: true },
        { text: "签", tag: true },
        { text: "黑", bold: true },
      ),
    );
    expect(xml).toMatch(/<w:rStyle w:val="RunInTitle"\/>(?:(?!<\/w:r>).)*题/u);
    expect(xml).toMatch(
      /<w:rStyle w:val="Point"\/>(?:(?!<\/w:r>).)*<w:u w:val="single"\/>(?:(?!<\/w:r>).)*点/u,
    );
    expect(xml).toMatch(/<w:rStyle w:val="Tag"\/>(?:(?!<\/w:r>).)*签/u);
    expect(xml).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*黑/u);
  });

  it("keeps quotation marks, dots and dashes in the Chinese face", async () => {
    const xml = await main(withRuns({ text: "“网格+哨点”……——" }));
    expect(xml.match(/<w:r>/gu)?.length).toBe(xml.match(/<w:rFonts w:hint="eastAsia"\/>/gu)?.length);
  });

  it("does not print deleted text, and breaks lines at \\n", async () => {
    const document = withRuns(
      { text: "留" },
      { text: "删", deleted: "r1" },
      { text: "上\n下", inserted: "r2" },
    );
    expect(lines(await main(document), "Body")).toEqual(["留上\n下"]);
  });

  it("writes valid XML for any text", async () => {
    const every =
      String.fromCharCode(...Array.from({ length: 0x100 }, (_, code) => code)) +
      "\ud800\udc00 \ud800 \udc00 \ufffe\uffff ]]>";
    const document = withRuns({ text: every });
    document.masthead = { ...document.masthead, name: [every], issuer: every, secrecy: every };
    document.imprint = { ...document.imprint, report: [every], email: every, other: [every] };
    for (const [name, xml] of Object.entries(await parts(document))) {
      expect(xml, name).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      expect(xml, name).not.toMatch(/&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)/iu);
    }
  });
});

describe("page and faces", () => {
  it("sets A4, the margins of GB/T 9704 and a grid of lines", async () => {
    const xml = await main(sample);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/u);
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    const { "word/styles.xml": styles = "" } = await parts(sample);
    expect(style(styles, "Body")).toMatch(
      /w:line="579" w:lineRule="exact".*w:firstLineChars="200".*<w:spacing w:val="-5"\/>/u,
    );
  });

  it("names every face under all four slots and refers to no theme", async () => {
    const files = await parts(sample);
    const styles = files["word/styles.xml"] ?? "";
    for (const fonts of styles.match(/<w:rFonts [^>]*>/gu) ?? []) {
      const names = ["ascii", "hAnsi", "eastAsia", "cs"].map(
        (slot) => new RegExp(`w:${slot}="([^"]*)"`, "u").exec(fonts)?.[1],
      );
      expect(new Set(names).size).toBe(1);
      expect(Object.values(wordFaces)).toContain(names[0]);
    }
    expect(/<w:docDefaults>.*<\/w:docDefaults>/su.exec(styles)?.[0]).toContain(wordFaces.fang);
    for (const [id, role] of [
      ["MastheadName", "title"],
      ["Section", "hei"],
      ["Point", "hei"],
      ["PageNumber", "song"],
    ] as const)
      expect(style(styles, id)).toContain(wordFaces[role]);
    for (const [name, xml] of Object.entries(files))
      expect(xml, name).not.toMatch(/w:(?:ascii|hAnsi|eastAsia|cs)?Theme\w*=|w:theme\w*=/iu);
  });

  it("numbers odd pages right and even pages left, one character in", async () => {
    const files = await parts(sample);
    expect(files["word/settings.xml"]).toContain("<w:evenAndOddHeaders/>");
    expect(files["word/footer1.xml"]).toMatch(
      /<w:ind w:right="280"\/><w:jc w:val="right"\/>.*— .*PAGE.* —/su,
    );
    expect(files["word/footer2.xml"]).toMatch(/<w:ind w:left="280"\/><w:jc w:val="left"\/>.*— .*PAGE.* —/su);
    expect(files["word/document.xml"]).toMatch(
      /<w:footerReference w:type="default" r:id="(\w+)"\/><w:footerReference w:type="even"/u,
    );
  });

  it("turns East Asian line breaking on, and compression and hanging punctuation off", async () => {
    const files = await parts(sample);
    expect(style(files["word/styles.xml"] ?? "", "Normal")).toContain(
      '<w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
    );
    expect(files["word/settings.xml"]).toContain(
      '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>',
    );
  });

  it("makes a masthead of whole grid lines, its names within the type area", async () => {
    const linesOf = (changes: object) =>
      writeMasthead(
        new Frame({ ...sample, masthead: { ...sample.masthead, ...changes } }, new WordMarks({})),
        word,
      ).lines;
    expect([
      linesOf({}),
      linesOf({ name: ["工作快报"] }),
      linesOf({ secrecy: "内部", urgency: "特急" }),
    ]).toEqual([6, 4, 7]);
    for (const length of [1, 4, 6, 7, 12, 20, 40]) {
      const document = emptyDocument(sequentialIds());
      document.masthead.name = ["字".repeat(length), "快".repeat(length)];
      const names = paragraphs(await main(document)).filter((each) => styleOf(each) === "MastheadName");
      for (const name of names) {
        const value = (pattern: RegExp) => Number(pattern.exec(name)?.[1] ?? 0);
        const width =
          length * (value(/<w:sz w:val="(\d+)"/u) * 10 + value(/<w:spacing w:val="(\d+)"/u)) +
          value(/<w:ind w:left="(\d+)"/u);
        expect(width).toBeGreaterThan(0);
        expect(width).toBeLessThanOrEqual(sheet.textWidth);
      }
    }
  });
});

describe("the file", () => {
  it("has title, issuer and language", async () => {
    const { "docProps/core.xml": core } = await parts(sample);
    expect(core).toContain(
      "<dc:title>示例区创建全国文明城市工作快报 第765期</dc:title><dc:creator>示例区创建全国文明城市工作领导小组办公室</dc:creator>",
    );
    expect(core).toContain("<dc:language>zh-CN</dc:language>");
    expect(core).toContain("2026-11-23T00:00:00Z</dcterms:modified>");
  });

  it("is the same byte for byte each time", async () => {
    const first = await writeWord(sample);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Buffer.compare(first, await writeWord(structuredClone(sample)))).toBe(0);
    expect(Object.keys(unzipSync(first))[0]).toBe("[Content_Types].xml");
  });
});

describe("paragraphs that stay with the next", () => {
  const of = (style: TextStyle, characters: number): Block => ({
    id: "b",
    style,
    runs: characters ? [{ text: "文".repeat(characters) }] : [],
  });

  it("counts lines of 28 characters, the first indented by two", () => {
    expect([26, 27, 54, 55].map((length) => countLines("文".repeat(length), 28, 2))).toEqual([1, 2, 2, 3]);
    expect(countLines(`${"文".repeat(26)}。`, 28, 2)).toBe(2);
    expect(countLines("1".repeat(56), 28)).toBe(1);
    expect(countLines("一\n二", 28)).toBe(2);
  });

  it("keeps the end of an article with a source line only if that would begin a page", () => {
    const article = (lines: number) => [of("body", 26 + 28 * (lines - 1)), of("source", 4), of("body", 26)];
    expect([...findKeptBlocks(article(22), 0, 0, word)]).toEqual([0]);
    expect([...findKeptBlocks(article(16), 6, 0, word)]).toEqual([0]);
    expect([...findKeptBlocks(article(10), 0, 0, word)]).toEqual([]);
  });

  it("keeps the end of the body with an imprint that would be alone on a page", () => {
    const body = Array.from({ length: 20 }, () => of("body", 20));
    expect([...findKeptBlocks(body, 0, 4, word)]).toEqual([19]);
    expect([...findKeptBlocks([...body, of("source", 4)], 0, 4, word)].toSorted()).toEqual([19, 20]);
    expect([...findKeptBlocks(body.slice(5), 0, 4, word)]).toEqual([]);
  });
});

describe("an office's own page", () => {
  const ownPage = pageOf({
    page: {
      ...standardSettings.page,
      lines: 20,
      characters: 25,
      bodySize: 18,
      left: 25,
      right: 29,
      red: "#a00010",
      section: "left",
    },
    faces: { ...standardSettings.faces, fang: "方正仿宋_GBK", western: "times" },
    pageNumber: { form: "page", place: "centre" },
  });
  const files = async (page: PageProfile) =>
    Object.fromEntries(
      Object.entries(unzipSync(await writeWord(sample, page))).map(([name, bytes]) => [
        name,
        strFromU8(bytes),
      ]),
    );

  it("has its margins, grid, sizes, colour, section place and faces", async () => {
    const { "word/document.xml": xml = "", "word/styles.xml": styles = "" } = await files(ownPage);
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1644" w:bottom="1984" w:left="1418"/u);
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="637"/>');
    expect(style(styles, "Body")).toMatch(/w:line="637" w:lineRule="exact".*<w:spacing w:val="-7"\/>/u);
    expect(style(styles, "Section")).toContain('<w:jc w:val="left"/>');
    expect(style(styles, "MastheadName")).toContain('<w:color w:val="a00010"/>');
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/su.exec(styles)?.[0];
    expect(defaults).toMatch(/w:ascii="Times New Roman".*w:eastAsia="方正仿宋_GBK"/u);
    expect(defaults).toContain('<w:sz w:val="36"/>');
    expect(style(styles, "PageNumber")).toContain('w:ascii="宋体"');
  });

  it("numbers its pages 第1页 in the middle, or not at all", async () => {
    const { "word/footer1.xml": odd = "", "word/footer2.xml": even = "" } = await files(ownPage);
    for (const footer of [odd, even]) expect(footer).toMatch(/<w:jc w:val="center"\/>.*第.*PAGE.*页/su);
    const none = await files(pageOf({ ...standardSettings, pageNumber: { form: "none", place: "outer" } }));
    expect(none["word/footer1.xml"]).not.toContain("PAGE");
  });

  it("has no grid if lines are narrow", async () => {
    const narrow = pageOf({ ...standardSettings, page: { ...standardSettings.page, lines: 30 } });
    expect((await files(narrow))["word/document.xml"]).not.toContain('w:type="lines"');
  });
});
