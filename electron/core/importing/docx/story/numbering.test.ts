/** Automatic numbers become the labels that Word prints. */
import { expect, test } from "vitest";
import { paragraph, plain, run, wordFile } from "../../../../../tests/support/readers/word-file.ts";
import { lineText } from "./flow.ts";
import { formatNumber } from "../parts/number-formats.ts";
import { readLines } from "../read.ts";

test.each<[format: string, ...labels: [value: number, label: string][]]>([
  ["decimal", [1, "1"], [120, "120"]],
  ["decimalZero", [3, "03"], [12, "12"]],
  ["upperRoman", [4, "IV"], [1994, "MCMXCIV"], [4000, "4000"]],
  ["lowerRoman", [9, "ix"], [0, "0"]],
  ["upperLetter", [1, "A"], [26, "Z"], [27, "AA"], [53, "AAA"]],
  ["lowerLetter", [2, "b"], [28, "bb"], [0, ""]],
  ["ordinal", [1, "1st"], [2, "2nd"], [3, "3rd"], [11, "11th"], [22, "22nd"], [113, "113th"]],
  ["chineseCounting", [1, "一"], [10, "十"], [11, "十一"], [20, "二十"], [21, "二十一"], [99, "九十九"]],
  [
    "chineseCountingThousand",
    [10, "十"],
    [100, "一百"],
    [101, "一百零一"],
    [110, "一百一十"],
    [1001, "一千零一"],
    [10_010, "一万零一十"],
    [0, "〇"],
  ],
  ["taiwaneseCounting", [12, "十二"]],
  ["taiwaneseCountingThousand", [105, "一百零五"]],
  ["ideographDigital", [9, "九"], [10, "一〇"], [105, "一〇五"]],
  ["japaneseDigitalTenThousand", [20, "二〇"]],
  ["taiwaneseDigital", [31, "三一"]],
  ["japaneseCounting", [10, "十"], [11, "十一"], [101, "百一"], [1100, "千百"]],
  ["chineseLegalSimplified", [1, "壹"], [10, "壹拾"], [102, "壹佰零贰"]],
  ["ideographLegalTraditional", [2, "貳"], [6, "陸"]],
  ["ideographTraditional", [1, "甲"], [10, "癸"], [11, "11"]],
  ["ideographZodiac", [1, "子"], [12, "亥"], [13, "13"]],
  ["ideographZodiacTraditional", [1, "甲子"], [60, "癸亥"], [61, "甲子"]],
  ["ideographEnclosedCircle", [1, "㊀"], [10, "㊉"], [11, "11"]],
  ["decimalEnclosedCircle", [1, "①"], [20, "⑳"], [21, "㉑"], [36, "㊱"], [50, "㊿"], [51, "51"]],
  ["decimalEnclosedCircleChinese", [2, "②"]],
  ["decimalEnclosedFullstop", [1, "⒈"], [20, "⒛"], [21, "21"]],
  ["decimalEnclosedParen", [1, "⑴"], [21, "21"]],
  ["decimalFullWidth", [12, "１２"]],
  ["numberInDash", [1, "- 1 -"]],
  ["hex", [255, "FF"]],
  ["none", [1, ""]],
  ["ganada", [3, "3"]],
  ["constructor", [3, "3"]],
])("%s", (format, ...labels) =>
  expect(labels.map(([value]) => formatNumber(value, format))).toEqual(labels.map(([, label]) => label)),
);

const level = (index: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: number, of: number, overrides = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const start = (index: number, value: number) =>
  `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;
const item = (id: number, index = 0, text = "文") =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${id}"/></w:numPr>`);
const office = abstract(
  0,
  level(0, "chineseCounting", "%1、"),
  level(1, "chineseCounting", "（%2）"),
  level(2, "decimal", "%3."),
  level(3, "decimal", "（%4）"),
);

const labels = (numbering: string, body: string, styles?: string) =>
  readLines(wordFile(body, { numbering, ...(styles === undefined ? {} : { styles }) })).lines.map((line) =>
    lineText(line).replace(/(?<!正)文$/u, "|"),
  );

