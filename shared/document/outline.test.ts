import * as fc from "fast-check";
import { expect, test } from "vitest";
import { elementAt } from "../basics/elements.ts";
import { arbitraryTextDocument } from "../../tests/support/generators/arbitrary-text.ts";
import { countCharacters } from "../basics/characters.ts";
import { emptyDocument } from "./empty.ts";
import { moveArticle } from "../editing/move.ts";
import { deriveOutline, type OutlineArticle } from "./outline.ts";
import { sourceUnits } from "./source-units.ts";
import type { Block, BulletinDocument, Figure, Run, TextStyle } from "./schema.ts";
import { emptyTable } from "./table.ts";

const runWith =
  (flag: keyof Run) =>
  (text: string): Run => ({ text, [flag]: true });
const [title, point, tag] = [runWith("title"), runWith("point"), runWith("tag")];
const runsOf = (parts: (string | Run)[]): Run[] =>
  parts.map((part) => (typeof part === "string" ? { text: part } : part));
const documentOf = (...blocks: [TextStyle, ...(string | Run)[]][]): BulletinDocument => ({
  ...emptyDocument(() => "b0"),
  blocks: blocks.map(([style, ...parts], index): Block => ({
    id: `b${index + 1}`,
    style,
    runs: runsOf(parts),
  })),
});
const articles = (...blocks: [TextStyle, ...(string | Run)[]][]): OutlineArticle[] =>
  deriveOutline(documentOf(...blocks)).sections.flatMap((section) => section.articles);
const inShort = (...blocks: [TextStyle, ...(string | Run)[]][]) =>
  articles(...blocks).map(({ id, title, text }) => [id, title, text]);

test("an article has everything that can be derived from its blocks", () => {
  const structure = deriveOutline(
    documentOf(
      ["section", "【检查督导】"],
      ["body", title("督导组开展督导"), "　要求：", point("一是做实"), "。抓落实。"],
      ["body", "再次。"],
      ["source", "（本刊、东河街道）"],
    ),
  );
  expect(structure).toEqual({
    sections: [
      {
        id: "b1",
        title: "检查督导",
        articles: [
          {
            id: "b2",
            blocks: ["b2", "b3", "b4"],
            title: "督导组开展督导",
            tag: null,
            isBrief: false,
            text: "要求：一是做实。抓落实。\n再次。",
            points: ["一是做实"],
            source: ["本刊", "东河街道"],
            characters: 22,
            tables: 0,
            figures: 0,
          },
        ],
        characters: 22,
      },
    ],
    characters: 37,
  });
});

test("tables and figures belong to their article, and their text counts as characters", () => {
  const figure: Figure = { asset: "a".repeat(64), type: "image/png", width: 4, height: 3, share: 50 };
  const text = documentOf(
    ["section", "【检查督导】"],
    ["body", title("甲"), "　一。"],
    ["body", "二。"],
    ["source", "（本刊）"],
    ["body", title("乙"), "　三。"],
  );
  const [section, body, more, source, last] = text.blocks as [Block, Block, Block, Block, Block];
  const table: Block = {
    id: "t",
    style: "table",
    table: { ...emptyTable(1, 2), rows: [[{ text: "单位" }, { text: "12件" }]] },
    runs: [{ text: "表题" }],
  };
  const document = {
    ...text,
    blocks: [
      section,
      body,
      table,
      more,
      { id: "f", style: "figure" as const, figure, runs: [{ text: "图题" }] },
      source,
      last,
    ],
  };
  const [first, second] = deriveOutline(document).sections.flatMap((each) => each.articles) as [
    OutlineArticle,
    OutlineArticle,
  ];
  expect([first.blocks, first.tables, first.figures, second.tables, second.figures]).toEqual([
    ["b2", "t", "b3", "f", "b4"],
    1,
    1,
    0,
    0,
  ]);
  expect(first.characters).toBe(
    elementAt(deriveOutline(text).sections, 0).articles[0]!.characters + countCharacters("表题单位12件图题"),
  );
  expect(moveArticle(document, "b2", { section: "b1", before: null }).blocks.map(({ id }) => id)).toEqual([
    "b1",
    "b5",
    "b2",
    "t",
    "b3",
    "f",
    "b4",
  ]);
});

