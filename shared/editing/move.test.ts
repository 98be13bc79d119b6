/**
 * Moving and removing sections and articles: examples. `move-generated.test.ts` has the properties on
 * generated documents.
 */
import { describe, expect, test } from "vitest";
import { firstOf } from "../basics/elements.ts";
import { markedDocument, markedText } from "../../tests/support/samples/marked-text.ts";
import { canonicalDocument } from "../document/canonical.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { moveArticle, moveSection, removeEntry } from "./move.ts";
import type { BulletinDocument } from "../document/schema.ts";

const newIds = () => sequentialIds("n");
const linesOf = (document: BulletinDocument) => {
  const canonical = canonicalDocument(document);
  const texts = markedText(canonical).split("\n");
  return canonical.blocks.map(({ id }, index) => `${id} ${texts[index]}`);
};

const issue = markedDocument(
  [
    "【检查督导】",
    "@@甲@@　一是{!做实!}。{-旧-}",
    "再次。",
    "（本刊）",
    "@@乙@@　内容。",
    "（某局）",
    "【简讯】",
    "简讯|^^【文明实践】^^@@区妇联：@@丙。@@北坡镇：@@丁。@@东河街道：@@戊。",
    "简讯|^^【常态创建】^^@@区发改局：@@己。",
    "【空栏】",
  ].join("\n"),
);

describe("sections", () => {
  test("move with all their articles", () => {
    expect(moveSection(issue, "b7", "b1").blocks.map(({ id }) => id)).toEqual([
      "b7",
      "b8",
      "b9",
      "b1",
      "b2",
      "b3",
      "b4",
      "b5",
      "b6",
      "b10",
    ]);
    expect(moveSection(issue, "b1", null).blocks.map(({ id }) => id)).toEqual([
      "b7",
      "b8",
      "b9",
      "b10",
      "b1",
      "b2",
      "b3",
      "b4",
      "b5",
      "b6",
    ]);
    expect(moveSection(issue, "b1", "b10").blocks.map(({ id }) => id)).toEqual([
      "b7",
      "b8",
      "b9",
      "b1",
      "b2",
      "b3",
      "b4",
      "b5",
      "b6",
      "b10",
    ]);
  });

  test.each([
    ["b1", "b7"],
    ["b1", "b1"],
    ["b10", null],
    ["b2", null],
    ["b1", "b2"],
    ["gone", null],
    ["b1", "gone"],
  ])("moving %s before %s returns the same document", (id, before) => {
    expect(moveSection(issue, id, before)).toBe(issue);
  });
});

describe("articles", () => {
  test("move with their source line and revisions, also to another section", () => {
    expect(linesOf(moveArticle(issue, "b2", { section: "b1", before: null })).slice(0, 6)).toEqual([
      "b1 【检查督导】",
      "b5 @@乙@@　内容。",
      "b6 （某局）",
      "b2 @@甲@@　一是{!做实!}。{-旧-}",
      "b3 再次。",
      "b4 （本刊）",
    ]);
    expect(moveArticle(issue, "b5", { section: "b10", before: null }).blocks.map(({ id }) => id)).toEqual([
      "b1",
      "b2",
      "b3",
      "b4",
      "b7",
      "b8",
      "b9",
      "b10",
      "b5",
      "b6",
    ]);
    expect(moveArticle(issue, "b9", { section: "b1", before: "b2" }).blocks.map(({ id }) => id)).toEqual([
      "b1",
      "b9",
      "b2",
      "b3",
      "b4",
      "b5",
      "b6",
      "b7",
      "b8",
      "b10",
    ]);
  });

  test("move with the blank paragraphs that follow them", () => {
    const blank = markedDocument("@@甲@@　一。\n\n{-旧-}\n@@乙@@　二。");
    expect(moveArticle(blank, "b4", { section: null, before: "b1" }).blocks.map(({ id }) => id)).toEqual([
      "b4",
      "b1",
      "b2",
      "b3",
    ]);
  });

  test("move to a place above the first section", () => {
    expect(linesOf(moveArticle(issue, "b9", { section: null, before: null })).slice(0, 2)).toEqual([
      "b9 简讯|^^【常态创建】^^@@区发改局：@@己。",
      "b1 【检查督导】",
    ]);
    const opening = markedDocument("@@甲@@　一。\n【栏】\n@@乙@@　二。");
    expect(linesOf(moveArticle(opening, "b3", { section: null, before: null }))).toEqual([
      "b1 @@甲@@　一。",
      "b3 @@乙@@　二。",
      "b2 【栏】",
    ]);
  });

  test.each([
    ["b2", "b1", "b2"],
    ["b2", "b1", "b5"],
    ["b5", "b1", null],
    ["b8#3", "b7", "b9"],
    ["b8", "b7", "b8#2"],
    ["gone", "b1", null],
    ["b7", "b1", null],
    ["b2", "gone", null],
    ["b2", "b7", "b5"],
    ["b2", "b1", "gone"],
  ])("moving %s in %s before %s returns the same document", (id, section, before) => {
    expect(moveArticle(issue, id, { section, before })).toBe(issue);
  });
});

