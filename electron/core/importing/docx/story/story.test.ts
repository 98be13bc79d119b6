/** The text of Word files: every kind of element that can contain text, and none that is not text. */
import { expect, test } from "vitest";
import {
  paragraph,
  plain,
  run,
  wordFile,
  type WordParts,
} from "../../../../../tests/support/readers/word-file.ts";
import { lineText } from "./flow.ts";
import { readLines } from "../read.ts";
import { toTextLines } from "./tables.ts";

/**
 * The texts of the paragraphs. A table gives a line for each row; its cells are tested in `tables.test.ts`.
 */
const lines = (body: string, parts: WordParts = {}) =>
  readLines(wordFile(body, parts)).lines.flatMap(toTextLines).map(lineText);
/** The number of each kind of note. */
const notes = (body: string, parts: WordParts = {}) =>
  Object.fromEntries(readLines(wordFile(body, parts)).notes.map(({ kind, count }) => [kind, count]));
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const equation = (...pieces: string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join("")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const box = (text: string) => `<w:txbxContent>${plain(text)}</w:txbxContent>`;
const cell = (...texts: string[]) => `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${plain(...texts)}</w:tc>`;
const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="a"/></w:tblPr><w:tblGrid/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
const ins = (content: string, author = "甲") => `<w:ins w:id="1" w:author="${author}">${content}</w:ins>`;
const del = (text: string, author = "甲") =>
  `<w:del w:id="2" w:author="${author}"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

test.each<[name: string, body: string, expected: string[]]>([
  ["paragraphs, including empty ones", plain("一。", "", "二。"), ["一。", "", "二。"]],
  ["runs of one paragraph", paragraph(run("一") + run("二", "<w:b/>")), ["一二"]],
  [
    "spaces that are kept, without those that only lay out the XML",
    paragraph(`${run(" 一 ")}<w:r><w:t>\n  二　\n</w:t></w:r>`),
    [" 一 二　"],
  ],
  [
    "tabs, line breaks, page breaks and no-break hyphens",
    paragraph(
      '<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:cr/><w:t>四</w:t><w:noBreakHyphen/><w:t>五</w:t><w:br w:type="page"/></w:r>',
    ),
    ["一\t二\n三\n四\u2011五\f"],
  ],
  ["no tabs for tab stops", paragraph(run("一"), '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'), ["一"]],
  [
    "symbols",
    paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="宋体" w:char="2605"/></w:r>'),
    ["✓★"],
  ],
  [
    "symbols of a font for Western letters only",
    paragraph(run("\uf0fc", '<w:rFonts w:hAnsi="Wingdings"/>')),
    ["✓"],
  ],
  [
    "symbols that are text in a symbol font",
    paragraph(
      run("\uf0fc①\uf081ü1", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') +
        run("\uf0b3\u00b3a", '<w:rFonts w:ascii="Symbol"/>') +
        run("\ue000a", '<w:rFonts w:ascii="宋体"/>'),
    ),
    ["✓①①✓1≥≥α\ue000a"],
  ],
  [
    "a hyperlink, without its address",
    paragraph(`<w:hyperlink r:id="r9">${run("链接")}</w:hyperlink>`),
    ["链接"],
  ],
  [
    "the result of a field, not its instruction",
    paragraph(field("DATE \\@ yyyy", run("2026年")) + run("。")),
    ["2026年。"],
  ],
  [
    "fields within fields",
    paragraph(
      field(
        `IF </w:instrText></w:r>${field("PAGE", run("不"))}<w:r><w:instrText> = 1`,
        run("是") + field("PAGE", run("3")),
      ),
    ),
    ["是3"],
  ],
  [
    "an enclosed character, which is a field without a result",
    paragraph(run("第") + equation(" eq \\o\\ac(", "○", ",12)") + equation("eq \\o\\ac(□,密)") + run("项")),
    ["第⑫密项"],
  ],
  [
    "a character with a phonetic guide, which is one too",
    paragraph(
      equation(' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(', "xíng", "),行)") + run("人"),
    ),
    ["行人"],
  ],
  [
    "no text of other equation fields and fields without a result",
    paragraph(equation("EQ \\f(1,2)") + equation("SEQ 图") + run("。")),
    ["。"],
  ],
  [
    "WordArt of old files",
    paragraph(
      '<w:r><w:pict><v:shape><v:textpath on="t"/><v:textpath string="工作快报"/></v:shape></w:pict></w:r>' +
        run("第7期"),
    ),
    ["第7期", "工作快报"],
  ],
  [
    "a paragraph joined to the next by a hidden paragraph end, as run-in headings are",
    paragraph(run("小标题。"), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + plain("正文。", "又一段。"),
    ["小标题。正文。", "又一段。"],
  ],
  [
    "emphasis marks, two lines in one, fitted and raised text",
    paragraph(
      run("着", '<w:em w:val="dot"/>') +
        run("双", '<w:eastAsianLayout w:id="1" w:combine="1"/>') +
        run("宽", '<w:fitText w:val="960"/>') +
        run("上", '<w:vertAlign w:val="superscript"/>'),
    ),
    ["着双宽上"],
  ],
  [
    "paragraphs around section breaks",
    paragraph(run("一"), '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>') + plain("二") + "<w:sectPr/>",
    ["一", "二"],
  ],
  ["a simple field", paragraph(`<w:fldSimple w:instr="PAGE">${run("7")}</w:fldSimple>`), ["7"]],
  [
    "the text after a field that never ends",
    `${paragraph(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run("指令")}`)}${plain("正文。")}`,
    ["", "正文。"],
  ],
  [
    "the content of content controls, smart tags and custom XML",
    `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>${paragraph(`<w:smartTag><w:customXml>${run("内")}</w:customXml></w:smartTag>`)}</w:sdtContent></w:sdt>`,
    ["内"],
  ],
  [
    "right-to-left runs",
    paragraph(`<w:bdo w:val="rtl"><w:dir w:val="rtl">${run("一")}</w:dir></w:bdo>`),
    ["一"],
  ],
  [
    "ruby text without its reading",
    paragraph(`<w:r><w:ruby><w:rt>${run("xíng")}</w:rt><w:rubyBase>${run("行")}</w:rubyBase></w:ruby></w:r>`),
    ["行"],
  ],
  [
    "the characters of an equation",
    paragraph(
      "<m:oMath><m:r><m:rPr/><w:rPr><w:i/></w:rPr><m:t>a</m:t></m:r><m:sSup><m:ctrlPr><w:rPr/></m:ctrlPr><m:e><m:r><m:t>b</m:t></m:r></m:e></m:sSup></m:oMath>",
    ),
    ["ab"],
  ],
  ["no hidden text", paragraph(run("见") + run("隐", "<w:vanish/>")), ["见"]],
  [
    "a drop cap with its paragraph",
    paragraph(run("区"), '<w:framePr w:dropCap="drop"/>') + plain("领导"),
    ["区领导"],
  ],
  [
    "inserted text but not deleted text",
    paragraph(run("一") + ins(run("二")) + del("三") + run("四")),
    ["一二四"],
  ],
  [
    "moved text at its new place",
    paragraph(
      `<w:moveFrom w:id="1">${run("移")}</w:moveFrom>${run("一")}<w:moveTo w:id="2">${run("移")}</w:moveTo>`,
    ),
    ["一移"],
  ],
  [
    "two paragraphs joined by a deleted paragraph end",
    paragraph(run("一"), '<w:rPr><w:del w:id="1"/></w:rPr>') + plain("二", "三"),
    ["一二", "三"],
  ],
  [
    "no paragraph that was deleted as a whole",
    plain("一") + paragraph(del("二"), '<w:rPr><w:del w:id="1"/></w:rPr>') + plain("三"),
    ["一", "三"],
  ],
  [
    "the last paragraph if its end is deleted",
    plain("一") + paragraph(run("二"), '<w:rPr><w:del w:id="1"/></w:rPr>'),
    ["一", "二"],
  ],
  [
    "no effect of former properties",
    paragraph(
      `<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>一</w:t></w:r>`,
      '<w:pPrChange w:id="2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
    ),
    ["一"],
  ],
  [
    "a line for each row of a table",
    table(cell("单位") + cell("数量"), cell("柳溪镇") + cell("12")),
    ["单位\t数量", "柳溪镇\t12"],
  ],
  ["cells with several paragraphs, one by one", table(cell("一", "二") + cell("三")), ["一", "二", "三"]],
  [
    "a table within a cell",
    table(`<w:tc>${table(cell("一") + cell("二"))}${plain("三")}</w:tc>`),
    ["一\t二", "三"],
  ],
  [
    "no deleted row",
    `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell("一")}</w:tr><w:tr>${cell("二")}</w:tr></w:tbl>`,
    ["二"],
  ],
  [
    "a text box after its paragraph",
    paragraph(run("一") + `<w:r><w:pict><v:textbox>${box("框")}</v:textbox></w:pict></w:r>` + run("二")),
    ["一二", "框"],
  ],
  [
    "of alternate content only the choice that is understood",
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box("框")}</wps:txbx></mc:Choice><mc:Fallback><w:pict>${box("旧框")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    ["", "框"],
  ],
  [
    "the fallback if no choice is understood",
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="later"><wps:txbx>${box("新框")}</wps:txbx></mc:Choice><mc:Fallback><w:pict>${box("旧框")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    ["", "旧框"],
  ],
  [
    "the content of elements of unknown namespaces",
    paragraph(`<later:wrap>${run("一")}</later:wrap>`),
    ["一"],
  ],
  [
    "no text of embedded objects",
    paragraph(`<w:r><w:object>${box("物")}</w:object></w:r>${run("一")}`),
    ["一"],
  ],
  [
    "the text around elements in wrong places",
    `${paragraph(run("一", "<w:tc/><w:r/>"), "<w:txbxContent/>")}<w:tc>${plain("二")}</w:tc><w:tr/>`,
    ["一", "二"],
  ],
  [
    "paragraphs of several sections",
    paragraph(run("一"), '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>') + plain("二") + "<w:sectPr/>",
    ["一", "二"],
  ],
  [
    "entities and character references of XML",
    paragraph("<w:r><w:t>&amp;&lt;&#x4E00;<![CDATA[<二>]]></w:t></w:r>"),
    ["&<一<二>"],
  ],
])("reads %s", (_name, body, expectedLines) => expect(lines(body)).toEqual(expectedLines));

