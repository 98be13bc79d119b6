/** Manuscripts of other programs: which lines are joined, what is recognised, and what bold means. */
import { expect, test } from "vitest";
import { paragraph, plain, run, wordFile } from "../../../../tests/support/readers/word-file.ts";
import { deriveOutline } from "../../../../shared/document/outline.ts";
import { readWord } from "./read.ts";

const box = (text: string) => `<w:txbxContent>${plain(text)}</w:txbxContent>`;
const cell = (...texts: string[]) => `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${plain(...texts)}</w:tc>`;
const table = (row: string) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="a"/></w:tblPr><w:tblGrid/><w:tr>${row}</w:tr></w:tbl>`;

test.each<[name: string, body: string, styles: string, joined: boolean]>([
  ["joins a line without layout to the next, as in text", plain("{1}", "{2}"), "", true],
  [
    "joins lines with a line break between them",
    paragraph("<w:r><w:t>{1}</w:t><w:br/><w:t>{2}</w:t></w:r>", '<w:ind w:firstLineChars="200"/>'),
    "",
    true,
  ],
  [
    "does not join an indented paragraph",
    plain("{1}") + paragraph(run("{2}"), '<w:ind w:firstLineChars="200"/>'),
    "",
    false,
  ],
  [
    "does not join a paragraph that its style indents",
    plain("{1}") + paragraph(run("{2}"), '<w:pStyle w:val="body"/>'),
    '<w:style w:type="paragraph" w:styleId="body"><w:name w:val="b"/><w:pPr><w:ind w:firstLine="640"/></w:pPr></w:style>',
    false,
  ],
  [
    "does not join to a centred line",
    paragraph(run("{1}"), '<w:jc w:val="center"/>') + plain("{2}"),
    "",
    false,
  ],
  [
    "does not join to a heading",
    paragraph(run("{1}"), '<w:outlineLvl w:val="0"/>') + plain("{2}"),
    "",
    false,
  ],
  ["does not join paragraphs of a cell", table(cell("{1}", "{2}")), "", false],
  ["does not join a text box", paragraph(run("{1}") + `<w:r>${box("{2}")}</w:r>`), "", false],
])("%s", (_name, body, styles, isJoined) => {
  const texts = {
    "{1}": "区领导到各乡镇街道检查文明创建各项工作，听取各单位主要负责同志关于工作落实的具体情况",
    "{2}": "并且提出了明确的要求。",
  };
  const bodyXml = Object.entries(texts).reduce((xml, [mark, text]) => xml.replace(mark, text), body);
  const { document, changes } = readWord(wordFile(bodyXml, { styles }));
  expect(document.blocks).toHaveLength(isJoined ? 1 : 2);
  expect(changes.map(({ kind }) => kind)).toEqual(isJoined ? ["joined-paragraph"] : []);
});

test("recognises sections, titles, points, sources, briefs and imprint as in text", () => {
  const bold = (text: string) => run(text, "<w:b/>");
  const body =
    plain("示例区工作快报") +
    paragraph(bold("第7期")) +
    plain("示例区办公室　2026年3月9日") +
    paragraph(bold("【检查督导】")) +
    paragraph(
      bold("　　区领导检查文明创建工作 ") +
        run("3月8日，区领导检查。") +
        bold("一是强化组织。") +
        run("各部门要落实。"),
    ) +
    paragraph(bold("二是压实责任。")) +
    plain("（本刊）") +
    plain("【简讯】") +
    paragraph(bold("【文明实践】柳溪镇：") + run("开展活动。")) +
    paragraph(bold("小结")) +
    paragraph(run("下划", '<w:u w:val="single"/>') + run("线。**")) +
    plain("编辑：程一禾");
  const { document, changes } = readWord(wordFile(body));
  expect(document.masthead).toMatchObject({ name: ["示例区工作快报"], number: 7, date: "2026-03-09" });
  expect(document.imprint.staff.editor).toBe("程一禾");
  expect(
    document.blocks.map(({ style, runs }) => [
      style,
      ...runs.map(({ text, ...flags }) => `${Object.keys(flags).join()}|${text}`),
    ]),
  ).toEqual([
    ["section", "|【检查督导】"],
    [
      "body",
      "title|区领导检查文明创建工作",
      "|　3月8日，区领导检查。",
      "point|一是强化组织。",
      "|各部门要落实。",
    ],
    ["body", "point|二是压实责任。"],
    ["source", "|（本刊）"],
    ["section", "|【简讯】"],
    ["brief", "tag|【文明实践】", "title|柳溪镇：", "|开展活动。"],
    ["body", "bold|小结"],
    ["body", "underline|下划", "|线。**"],
  ]);
  expect(changes.map(({ kind }) => kind)).toEqual(["white-space", "title-gap"]);
  expect(
    readWord(
      wordFile(body),
      changes.map(({ id }) => id),
    ).changes,
  ).toEqual([]);
});

test.each<[name: string, content: string, runs: string[]]>([
  [
    "a bold title before a gap that is not bold",
    run("区领导检查文明创建工作", "<w:b/>") + run("　各部门落实。"),
    ["title|区领导检查文明创建工作", "|　各部门落实。"],
  ],
  [
    "a bold title and a bold point without a gap in looks",
    run("区领导检查文明创建工作　一是强化组织。", "<w:b/>") + run("落实。"),
    ["title|区领导检查文明创建工作", "|　", "point|一是强化组织。", "|落实。"],
  ],
  [
    "no title without a gap",
    run("区领导检查文明创建工作", "<w:b/>") + run("，各部门落实。"),
    ["point|区领导检查文明创建工作", "|，各部门落实。"],
  ],
  [
    "asterisks that are text beside a bold point",
    run("一是强化。", "<w:b/>") + run("电话138****5678，A**B**C。"),
    ["point|一是强化。", "|电话138****5678，A**B**C。"],
  ],
  ["asterisks that mark points, as in text", run("**一是强化。**落实。"), ["point|一是强化。", "|落实。"]],
  [
    "a backslash at the beginning",
    run("\\\\server\\share 一是", '<w:u w:val="single"/>'),
    ["underline|\\\\server\\share 一是"],
  ],
])("gives bold its meaning: %s", (_name, content, runs) => {
  const { document } = readWord(wordFile(paragraph(content)));
  expect(
    document.blocks[0]?.runs.map(({ text, ...flags }) => `${Object.keys(flags).join()}|${text}`),
  ).toEqual(runs);
});

const long = "区领导到各乡镇街道检查文明创建各项工作落实的具体情况并提出要求";
test.each<[name: string, body: string, blocks: string[]]>([
  [
    "a bold sentence ends its paragraph",
    paragraph(run(`一是${long}。`, "<w:b/>")) + plain("各部门要落实。"),
    [`body: point|一是${long}。`, "body: |各部门要落实。"],
  ],
  [
    "a bold 一是 begins a paragraph",
    plain(`${long}，`) + paragraph(run("一是强化组织。", "<w:b/>") + run("各部门要落实。")),
    [`body: |${long}，`, "body: point|一是强化组织。 / |各部门要落实。"],
  ],
  [
    "a source follows a bold sentence",
    paragraph(run("一是强化组织。", "<w:b/>") + run("（东河街道）")),
    ["body: point|一是强化组织。", "source: |（东河街道）"],
  ],
  [
    "a bold label is a label",
    paragraph(run("编者按：", "<w:b/>") + run("各地要学习。")) +
      paragraph(run("附件：", "<w:b/>") + run("名单。")),
    ["note: point|编者按： / |各地要学习。", "attachment: point|附件： / |名单。"],
  ],
])("bold does not hide the form of a text: %s", (_name, body, blocks) => {
  const { document, changes } = readWord(wordFile(body));
  expect(
    document.blocks.map(
      ({ style, runs }) =>
        `${style}: ${runs.map(({ text, ...flags }) => `${Object.keys(flags).join()}|${text}`).join(" / ")}`,
    ),
  ).toEqual(blocks);
  for (const { before, after } of changes) expect(before + after).not.toContain("*");
});

const centred = '<w:jc w:val="center"/>';
const sized = (text: string, size: number) => run(text, `<w:sz w:val="${size}"/>`);
const cells = (...texts: string[]) =>
  `<w:tr>${texts.map((text) => `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${plain(text)}</w:tc>`).join("")}</w:tr>`;
const frame = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;
const sentence = "3月1日，桐江县召开会议，部署下一步工作，要求各单位压实责任、抓好落实。";
const text = paragraph(sized(sentence, 32), '<w:ind w:firstLineChars="200"/>');

test.each<[name: string, title: string]>([
  ["centring", paragraph(sized("某镇开展清河行动", 32), centred)],
  ["bold", paragraph(run("某镇开展清河行动", '<w:b/><w:sz w:val="32"/>'))],
  ["size", paragraph(sized("某镇开展清河行动", 44))],
  ["an outline level", paragraph(sized("某镇开展清河行动", 32), '<w:outlineLvl w:val="0"/>')],
])("a title is known by its %s; a short paragraph that looks like text is none", (_name, title) => {
  const body = title + text + paragraph(sized("小结", 32)) + text + title.replace("清河", "护林") + text;
  const { document } = readWord(wordFile(body));
  expect(
    document.blocks.flatMap(({ runs }) => runs.filter((each) => each.title).map((each) => each.text)),
  ).toEqual(["某镇开展清河行动", "某镇开展护林行动"]);
});

test("a title of two lines by a line break, its subtitle and the author to the right are one article", () => {
  const twoLines = `<w:r><w:rPr><w:b/></w:rPr><w:t>关于二季度河道</w:t><w:br/><w:t>清理情况的通报</w:t></w:r>`;
  const body =
    paragraph(twoLines, centred) +
    paragraph(run("——某局工作综述"), centred) +
    text +
    paragraph(run("某某水利局"), '<w:jc w:val="right"/>') +
    paragraph(run("某镇开展清河行动", "<w:b/>"), centred) +
    text;
  const [first, second] = deriveOutline(readWord(wordFile(body)).document).sections[0]?.articles ?? [];
  expect(first).toMatchObject({
    title: "关于二季度河道清理情况的通报",
    subtitle: "——某局工作综述",
    source: ["某某水利局"],
  });
  expect(second?.title).toBe("某镇开展清河行动");
});

test("tables that frame the masthead and the imprint are read as lines, others stay tables", () => {
  const body =
    paragraph(run("桐江快报", "<w:b/>"), centred) +
    frame(cells("第7期", "2025年3月1日"), cells("桐江县府办编", "")) +
    paragraph(run("某镇开展清河行动", "<w:b/>"), centred) +
    text +
    frame(cells("乡镇", "户数"), cells("东河镇", "12")) +
    text +
    frame(cells("责任编辑：何小雨", "签发：高建平"), cells("报：某局", "共印30份"));
  const { document } = readWord(wordFile(body));
  expect(document.masthead).toMatchObject({
    name: ["桐江快报"],
    number: 7,
    issuer: "桐江县府办",
    date: "2025-03-01",
  });
  expect(document.blocks.map(({ style }) => style)).toEqual(["body", "body", "table", "body"]);
  expect(document.imprint).toMatchObject({ report: ["某局"], copies: 30 });
});
