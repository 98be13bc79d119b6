import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { deriveOutline } from "../document/outline.ts";
import { placeReused, copyArticle } from "./reuse.ts";
import { bulletinDocument, type Block, type BulletinDocument, type TextStyle } from "../document/schema.ts";

const from = { issue: 7, number: 763, date: "2026-11-02" };
const ids = sequentialIds("b");
const block = (style: TextStyle, ...runs: Block["runs"]): Block => ({ id: ids(), style, runs });
const article = (title: string, source: string): Block[] => [
  block("body", { text: title, title: true }, { text: "　正文。" }),
  block("body", { text: "第二段。" }),
  block("source", { text: `（${source}）` }),
];
const issueOf = (...blocks: Block[]): BulletinDocument => ({ ...emptyDocument(), blocks });
const source = issueOf(
  block("section", { text: "【检查督导】" }),
  ...article("督导组走访市场", "本刊、东河街道"),
  block("section", { text: "【简讯】" }),
  block(
    "brief",
    { text: "柳溪镇：", title: true },
    { text: "近日，开展宣传。" },
    { text: "北坡镇：", title: true },
    { text: "日前，整治河道。" },
  ),
);
const target = issueOf(
  block("section", { text: "【检查督导】" }),
  ...article("今天的一篇", "区城管局"),
  block("section", { text: "【常态创建】" }),
  ...article("另一篇", "区妇联"),
);
const idOf = (document: BulletinDocument, title: string) =>
  deriveOutline(document)
    .sections.flatMap(({ articles }) => articles)
    .find((article) => article.title === title)?.id ?? "";
const titles = (document: BulletinDocument) =>
  deriveOutline(document).sections.map(({ title, articles }) => [
    title,
    ...articles.map((article) => article.title),
  ]);

test("an article is inserted at the end of the section with its section's name, with source and origin", () => {
  const copy = copyArticle(source, idOf(source, "督导组走访市场"), from);
  expect(copy?.blocks.map(({ style }) => style)).toEqual(["body", "body", "source"]);
  const issue = placeReused(target, copy ?? { section: "", blocks: [] }, null, sequentialIds("n"));
  expect(bulletinDocument.parse(issue)).toEqual(issue);
  expect(titles(issue)).toEqual([
    ["检查督导", "今天的一篇", "督导组走访市场"],
    ["常态创建", "另一篇"],
  ]);
  const reusedBlocks = issue.blocks.filter(({ reusedFrom }) => reusedFrom);
  expect(reusedBlocks.map(({ id }) => id)).toEqual(["n1", "n2", "n3"]);
  expect(reusedBlocks[0]?.reusedFrom).toEqual({ ...from, article: idOf(source, "督导组走访市场") });
});

test("one item of a paragraph is copied, and placed behind the caret if there is no such section", () => {
  const id = idOf(source, "北坡镇");
  expect(id).toContain("#2");
  const copy = copyArticle(source, id, from);
  expect(copy?.blocks.map(({ runs }) => runs.map(({ text }) => text).join(""))).toEqual([
    "北坡镇：日前，整治河道。",
  ]);
  const after = target.blocks.find(({ style }) => style === "source")?.id ?? "";
  expect(titles(placeReused(target, copy ?? { section: "", blocks: [] }, after))).toEqual([
    ["检查督导", "今天的一篇", "北坡镇"],
    ["常态创建", "另一篇"],
  ]);
});

test("revisions, comments and deleted text are not copied; an unknown id gives null", () => {
  const trackedDocument: BulletinDocument = {
    ...source,
    blocks: [
      {
        id: "b1",
        style: "body",
        manuscript: 3,
        runs: [
          { text: "题", title: true },
          { text: "　旧的", deleted: "r1" },
          { text: "　正文", comments: ["c1"] },
        ],
      },
    ],
    revisions: { r1: { kind: "deletion", author: "甲", role: "editor", date: "2026-11-01T00:00:00Z" } },
  };
  expect(copyArticle(trackedDocument, "b1", from)?.blocks).toEqual([
    {
      id: "b1",
      style: "body",
      runs: [{ text: "题", title: true }, { text: "　正文" }],
      reusedFrom: { ...from, article: "b1" },
    },
  ]);
  expect(copyArticle(source, "none", from)).toBeNull();
});