const note = (id: number, content: string) => `<w:footnote w:id="${id}">${content}</w:footnote>`;
const refer = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
test("puts each footnote and endnote once after the paragraph that refers to it", () => {
  const footnotes = `<w:footnote w:type="separator" w:id="-1">${plain("线")}</w:footnote>${note(1, paragraph(`<w:r><w:footnoteRef/></w:r>${run(" 见甲。")}`) + plain("又见乙。"))}${note(2, plain("丙。"))}`;
  const endnotes = `<w:endnote w:id="1">${plain("尾。")}</w:endnote>`;
  const body =
    paragraph(run("一") + refer(1) + run("二") + refer(2) + refer(1) + refer(9)) +
    table(cell("表") + `<w:tc>${paragraph('<w:r><w:endnoteReference w:id="1"/></w:r>')}</w:tc>`) +
    plain("三");
  expect(lines(body, { footnotes, endnotes })).toEqual([
    "一［注1］二［注2］［注1］",
    "［注1］见甲。",
    "又见乙。",
    "［注2］丙。",
    "表\t［注3］",
    "［注3］尾。",
    "三",
  ]);
  expect(notes(body, { footnotes, endnotes })).toEqual({ footnotes: 3 });
});

test("counts what is left out", () => {
  const body =
    paragraph(
      '<w:r><pic:pic/></w:r><w:r><w:pict><v:imagedata/></w:pict></w:r><w:r><w:object><v:imagedata/></w:object></w:r><w:r><w:commentReference w:id="0"/></w:r>',
    ) +
    paragraph(
      `${run("隐", "<w:vanish/>")}<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>${run("\uf020\uf021", '<w:rFonts w:ascii="Wingdings"/>')}<m:oMath/><w:r>${box("框")}</w:r>`,
    ) +
    "<w:altChunk/>";
  expect(notes(body)).toEqual({
    pictures: 2,
    objects: 2,
    comments: 1,
    hidden: 1,
    symbols: 2,
    equations: 1,
    "text-boxes": 1,
  });
});

test("counts tracked changes as Word does: adjacent ones of the same kind and author are one", () => {
  expect(
    notes(
      paragraph(
        ins(run("一")) + ins(run("二")) + run("三") + ins(run("四")) + del("五") + ins(run("六"), "乙"),
      ),
    ),
  ).toEqual({ "tracked-changes": 4 });
  const markInserted = (text: string) =>
    paragraph(ins(run(text)), '<w:rPr><w:ins w:id="1" w:author="甲"/></w:rPr>');
  expect(notes(markInserted("一") + markInserted("二") + plain("三"))).toEqual({ "tracked-changes": 1 });
  expect(notes(plain("一"))).toEqual({});
});