test("the name of a section has no brackets and spaces", () => {
  const { sections } = deriveOutline(
    documentOf(["section", "【简 讯】"], ["section", "【 常态　创建】"], ["section", "检查督导"]),
  );
  expect(sections.map((section) => section.title)).toEqual(["简讯", "常态创建", "检查督导"]);
});

test("articles before the first section are in a section without a name", () => {
  const { sections } = deriveOutline(
    documentOf(["body", "前言。"], ["section", "【简讯】"], ["body", "正文。"]),
  );
  expect(sections.map(({ id, title, articles }) => [id, title, articles.length])).toEqual([
    [null, "", 1],
    ["b2", "简讯", 1],
  ]);
});

test("an article begins after a section, after a source and at a title", () => {
  expect(
    inShort(
      ["body", "甲。"],
      ["body", "乙。"],
      ["source", "（本刊）"],
      ["body", "丙。"],
      ["body", title("丁"), "　戊。"],
      ["section", "【己】"],
      ["body", "庚。"],
    ),
  ).toEqual([
    ["b1", null, "甲。\n乙。"],
    ["b4", null, "丙。"],
    ["b5", "丁", "戊。"],
    ["b7", null, "庚。"],
  ]);
});

test("a title in the middle of a paragraph begins an article there", () => {
  const [first, second] = articles(["body", "甲。", title("乙"), "丙。"], ["source", "（本刊）"]);
  expect([first?.id, first?.text, first?.blocks, first?.source]).toEqual(["b1", "甲。", ["b1"], []]);
  expect([second?.id, second?.title, second?.text, second?.blocks, second?.source]).toEqual([
    "b1#2",
    "乙",
    "丙。",
    ["b1", "b2"],
    ["本刊"],
  ]);
});

test("a title of several runs is one title", () => {
  expect(inShort(["body", title("甲"), { ...title("乙"), underline: true }, "　丙。"])).toEqual([
    ["b1", "甲乙", "丙。"],
  ]);
});

test("paragraphs that are titles as a whole are the lines of one title, with its subtitle and its author", () => {
  const [article, ...others] = articles(
    ["body", title("关于二季度河道")],
    ["body", title("清理情况的通报")],
    ["body", title("——某局工作综述")],
    ["source", "某局　周一帆"],
    ["body", "近日，某局开展清理。"],
    ["body", title("另一篇")],
    ["body", "正文。"],
  );
  expect(article).toMatchObject({
    id: "b1",
    blocks: ["b1", "b2", "b3", "b4", "b5"],
    title: "关于二季度河道清理情况的通报",
    subtitle: "——某局工作综述",
    source: ["某局"],
    text: "近日，某局开展清理。",
  });
  expect(others.map(({ title, text }) => [title, text])).toEqual([["另一篇", "正文。"]]);
});

test("a title has no sign or number before it, no brackets around it and no stop after it", () => {
  const titles = articles(
    ["body", "◇ ", title("某镇清理河道。"), "组织干部。"],
    ["body", "1．", title("某局举办培训。"), "共有学员。"],
    ["body", title("【某村“小院”议事】"), "近日。"],
    ["body", title("△某社区义诊")],
    ["body", "正文。"],
  ).map(({ title, text }) => [title, text]);
  expect(titles).toEqual([
    ["某镇清理河道", "组织干部。"],
    ["某局举办培训", "共有学员。"],
    ["某村“小院”议事", "近日。"],
    ["某社区义诊", "正文。"],
  ]);
});

test.each([
  ["☆部门动态☆", "部门动态"],
  ["一、重点工作", "重点工作"],
  ["== 要闻 ==", "要闻"],
  ["【一、党建工作】", "党建工作"],
  ["▲城市建设", "城市建设"],
])("the name of the section %s is %s", (text, name) => {
  expect(deriveOutline(documentOf(["section", text])).sections[0]?.title).toBe(name);
});