test.each<[name: string, numbering: string, body: string, labels: string[]]>([
  [
    "the four levels of an official document",
    office + num(1, 0),
    item(1) + item(1, 1) + item(1, 2) + item(1, 3) + item(1, 2),
    ["一、|", "（一）|", "1. |", "（1）|", "2. |"],
  ],
  [
    "a level restarts below the next number of a higher level",
    office + num(1, 0),
    item(1) + item(1, 1) + item(1, 1) + item(1) + item(1, 1),
    ["一、|", "（一）|", "（二）|", "二、|", "（一）|"],
  ],
  [
    "a higher level without a number yet shows its start",
    abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")) + num(1, 0),
    item(1, 1) + item(1, 1),
    ["1.1 |", "1.2 |"],
  ],
  [
    "numbers continue after plain paragraphs",
    office + num(1, 0),
    item(1) + plain("正文") + item(1),
    ["一、|", "正文", "二、|"],
  ],
  [
    "two numberings of the same abstract numbering share their counts",
    office + num(1, 0) + num(2, 0),
    item(1) + item(2),
    ["一、|", "二、|"],
  ],
  [
    "a start override restarts once",
    office + num(1, 0) + num(2, 0, start(0, 1)),
    item(1) + item(1) + item(2) + item(2),
    ["一、|", "二、|", "一、|", "二、|"],
  ],
  [
    "a start override applies each time the level restarts",
    office + num(2, 0, start(1, 3)),
    item(2) + item(2, 1) + item(2, 1) + item(2) + item(2, 1),
    ["一、|", "（三）|", "（四）|", "二、|", "（三）|"],
  ],
  [
    "a start other than 1",
    abstract(
      0,
      `<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/><w:suff w:val="space"/></w:lvl>`,
    ) + num(1, 0),
    item(1) + item(1),
    ["第5条 |", "第6条 |"],
  ],
  [
    "a level that is overridden",
    office + num(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, "upperRoman", "%1.")}</w:lvlOverride>`),
    item(1),
    ["I. |"],
  ],
  [
    "a level that never restarts",
    abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')) +
      num(1, 0),
    item(1) + item(1, 1) + item(1) + item(1, 1),
    ["1. |", "1) |", "2. |", "2) |"],
  ],
  [
    "a level that only the first level restarts",
    abstract(
      0,
      level(0, "decimal", "%1."),
      level(1, "decimal", "%2."),
      level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
    ) + num(1, 0),
    item(1) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 2),
    ["1. |", "1. |", "1) |", "2. |", "2) |", "2. |", "1) |"],
  ],
  [
    "plain digits in legal numbering",
    abstract(0, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0),
    item(1) + item(1, 1),
    ["I |", "1.1 |"],
  ],
  [
    "bullets, including those of a symbol font",
    abstract(0, level(0, "bullet", "●"), level(1, "bullet", "\uf06c", '<w:suff w:val="nothing"/>')) +
      num(1, 0),
    item(1) + item(1, 1),
    ["● |", "•|"],
  ],
  [
    "no label for id 0, a missing numbering and a missing level",
    office + num(1, 0),
    item(0) + item(7) + item(1, 8) + item(1, 99),
    ["|", "|", "|", "|"],
  ],
  [
    "an empty numbered paragraph counts",
    office + num(1, 0),
    item(1) + item(1, 0, "") + item(1),
    ["一、|", "", "三、|"],
  ],
  [
    "a deleted numbered paragraph does not count",
    office + num(1, 0),
    item(1) +
      paragraph(
        '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>',
      ) +
      item(1),
    ["一、|", "二、|"],
  ],
])("%s", (_name, numbering, body, expectedLabels) => expect(labels(numbering, body)).toEqual(expectedLabels));

test("finds the numbering in a style, in the style it is based on, and through a list style", () => {
  const styles = `
    <w:style w:type="paragraph" w:styleId="one"><w:name w:val="one"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="two"><w:name w:val="two"/><w:basedOn w:val="one"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
  const styledParagraph = (id: string, properties = "") =>
    paragraph(run("文"), `<w:pStyle w:val="${id}"/>${properties}`);
  const linkedList = `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="list"/></w:abstractNum>${num(5, 5)}`;
  const off = '<w:numPr><w:numId w:val="0"/></w:numPr>';
  expect(
    labels(
      office + num(1, 0) + linkedList,
      styledParagraph("one") +
        styledParagraph("two") +
        styledParagraph("one", off) +
        item(5) +
        styledParagraph("two"),
      styles,
    ),
  ).toEqual(["一、|", "（一）|", "|", "二、|", "（一）|"]);
});

test("takes the level of a style from the levels that name their styles", () => {
  const styles = ["a", "b"]
    .map(
      (id) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
    )
    .join("");
  const linkedList =
    abstract(
      0,
      level(0, "chineseCounting", "%1、", '<w:pStyle w:val="a"/>'),
      level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="b"/>'),
    ) + num(1, 0);
  const styledParagraph = (id: string, properties = "") =>
    paragraph(run("文"), `<w:pStyle w:val="${id}"/>${properties}`);
  const direct = '<w:numPr><w:ilvl w:val="0"/></w:numPr>';
  expect(
    labels(
      linkedList,
      styledParagraph("a") + styledParagraph("b") + styledParagraph("b") + styledParagraph("b", direct),
      styles,
    ),
  ).toEqual(["一、|", "（一）|", "（二）|", "二、|"]);
});

test("gives labels the looks of their text, so that a bold point is one point", () => {
  const { lines } = readLines(
    wordFile(
      paragraph(
        run("强化组织。", "<w:b/>") + run("落实。"),
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      ),
      { numbering: office + num(1, 0) },
    ),
  );
  expect(lines[0]?.runs).toMatchObject([
    { text: "一、强化组织。", bold: true },
    { text: "落实。", bold: false },
  ]);
});
