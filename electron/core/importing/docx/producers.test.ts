/** Word files of other programs: WPS, Google Docs, and converters that write strict OOXML. */
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { paragraph, run, wordFile, wordParts } from "../../../../tests/support/readers/word-file.ts";
import { lineText } from "./story/flow.ts";
import { readLines, readWord } from "./read.ts";

const lines = (file: Uint8Array) => readLines(file).lines.map(lineText);

/**
 * WPS has namespaces of its own, also as a choice of alternate content, text boxes in two forms, labels
 * without a gap before the text, and part names with backslashes.
 */
test("reads files of WPS", () => {
  const level = (index: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${index}" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:nsid w:val="9C8A1B2D"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="9C8A1B2D"/>${level(0, "chineseCounting", "%1、")}${level(1, "chineseCounting", "（%2）")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const wps = (text: string) =>
    run(
      text,
      '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/><w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/><w14:ligatures xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:val="none"/>',
    );
  const numberedParagraph = (index: number, text: string) =>
    paragraph(
      wps(text),
      `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="1"/></w:numPr><w:ind w:firstLine="640" w:firstLineChars="200"/>`,
    );
  const content = `<w:txbxContent>${paragraph(wps("框内"))}</w:txbxContent>`;
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const custom =
    '<mc:AlternateContent><mc:Choice xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" Requires="wpsCustomData"><wpsCustomData:diagonals/><w:r><w:t>不读</w:t></w:r></mc:Choice></mc:AlternateContent>';
  const body =
    numberedParagraph(0, "强化组织") +
    numberedParagraph(1, "抓落实") +
    paragraph(wps("正文。") + box + custom) +
    "<w:sectPr/>";
  expect(lines(wordFile(body, { numbering }))).toEqual(["一、强化组织", "（一）抓落实", "正文。", "框内"]);
  const backslashes = Object.fromEntries(
    Object.entries(wordParts(body, { numbering })).map(([name, part]) => [name.replaceAll("/", "\\"), part]),
  );
  expect(lines(zipSync(backslashes))).toEqual(["一、强化组织", "（一）抓落实", "正文。", "框内"]);
});

/**
 * Google Docs writes every property, including those that are off, and puts suggestions into content
 * controls.
 */
test("reads files of Google Docs", () => {
  const google = (text: string, bold = 0) =>
    run(
      text,
      `<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:b w:val="${bold}"/><w:i w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:color w:val="000000"/><w:u w:val="none"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/>`,
    );
  const control = (content: string) =>
    `<w:sdt><w:sdtPr><w:id w:val="-1"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const suggestion =
    control(`<w:ins w:author="甲" w:id="0" w:date="2026-11-20T01:02:03Z">${google("建议")}</w:ins>`) +
    control(
      `<w:del w:author="甲" w:id="1"><w:r><w:delText xml:space="preserve">删去</w:delText></w:r></w:del>`,
    );
  const file = wordFile(
    paragraph(
      google("一是强化组织。", 1) + google("落实") + suggestion + google("。"),
      '<w:keepNext w:val="0"/><w:pBdr/><w:shd w:fill="auto" w:val="clear"/><w:ind w:left="0" w:firstLine="0"/><w:rPr/>',
    ),
  );
  expect(lines(file)).toEqual(["一是强化组织。落实建议。"]);
  const { document, notes } = readWord(file);
  expect(document.blocks[0]?.runs).toEqual([{ text: "一是强化组织。", point: true }, { text: "落实建议。" }]);
  expect(notes).toEqual([{ kind: "tracked-changes", count: 2 }]);
});

test("reads strict OOXML, which has other namespaces and relationship types", () => {
  const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const parts = wordParts(
    paragraph(run("粗", "<w:b/>") + '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:pStyle w:val="s"/>'),
    {
      styles:
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="s"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>',
      footnotes: `<w:footnote w:id="2">${paragraph(run("注。"))}</w:footnote>`,
    },
  );
  const strict = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      strToU8(
        Buffer.from(part as Uint8Array)
          .toString("utf8")
          .replaceAll(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
          )
          .replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/relationships", office),
      ),
    ]),
  );
  const { lines: wordLines } = readLines(zipSync(strict));
  expect(wordLines.map(lineText)).toEqual(["粗［注1］", "［注1］注。"]);
  expect(wordLines[0]?.runs[0]).toMatchObject({ bold: true, underline: true });
});