describe("items that share a block", () => {
  const items = (document: BulletinDocument) => linesOf(document).slice(6, -1);
  const [rest, label] = ["b9 简讯|^^【常态创建】^^@@区发改局：@@己。", "^^【文明实践】^^"];

  test("are reordered inside the block", () => {
    expect(items(moveArticle(issue, "b8", { section: "b7", before: "b8#3" }))).toEqual([
      "b7 【简讯】",
      `b8 简讯|${label}@@北坡镇：@@丁。@@区妇联：@@丙。@@东河街道：@@戊。`,
      rest,
    ]);
    expect(items(moveArticle(issue, "b8#3", { section: "b7", before: "b8" }))).toEqual([
      "b7 【简讯】",
      `b8 简讯|${label}@@东河街道：@@戊。@@区妇联：@@丙。@@北坡镇：@@丁。`,
      rest,
    ]);
  });

  test("leave the block with a copy of the label; the rest stays one block with its id", () => {
    expect(items(moveArticle(issue, "b8#2", { section: "b7", before: null }, newIds()))).toEqual([
      "b7 【简讯】",
      `b8 简讯|${label}@@区妇联：@@丙。@@东河街道：@@戊。`,
      rest,
      `n1 简讯|${label}@@北坡镇：@@丁。`,
    ]);
    expect(items(moveArticle(issue, "b8", { section: "b7", before: null }, newIds()))).toEqual([
      "b7 【简讯】",
      `b8 简讯|${label}@@北坡镇：@@丁。@@东河街道：@@戊。`,
      rest,
      `n1 简讯|${label}@@区妇联：@@丙。`,
    ]);
  });

  test("are split into two blocks by an article moved between them", () => {
    expect(items(moveArticle(issue, "b9", { section: "b7", before: "b8#2" }, newIds()))).toEqual([
      "b7 【简讯】",
      `b8 简讯|${label}@@区妇联：@@丙。`,
      rest,
      `n1 简讯|${label}@@北坡镇：@@丁。@@东河街道：@@戊。`,
    ]);
  });

  test("take along the deleted text that follows them; comments and properties of the label stay", () => {
    const trackedDocument = markedDocument(
      "简讯|{!^^【甲】^^!}{-旧：-}@@乙：@@丙。{-丁。-}@@戊：@@己。\n简讯|@@庚：@@辛。",
    );
    trackedDocument.blocks[0] = { ...firstOf(trackedDocument.blocks), later: 1, inserted: "r2" };
    const after = moveArticle(trackedDocument, "b1", { section: null, before: null }, newIds());
    expect(linesOf(after)).toEqual([
      "b1 简讯|^^{!【甲】!}^^@@戊：@@己。",
      "b2 简讯|@@庚：@@辛。",
      "n1 简讯|^^【甲】^^{-旧：-}@@乙：@@丙。{-丁。-}",
    ]);
    expect(after.blocks[0]).toMatchObject({ later: 1, inserted: "r2" });
    expect(after.blocks[2]).not.toHaveProperty("later");
  });

  test("get a block of their own if they would become part of another item", () => {
    const nameless = markedDocument("简讯|甲。@@乙：@@丙。");
    expect(linesOf(moveArticle(nameless, "b1", { section: null, before: null }, newIds()))).toEqual([
      "b1 简讯|@@乙：@@丙。",
      "n1 简讯|甲。",
    ]);
  });
});

test("an article without a title does not move to where it would become part of another", () => {
  const untitledIssue = markedDocument("【栏】\n甲。\n（本刊）\n@@乙@@　无供稿行。\n【栏】");
  expect(moveArticle(untitledIssue, "b2", { section: "b1", before: null })).toBe(untitledIssue);
  expect(moveArticle(untitledIssue, "b2", { section: "b5", before: null })).not.toBe(untitledIssue);
});

test("removing an entry removes all of it, and leaves the label to the other items", () => {
  expect(removeEntry(issue, "b2").blocks.map(({ id }) => id)).toEqual([
    "b1",
    "b5",
    "b6",
    "b7",
    "b8",
    "b9",
    "b10",
  ]);
  expect(removeEntry(issue, "b7").blocks.map(({ id }) => id)).toEqual([
    "b1",
    "b2",
    "b3",
    "b4",
    "b5",
    "b6",
    "b10",
  ]);
  expect(linesOf(removeEntry(issue, "b8"))[7]).toBe(
    "b8 简讯|^^【文明实践】^^@@北坡镇：@@丁。@@东河街道：@@戊。",
  );
  expect(linesOf(removeEntry(issue, "b8#2"))[7]).toBe(
    "b8 简讯|^^【文明实践】^^@@区妇联：@@丙。@@东河街道：@@戊。",
  );
  expect(removeEntry(issue, "gone")).toBe(issue);
});
