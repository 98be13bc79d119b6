/** The revisions of Word files that this program did not write. */
import { expect, test } from "vitest";
import { blockText } from "../../../../shared/document/block-text.ts";
import { listRevisions } from "../../../../shared/revisions/list.ts";
import { settleAll } from "../../../../shared/revisions/settle.ts";
import { showMarks } from "../../../../tests/support/samples/marked-documents.ts";
import {
  paragraph,
  plain,
  run,
  wordFile,
  type WordParts,
} from "../../../../tests/support/readers/word-file.ts";
import { readWord } from "./read.ts";

const read = (body: string, parts: WordParts = {}) =>
  readWord(wordFile(plain("【简讯】") + body, parts), [], undefined, true);
const by = (author: string, hour: number) => `w:author="${author}" w:date="2026-03-09T${hour}:00:00Z"`;
const ins = (content: string, stamp = by("甲", 10)) => `<w:ins w:id="1" ${stamp}>${content}</w:ins>`;
const del = (text: string, stamp = by("甲", 10)) =>
  `<w:del w:id="2" ${stamp}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const mark = (name: string, stamp = by("甲", 10)) => `<w:rPr><w:${name} w:id="3" ${stamp}/></w:rPr>`;
const texts = (body: string, parts: WordParts = {}) => {
  const { document } = read(body, parts);
  const sideOf = (decision: "accept" | "reject") =>
    settleAll(document, decision).blocks.slice(1).map(blockText);
  return { original: sideOf("reject"), final: sideOf("accept") };
};

test("each revision has its author and its moment, also where two people changed the same place", () => {
  const { document, notes } = read(
    paragraph(
      `${run("通报了")}${del("上月")}${ins(run("近期"))}${run("情况，共")}${del("126", by("乙", 11))}${ins(run("128"), by("乙", 11))}${run("个")}${ins(del("左右", by("乙", 11)))}${run("。")}`,
    ),
  );
  expect(showMarks(document)).toBe("【简讯】¶通报了-[上月]+[近期]情况，共-[126]+[128]个+-[左右]。¶");
  expect(listRevisions(document).map(({ kind, author, date, text }) => [kind, author, date, text])).toEqual(
    [
      ["deletion", "甲", "10", "上月"],
      ["insertion", "甲", "10", "近期"],
      ["deletion", "乙", "11", "126"],
      ["insertion", "乙", "11", "128"],
      ["insertion", "甲", "10", "左右"],
      ["deletion", "乙", "11", "左右"],
    ].map(([kind, author, hour, text]) => [
      kind,
      author,
      new Date(`2026-03-09T${hour}:00:00`).toISOString(),
      text,
    ]),
  );
  expect(notes).toEqual([]);
});

test.each<[name: string, body: string, original: string[], final: string[]]>([
  [
    "a deleted paragraph end",
    paragraph(run("会后，"), mark("del")) + plain("镇长走访。"),
    ["会后，", "镇长走访。"],
    ["会后，镇长走访。"],
  ],
  [
    "an inserted paragraph end",
    paragraph(run("会后，"), mark("ins")) + plain("镇长走访。"),
    ["会后，镇长走访。"],
    ["会后，", "镇长走访。"],
  ],
  [
    "a paragraph that is new",
    plain("一段。") + paragraph(ins(run("新段。")), mark("ins")) + plain("二段。"),
    ["一段。", "二段。"],
    ["一段。", "新段。", "二段。"],
  ],
  [
    "text that was moved",
    paragraph(`<w:moveFrom ${by("甲", 10)}>${run("移走的。")}</w:moveFrom>${run("原处。")}`) +
      paragraph(`${run("这里：")}<w:moveTo ${by("甲", 10)}>${run("移走的。")}</w:moveTo>`),
    ["移走的。原处。", "这里："],
    ["原处。", "这里：移走的。"],
  ],
])("%s is there on one side only", (_name, body, original, final) => {
  expect(texts(body)).toEqual({ original, final });
});

test("rows, cells and looks are those of each side; automatic numbers are counted on each side", () => {
  const cell = (content: string) => `<w:tc>${paragraph(content)}</w:tc>`;
  const row = (properties: string, ...cells: string[]) =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells.join("")}</w:tr>`;
  const { document } = read(
    `<w:tbl>${row("", cell(run("单位")), cell(run("件数")))}${row(`<w:del ${by("甲", 10)}/>`, cell(del("东街")), cell(del("5")))}${row(`<w:ins ${by("甲", 10)}/>`, cell(ins(run("西街"))), cell(ins(run("7"))))}</w:tbl>`,
  );
  const rowsOf = (decision: "accept" | "reject") =>
    settleAll(document, decision)
      .blocks.find(({ table }) => table)
      ?.table?.rows.map((cells) => cells.map(({ text }) => text).join());
  expect([rowsOf("reject"), rowsOf("accept")]).toEqual([
    ["单位,件数", "东街,5"],
    ["单位,件数", "西街,7"],
  ]);

  const bold = read(
    paragraph(
      run("一是抓整改。", `<w:b/><w:rPrChange ${by("甲", 10)}><w:rPr/></w:rPrChange>`) + run("逐条销号。"),
    ),
  ).document;
  const isPoint = (decision: "accept" | "reject") => settleAll(bold, decision).blocks[1]?.runs[0]?.point;
  expect([isPoint("reject"), isPoint("accept")]).toEqual([undefined, true]);

  const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  expect(
    texts(
      paragraph(run("甲事。"), item) +
        paragraph(del("乙事。"), item + mark("del")) +
        paragraph(run("丙事。"), item),
      { numbering },
    ),
  ).toEqual({ original: ["1. 甲事。", "2. 乙事。", "3. 丙事。"], final: ["1. 甲事。", "2. 丙事。"] });
});

test("a file with more moments than layers gets one layer for each author", () => {
  const words = Array.from({ length: 70 }, (_, index) => String.fromCodePoint(0x4e00 + index * 3));
  const stampOf = (index: number) =>
    `w:author="${index % 2 === 0 ? "甲" : "乙"}" w:date="2026-03-09T10:${String(index % 60).padStart(2, "0")}:${index < 60 ? "00" : "30"}Z"`;
  const { document, notes } = read(
    words.map((word, index) => paragraph(run("查，") + ins(run(word), stampOf(index)) + run("。"))).join(""),
  );
  expect(listRevisions(document).map(({ author, text }) => `${author}${text}`)).toEqual(
    words.map((word, index) => `${index % 2 === 0 ? "甲" : "乙"}${word}`),
  );
  expect(notes).toEqual([]);
});

test("changes by more people than can be told apart stay accepted, which is reported", () => {
  const body = Array.from({ length: 60 }, (_, index) =>
    paragraph(run("查，") + ins(run("新"), by(`第${index}人`, 10)) + run("。")),
  ).join("");
  const { document, notes } = read(body);
  expect([listRevisions(document), notes]).toEqual([[], [{ kind: "tracked-changes", count: 60 }]]);
});
