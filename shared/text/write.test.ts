import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryTextDocument } from "../../tests/support/generators/arbitrary-text.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { bulletinDocument, type BulletinDocument } from "../document/schema.ts";
import type { Paragraph } from "./paragraph.ts";
import { readText } from "./read.ts";
import { textParagraphs, writeText } from "./write.ts";

const sample = readText(
  readFileSync(new URL("../../resources/samples/sample-issue.txt", import.meta.url), "utf8"),
).document;
const toComparable = (document: BulletinDocument) => ({
  masthead: document.masthead,
  blocks: document.blocks.flatMap(textParagraphs),
  imprint: document.imprint,
});
const withBlocks = (...blocks: Paragraph[]): BulletinDocument => ({
  ...emptyDocument(sequentialIds()),
  blocks: blocks.map((block, index) => ({ id: `b${index + 1}`, ...block })),
});
const blocksText = (...blocks: Paragraph[]): string => writeText(withBlocks(...blocks));

test("written text gives the same document without changes when it is read", () => {
  fc.assert(
    fc.property(arbitraryTextDocument, (document) => {
      const result = readText(writeText(document));
      expect(result.changes).toEqual([]);
      expect(toComparable(result.document)).toEqual(toComparable(document));
    }),
    { numRuns: 3000 },
  );
});

test("the sample is written as an office writes it, without a backslash", () => {
  const text = writeText(sample);
  expect(text).not.toContain("\\");
  expect(readText(text)).toEqual({ document: sample, changes: [] });
  expect(writeText(readText(text).document)).toBe(text);
});

test("a blank document is read back as it was", () => {
  const blank = emptyDocument(sequentialIds());
  expect(toComparable(readText(writeText(blank)).document)).toEqual(toComparable(blank));
});

test.each<[why: string, blocks: Paragraph[], text: string]>([
  [
    "a title, a point",
    [
      {
        style: "body",
        runs: [
          { text: "区城管局推进治理", title: true },
          { text: "　" },
          { text: "一是", point: true },
          { text: "完成。" },
        ],
      },
    ],
    "区城管局推进治理　**一是**完成。",
  ],
  [
    "a title that the form would not show",
    [{ style: "body", runs: [{ text: "短", title: true }, { text: "　完成。" }] }],
    "\\body @@短@@　完成。",
  ],
  ["bold words", [{ style: "body", runs: [{ text: "甲" }, { text: "乙", bold: true }] }], "\\body 甲__乙__"],
  ["asterisks that are text", [{ style: "body", runs: [{ text: "**甲**" }] }], "\\body \\*\\*甲\\*\\*"],
  ["masked digits", [{ style: "body", runs: [{ text: "138****5678" }] }], "138****5678"],
  ["a line break within a paragraph", [{ style: "body", runs: [{ text: "甲\n乙" }] }], "\\body 甲\\{a}乙"],
  [
    "a source that is a sentence",
    [{ style: "source", runs: [{ text: "（甲，乙）" }] }],
    "\\source （甲，乙）",
  ],
  ["a body paragraph like a section", [{ style: "body", runs: [{ text: "【甲】" }] }], "\\body 【甲】"],
  ["a body paragraph like an imprint", [{ style: "body", runs: [{ text: "电话：1" }] }], "\\body 电话：1"],
  [
    "a body paragraph like a written style",
    [{ style: "body", runs: [{ text: "\\section 甲" }] }],
    "\\body \\\\section 甲",
  ],
  [
    "a bracket before a source line",
    [
      { style: "body", runs: [{ text: "“好。”（热烈鼓掌）" }] },
      { style: "source", runs: [{ text: "（本刊）" }] },
    ],
    "“好。”（热烈鼓掌）\n\n（本刊）",
  ],
  [
    "a paragraph like a number, where there is no masthead",
    [{ style: "body", runs: [{ text: "第3期" }] }],
    "\\name\n\n第3期",
  ],
  [
    "a paragraph like a field of the masthead",
    [{ style: "body", runs: [{ text: "\\name 快报" }] }],
    "\\body \\\\name 快报",
  ],
  ["an empty paragraph", [{ style: "body", runs: [] }], "\\body"],
])("%s", (_why, blocks, text) => {
  expect(blocksText(...blocks)).toBe(`${text}\n`);
  expect(toComparable(readText(text).document)).toEqual(toComparable(withBlocks(...blocks)));
});

test("deleted text is not written", () => {
  const document = withBlocks({
    style: "body",
    runs: [{ text: "甲" }, { text: "乙", deleted: "r1" }, { text: "丙", inserted: "r1" }],
  });
  expect(writeText(document)).toBe("甲丙\n");
});

test("a masthead that its usual lines cannot express is written field by field", () => {
  const document = withBlocks({ style: "body", runs: [{ text: "正文。" }] });
  document.masthead = { name: ["快报"], number: null, issuer: "", date: "2026-03-09", dateText: "三月九日" };
  expect(writeText(document)).toBe("\\name 快报\n\n\\date 2026-03-09\n\n\\dateText 三月九日\n\n正文。\n");
});

test("only an imprint field that its usual line cannot express is written explicitly", () => {
  const document = withBlocks({ style: "body", runs: [{ text: "正文。" }] });
  document.imprint = {
    ...document.imprint,
    report: ["甲、乙", "丙"],
    email: "a@b.cn",
    other: ["（内部资料）", "欢迎供稿"],
  };
  expect(writeText(document)).toBe(
    "正文。\n\n\\report 甲、乙\n\n\\report 丙\n\n电子邮箱：a@b.cn\n\n（内部资料）\n\n欢迎供稿\n",
  );
  expect(bulletinDocument.parse(readText(writeText(document)).document).imprint).toEqual(document.imprint);
});

test("an imprint with only remarks is written explicitly", () => {
  const document = withBlocks({ style: "body", runs: [{ text: "正文。" }] });
  document.imprint = { ...document.imprint, other: ["欢迎供稿", "来稿请寄本刊"] };
  expect(writeText(document)).toBe("正文。\n\n\\other 欢迎供稿\n\n来稿请寄本刊\n");
});
