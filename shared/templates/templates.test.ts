import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { deriveOutline } from "../document/outline.ts";
import { bulletinDocument, type Block, type TextStyle } from "../document/schema.ts";
import { readText } from "../text/read.ts";
import { cutAtFields, fieldsOf } from "./fields.ts";
import { freeName, newTemplates, readTemplates, writeTemplates } from "./file.ts";
import { insertTemplate, templateFrom } from "./insert.ts";
import { articleLimits, limitsOf, findTooLong } from "./limits.ts";
import { starterTemplates } from "./starters.ts";
import { bareBlocks, kindOf, templateContent } from "./template.ts";

const block = (id: string, text: string, style: TextStyle = "body"): Block => ({
  id,
  style,
  runs: text === "" ? [] : [{ text }],
});
const issue = readText(
  "第7期\n\n【检查督导】\n\n甲　正文甲。\n\n续甲。\n\n（甲局）\n\n乙　正文乙。\n\n（乙局）\n\n【简讯】\n\n丙镇：正文丙。\n",
).document;
const texts = (document: typeof issue) =>
  document.blocks.map(({ runs }) => runs.map((run) => run.text).join(""));
const blockOf = (text: string) =>
  issue.blocks.find(({ runs }) =>
    runs
      .map((run) => run.text)
      .join("")
      .startsWith(text),
  )?.id ?? "";
const article = {
  kind: "article" as const,
  limit: null,
  blocks: [block("b1", "新一段［单位］。"), block("b2", "（新局）", "source")],
};
const section = {
  kind: "section" as const,
  limit: null,
  blocks: [block("b1", "【新】", "section"), ...article.blocks],
};
const insert = (template: typeof article | typeof section, after: string | null, document = issue) =>
  texts(insertTemplate(document, template, after, sequentialIds("n")));

test("the starter templates are valid, have fields, and match their kind in the outline", () => {
  for (const template of starterTemplates) {
    expect(templateContent.parse(template)).toEqual(template);
    expect(template.blocks).toEqual(bareBlocks(template.blocks));
    expect(kindOf(template.blocks)).toBe(template.kind);
    expect(fieldsOf(template.blocks).length).toBeGreaterThan(1);
    const { sections } = deriveOutline({ ...emptyDocument(), blocks: template.blocks });
    if (template.kind === "section") expect(sections.map(({ title }) => title)).toEqual([template.name]);
    else expect(sections.flatMap(({ articles }) => articles)).toHaveLength(1);
  }
  const briefs = deriveOutline({
    ...emptyDocument(),
    blocks: starterTemplates.find(({ name }) => name === "简讯")?.blocks ?? [],
  }).sections[0]?.articles;
  expect(briefs?.map(({ tag }) => tag)).toEqual(["文明实践", "文明培育", "常态创建"]);
});

test("an article is inserted behind the article of the caret, a section behind the whole section", () => {
  expect(insert(article, blockOf("续甲")).slice(2, 6)).toEqual([
    "续甲。",
    "（甲局）",
    "新一段［单位］。",
    "（新局）",
  ]);
  expect(insert(article, blockOf("【检查督导】")).slice(0, 2)).toEqual(["【检查督导】", "新一段［单位］。"]);
  expect(insert(section, blockOf("续甲")).slice(5)).toEqual([
    "（乙局）",
    "【新】",
    "新一段［单位］。",
    "（新局）",
    "【简讯】",
    "丙镇：正文丙。",
  ]);
  expect(insert(section, blockOf("丙镇")).slice(-3)).toEqual(["【新】", "新一段［单位］。", "（新局）"]);
  expect(insert(section, null).slice(-4)).toEqual([
    "丙镇：正文丙。",
    "【新】",
    "新一段［单位］。",
    "（新局）",
  ]);
});

test("an empty paragraph at the place is replaced, unless it is the only line of another section", () => {
  const blocks = [
    block("s", "【一】", "section"),
    block("e", ""),
    block("t", "【二】", "section"),
    block("f", ""),
  ];
  const empty = { ...issue, blocks };
  expect(insert(article, "s", empty)).toEqual(["【一】", "新一段［单位］。", "（新局）", "【二】", ""]);
  expect(insert(article, "e", empty)).toEqual(["【一】", "新一段［单位］。", "（新局）", "【二】", ""]);
  expect(insert(section, "s", empty)).toEqual([
    "【一】",
    "",
    "【新】",
    "新一段［单位］。",
    "（新局）",
    "【二】",
    "",
  ]);
  expect(insert(section, "f", empty)).toEqual([
    "【一】",
    "",
    "【二】",
    "【新】",
    "新一段［单位］。",
    "（新局）",
  ]);
  expect(insert(section, null, { ...issue, blocks: [block("e", "")] })).toEqual([
    "【新】",
    "新一段［单位］。",
    "（新局）",
  ]);
});

test("a template keeps text and meanings of a selection, and nothing that belongs to the issue", () => {
  const document = bulletinDocument.parse({
    ...issue,
    blocks: [
      block("x", "　"),
      {
        id: "a",
        style: "body",
        manuscript: 5,
        inserted: "r1",
        later: 1,
        runs: [
          { text: "题", title: true, comments: ["c"] },
          { text: "删", deleted: "r" },
          { text: "文", inserted: "r", bold: true },
        ],
      },
      block("b", ""),
      block("c", "（本刊）", "source"),
      block("d", ""),
    ],
  });
  expect(templateFrom(document, ["d", "c", "b", "a", "x"])).toEqual([
    {
      id: "b1",
      style: "body",
      runs: [
        { text: "题", title: true },
        { text: "文", bold: true },
      ],
    },
    { id: "b2", style: "body", runs: [] },
    { id: "b3", style: "source", runs: [{ text: "（本刊）" }] },
  ]);
  expect(templateFrom(document, ["x", "d"])).toEqual([]);
  expect([kindOf(section.blocks), kindOf([block("x", ""), ...article.blocks])]).toEqual([
    "section",
    "article",
  ]);
});

