import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileText } from "../../tests/support/generators/arbitrary-text.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { deriveOutline } from "../document/outline.ts";
import { bulletinDocument } from "../document/schema.ts";
import { readText } from "./read.ts";

const sample = readFileSync(new URL("../../resources/samples/sample-issue.txt", import.meta.url), "utf8");
/** The blocks as short texts: the style, and the text of each run with its flags. */
const blocksOf = (text: string, declinedIds: string[] = []): string[] =>
  readText(text, declinedIds).document.blocks.map(({ style, runs }) =>
    [style, ...runs.map(({ text, ...flags }) => [...Object.keys(flags), text].join(":"))].join(" | "),
  );
const longLine = "各部门要把责任落实到每一个点位、每一名网格员和每一处背街小巷，";

describe("the sample issue", () => {
  const { document, changes } = readText(sample);

  test("has its masthead and its imprint", () => {
    expect(document.masthead).toEqual({
      name: ["示例区创建全国文明城市", "工作快报"],
      number: 765,
      issuer: "示例区创建全国文明城市工作领导小组办公室",
      date: "2026-11-23",
    });
    expect(document.imprint).toEqual({
      staff: { editor: "程一禾", proofreader: "陆文川", approver: "顾书宁" },
      report: ["示例市文明办", "区委", "区人大", "区政府", "区政协领导同志"],
      deliver: [],
      send: ["全区各单位主要领导", "文明创建工作主管领导", "信息员"],
      email: "bulletin@shiliqu.example",
      phone: "5550765",
    });
  });

  test("has three sections with 3, 2 and 4 articles", () => {
    const { sections } = deriveOutline(document);
    expect(sections.map(({ title, articles }) => [title, articles.length])).toEqual([
      ["检查督导", 3],
      ["常态创建", 2],
      ["简讯", 4],
    ]);
    expect(sections[2]?.articles.map(({ tag, title }) => [tag, title])).toEqual([
      ["文明实践", "柳溪镇"],
      ["文明培育", "区妇联"],
      ["文明培育", "北坡镇"],
      ["常态创建", "区发改局"],
    ]);
    expect(sections[1]?.articles[1]?.source).toEqual(["东河街道"]);
  });

  test("has four joined paragraphs, and a different id for every change", () => {
    expect(changes.filter(({ kind }) => kind === "joined-paragraph")).toHaveLength(4);
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    const lines = changes.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test("gives the same valid document each time", () => {
    expect(readText(sample)).toEqual(readText(sample));
    expect(bulletinDocument.parse(document)).toEqual(document);
  });

  test.each(changes.map(({ id }) => [id]))("has all other changes if %s is declined", (id) => {
    const others = readText(sample, [id]).changes.map((change) => change.id);
    expect(others).not.toContain(id);
    // If a paragraph is not joined, its later parts stay separate too, and their changes may get other line
    // numbers.
    expect(others.length).toBeGreaterThanOrEqual(changes.length - 1);
  });
});

/** For each kind of change: a text, the change, the body if it is made, and the body if it is declined. */
test.each<
  [
    kind: string,
    text: string,
    change: { id: string; line: number; before: string; after: string },
    made: string[],
    declined: string[],
  ]
>([
  [
    "joined-paragraph",
    `${longLine}\n\n确保长效。`,
    {
      id: "joined-paragraph:3",
      line: 3,
      before: "网格员和每一处背街小巷，¶确保长效。",
      after: "网格员和每一处背街小巷，确保长效。",
    },
    [`body | ${longLine}确保长效。`],
    [`body | ${longLine}`, "body | 确保长效。"],
  ],
  [
    "title-gap",
    "【常态创建】\n区城管局推进治理 **一是**建立台账。",
    { id: "title-gap:2", line: 2, before: "区城管局推进治理 一是", after: "区城管局推进治理　一是" },
    ["section | 【常态创建】", "body | title:区城管局推进治理 | 　 | point:一是 | 建立台账。"],
    ["section | 【常态创建】", "body | title:区城管局推进治理 |   | point:一是 | 建立台账。"],
  ],
  [
    "tag-gap",
    "【文明实践】 柳溪镇：近日，开展活动。",
    {
      id: "tag-gap:1",
      line: 1,
      before: "【文明实践】 柳溪镇：近日，开",
      after: "【文明实践】柳溪镇：近日，开",
    },
    ["brief | tag:【文明实践】 | title:柳溪镇： | 近日，开展活动。"],
    ["brief | tag:【文明实践】 |   | title:柳溪镇： | 近日，开展活动。"],
  ],
  [
    "section-gap",
    "【简  讯】",
    { id: "section-gap:1", line: 1, before: "【简  讯】", after: "【简　讯】" },
    ["section | 【简　讯】"],
    ["section | 【简  讯】"],
  ],
  [
    "section-form",
    "## 检查督导 ##",
    { id: "section-form:1", line: 1, before: "## 检查督导 ##", after: "【检查督导】" },
    ["section | 【检查督导】"],
    ["body | ## 检查督导 ##"],
  ],
  [
    "section-form",
    "# 【简讯】",
    { id: "section-form:1", line: 1, before: "# 【简讯】", after: "【简讯】" },
    ["section | 【简讯】"],
    ["body | # 【简讯】"],
  ],
  [
    "source-line",
    "完成任务。 (东河街道、本刊)",
    {
      id: "source-line:1",
      line: 1,
      before: "完成任务。 (东河街道、本刊)",
      after: "完成任务。¶（东河街道、本刊）",
    },
    ["body | 完成任务。", "source | （东河街道、本刊）"],
    ["body | 完成任务。 (东河街道、本刊)"],
  ],
  [
    "source-line",
    "完成任务。\n(本刊)",
    { id: "source-line:2", line: 2, before: "(本刊)", after: "（本刊）" },
    ["body | 完成任务。", "source | （本刊）"],
    ["body | 完成任务。", "source | (本刊)"],
  ],
  [
    "white-space",
    "　　完成任务。",
    { id: "white-space:1", line: 1, before: "　　完成任务。", after: "完成任务。" },
    ["body | 完成任务。"],
    ["body | 　　完成任务。"],
  ],
  [
    "white-space",
    "【简讯】 ",
    { id: "white-space:1", line: 1, before: "【简讯】 ", after: "【简讯】" },
    ["section | 【简讯】"],
    ["section | 【简讯】 "],
  ],
])("%s in %j is listed, and can be declined", (kind, text, change, blocks, blocksIfDeclined) => {
  expect(readText(text).changes).toEqual([{ kind, ...change }]);
  expect(blocksOf(text)).toEqual(blocks);
  expect(readText(text, [change.id]).changes).toEqual([]);
  expect(blocksOf(text, [change.id])).toEqual(blocksIfDeclined);
});

test("each edge of a line is a change of its own", () => {
  expect(readText(" 甲。 ").changes.map(({ id }) => id)).toEqual(["white-space:1", "white-space:1.2"]);
  expect(blocksOf(" 甲。 ", ["white-space:1.2"])).toEqual(["body | 甲。 "]);
});

test("white space that was kept where a paragraph was cut stays in the joined paragraph", () => {
  expect(blocksOf(`${longLine} \n　确保。`, ["white-space:1", "white-space:2"])).toEqual([
    `body | ${longLine} 　确保。`,
  ]);
});

test("context does not cut a surrogate pair in half", () => {
  const [change] = readText(
    `${longLine}𠮷一二三四五六七八九十甲\n乙丙丁戊己庚辛壬癸子丑𠮷，确保长效。`,
  ).changes;
  expect(change?.before).toBe("一二三四五六七八九十甲¶乙丙丁戊己庚辛壬癸子丑");
});

test.each<[why: string, text: string, styles: string]>([
  ["a short line is not cut", "第一部分\n\n各部门要落实。", "body body"],
  ["a finished line is not cut", `${longLine}完成。\n\n各部门要落实。`, "body body"],
  ["a numbered line opens a series", `${longLine}\n\n二、下一步工作。`, "body body"],
  ["a section is never joined", `${longLine}\n\n【简讯】`, "body section"],
  ["three parts are one paragraph", `${longLine}\n\n${longLine}\n\n完成。`, "body"],
  ["a brief can be cut as well", `【文明实践】柳溪镇：${longLine}\n\n完成。`, "brief"],
  ["a paragraph with its style written out is whole", `\\body ${longLine}\n\n完成。`, "body body"],
  ["a bracket before a source line is an aside", "现场宣读。“好。”（热烈鼓掌）\n（本刊）", "body source"],
  ["a bracket with a sentence is no source", "完成任务。（其中，三项已办结。）", "body"],
])("%s", (_why, text, styles) => {
  expect(
    readText(text)
      .document.blocks.map(({ style }) => style)
      .join(" "),
  ).toBe(styles);
});

test.each([
  ["区城管局“三聚焦 三提升”推进治理 一是建立台账。", "区城管局“三聚焦 三提升”推进治理"],
  ["创建办 21 日走访农贸市场 区创建办参加。", "创建办 21 日走访农贸市场"],
  ["东河街道打造家园　**一是**完成。", "东河街道打造家园"],
  ["太短 一是完成。", undefined],
  ["先来后到，再看 一是完成。", undefined],
  ["没有正文的一行 标题", undefined],
  [`${"长".repeat(51)} 一是完成。`, undefined],
])("the run-in title of %s is %s", (text, title) => {
  expect(readText(text).document.blocks[0]?.runs.find((run) => run.title)?.text).toBe(title);
});

test.each([
  ["**一是**甲**二是**乙", "body | point:一是 | 甲 | point:二是 | 乙"],
  ["**一是**甲**乙", "body | point:一是 | 甲**乙"],
  ["电话138****5678、139****5678", "body | 电话138****5678、139****5678"],
  ["姓名____电话____", "body | 姓名____电话____"],
  ["C++与C++、@@、^^、C:\\*", "body | C++与C++、@@、^^、C:\\*"],
  [
    "\\body a@@b@@__c__++d++^^e^^**f**\\*\\{41}",
    "body | a | title:b | bold:c | underline:d | tag:e | point:f | *A",
  ],
  ["\\body a**b", "body | a**b"],
  ["\\body", "body"],
])("the marks of %s", (text, block) => expect(blocksOf(text)).toEqual([block]));

test("an empty file is a blank document", () => {
  for (const text of ["", "\n", " \r\n\u3000\n"])
    expect(readText(text)).toEqual({ document: emptyDocument(sequentialIds()), changes: [] });
});

test("any text gives a document, also with some changes declined", () => {
  fc.assert(
    fc.property(hostileText, fc.nat(9), (text, nth) => {
      const { changes } = readText(text);
      const declinedIds = changes.filter((_, index) => index % (nth + 1) === 0).map(({ id }) => id);
      const result = readText(text, declinedIds);
      expect(bulletinDocument.parse(result.document)).toEqual(result.document);
      expect(result.changes.filter(({ id }) => declinedIds.includes(id))).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