test("a brief with items of two units is two articles with one label", () => {
  const articleList = articles(
    ["brief", tag("【文明培育】"), title("区妇联："), "甲。", title("北坡镇："), "乙。"],
    ["brief", tag("【常态创建】"), title("区发改局："), "丙。"],
  );
  expect(articleList.map(({ id, tag, title, text, source }) => [id, tag, title, text, source])).toEqual([
    ["b1", "文明培育", "区妇联", "甲。", ["区妇联"]],
    ["b1#2", "文明培育", "北坡镇", "乙。", ["北坡镇"]],
    ["b2", "常态创建", "区发改局", "丙。", ["区发改局"]],
  ]);
  // Characters are counted in the printed text 【文明培育】区妇联：甲。, including the brackets of the label
  // and the colon.
  expect(articleList[0]?.characters).toBe(12);
});

test("a paragraph after a brief belongs to it", () => {
  expect(inShort(["brief", tag("【甲】"), title("乙："), "丙。"], ["body", "丁。"])).toEqual([
    ["b1", "乙", "丙。\n丁。"],
  ]);
});

test("a source line is the source of a brief", () => {
  expect(
    articles(["brief", tag("【甲】"), title("乙："), "丙。"], ["source", "（本刊）"])[0]?.source,
  ).toEqual(["本刊"]);
});

test("a point whose words differ in formatting is one point", () => {
  expect(
    articles(["body", point("一是"), { ...point("做实"), underline: true }, "。", point("二是做细")])[0]
      ?.points,
  ).toEqual(["一是做实", "二是做细"]);
});

test("blank paragraphs make no article, a source line alone makes one", () => {
  expect(deriveOutline(documentOf(["body"], ["body", " 　"], ["brief"], ["source", " "])).sections).toEqual(
    [],
  );
  expect(articles(["body"], ["source", "（本刊）"])).toMatchObject([
    { id: "b2", text: "", source: ["本刊"] },
  ]);
});

test("deleted text is left out, and inserted text is included", () => {
  const articleList = articles([
    "body",
    { ...title("旧题"), deleted: "r1" },
    { ...title("新题"), inserted: "r2" },
    "　正文。",
    { ...point("一是"), deleted: "r1" },
  ]);
  expect(articleList).toMatchObject([{ title: "新题", text: "正文。", points: [], characters: 5 }]);
});

test.each([
  ["（本刊、东河街道）", ["本刊", "东河街道"]],
  ["(本刊)", ["本刊"]],
  [" 本刊，东河街道；北坡镇 区城管局", ["本刊", "东河街道", "北坡镇", "区城管局"]],
  ["（）", []],
  ["（区委（本刊））", ["区委（本刊）"]],
])("the units of %s", (text, units) => expect(sourceUnits(text)).toEqual(units));

test("in any document every block with text except notes and attachments is in one section, and counts add up", () => {
  fc.assert(
    fc.property(arbitraryTextDocument, (document) => {
      const structure = deriveOutline(document);
      expect(structure.characters).toBe(
        document.blocks.reduce(
          (sum, { runs }) => sum + countCharacters(runs.map(({ text }) => text).join("")),
          0,
        ),
      );
      const ids = structure.sections.flatMap((section) => section.articles.map((article) => article.id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const section of structure.sections) {
        expect(section.characters).toBe(
          section.articles.reduce((sum, article) => sum + article.characters, 0),
        );
      }
      const placedIds = new Set(
        structure.sections.flatMap(({ id, articles }) => [
          id,
          ...articles.flatMap((article) => article.blocks),
        ]),
      );
      const filledBlocks = document.blocks.filter(
        ({ style, runs }) =>
          style !== "note" && style !== "attachment" && runs.some(({ text }) => text.trim() !== ""),
      );
      expect(filledBlocks.filter(({ id }) => !placedIds.has(id))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