test.each([
  [
    "［单位］近日［日期］",
    [
      ["单位", 0, 4],
      ["日期", 6, 10],
    ],
  ],
  ["〔2026〕5号 [单位] ［］ ［甲\n乙］ ［［内］］", [["内", 24, 27]]],
  [`［${"长".repeat(31)}］`, []],
])("the fields of %j", (text, fields) => {
  expect(fieldsOf([block("b", text)]).map(({ name, start, end }) => [name, start, end])).toEqual(fields);
  expect(cutAtFields(text).filter(({ isField }) => isField)).toHaveLength(fields.length);
  expect(
    cutAtFields(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("a field may span runs and deleted text; deleted text has no fields", () => {
  const runs = [
    { text: "［甲］", deleted: "r" },
    { text: "［", bold: true as const },
    { text: "删", deleted: "r" },
    { text: "单位］了" },
  ];
  expect(fieldsOf([{ id: "b", style: "body", runs }])).toEqual([
    { block: "b", start: 3, end: 8, name: "单位" },
  ]);
});

test("inserting adds the template with new ids and changes no other block", () => {
  fc.assert(
    fc.property(
      arbitraryBulletin,
      arbitraryBulletin,
      fc.nat(),
      fc.constantFrom("section" as const, "article" as const),
      (document, { blocks }, where, kind) => {
        const after =
          where % 3 === 0 ? null : (document.blocks[where % Math.max(1, document.blocks.length)]?.id ?? null);
        const result = insertTemplate(document, { kind, blocks, limit: null }, after);
        const originalBlocks = new Set(document.blocks);
        const bare = bareBlocks(blocks);
        expect(
          result.blocks
            .filter((each) => !originalBlocks.has(each))
            .map(({ style, runs }) => ({ style, runs })),
        ).toEqual(bare.map(({ style, runs }) => ({ style, runs })));
        const keptBlocks = result.blocks.filter((each) => originalBlocks.has(each));
        const removedBlocks = document.blocks.filter((each) => !keptBlocks.includes(each));
        expect(document.blocks.filter((each) => keptBlocks.includes(each))).toEqual(keptBlocks);
        expect(removedBlocks.length).toBeLessThanOrEqual(1);
        for (const each of removedBlocks) expect(each).toMatchObject({ style: "body", runs: [] });
        expect(new Set(result.blocks.map(({ id }) => id)).size).toBe(result.blocks.length);
        expect({ ...result, blocks: [] }).toEqual({ ...document, blocks: [] });
      },
    ),
  );
});

test("templates are read back from their file; duplicates are skipped, other names are made unique", () => {
  fc.assert(
    fc.property(fc.array(arbitraryBulletin, { minLength: 1, maxLength: 3 }), (documents) => {
      const templates = documents
        .map(({ blocks }, index) => ({
          name: `模板${index % 2}`,
          kind: kindOf(blocks),
          limit: null,
          blocks: bareBlocks(blocks),
        }))
        .filter(({ blocks }) => blocks.length > 0);
      if (templates.length === 0) return;
      const readBack = readTemplates(writeTemplates(templates), "a.json");
      expect(readBack).toEqual(templates);
      const newOnes = newTemplates(readBack, []);
      expect(new Set(newOnes.map(({ name }) => name)).size).toBe(newOnes.length);
      expect(newTemplates(readBack, newOnes)).toEqual([]);
    }),
    { numRuns: 50 },
  );
  expect([
    freeName("会议", []),
    freeName("会议", ["会议"]),
    freeName("会议（2）", ["会议", "会议（2）"]),
  ]).toEqual(["会议", "会议（2）", "会议（3）"]);
});

test("the limit of a section's template applies to articles of the section with its name, with any spacing", () => {
  const limits = limitsOf([
    ...starterTemplates,
    { name: "另一个", kind: "section", limit: 5, blocks: section.blocks },
    { name: "不限", kind: "section", limit: null, blocks: [block("b1", "【乙】", "section")] },
  ]);
  expect(Object.fromEntries(limits)).toEqual({ 检查督导: 800, 常态创建: 600, 简讯: 150, 新: 5 });
  const document = {
    ...issue,
    blocks: [
      block("s", "【新】", "section"),
      block("a", "一二三四五六七。"),
      block("b", "（甲局）", "source"),
      block("c", "一二三。"),
      block("t", "【别的】", "section"),
      block("d", "一二三四五六七。"),
    ],
  };
  const long = (of: typeof issue) => [
    ...findTooLong(deriveOutline(of), articleLimits(of, deriveOutline(of), limits)),
  ];
  expect(long(document)).toEqual([["a", { limit: 5, over: 3 }]]);
  const withOwnLimit = {
    ...document,
    blocks: document.blocks.map((each) => ({
      ...each,
      ...(each.id === "a" && { limit: 9 }),
      ...(each.id === "d" && { limit: 7 }),
    })),
  };
  expect(long(withOwnLimit)).toEqual([["d", { limit: 7, over: 1 }]]);
});

test("an article records the limit of its template on its first block, and templates made from it do not", () => {
  const withTemplate = insertTemplate(issue, { ...article, limit: 300 }, null, sequentialIds("n"));
  expect(withTemplate.blocks.slice(-2).map(({ limit }) => limit)).toEqual([300, undefined]);
  expect(bareBlocks(withTemplate.blocks.slice(-2))).toEqual(article.blocks);
  expect(
    insertTemplate(issue, { ...section, limit: 300 }, null).blocks.some(({ limit }) => limit !== undefined),
  ).toBe(false);
});
