import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/arbitrary-bulletin.ts";
import { arbitraryTextDocument } from "../../tests/support/arbitrary-text.ts";
import { markedDocument, markedText } from "../../tests/support/marked-text.ts";
import { canonicalDocument } from "./canonical.ts";
import { sequentialIds } from "./identifiers.ts";
import { moveArticle, moveSection, removeEntry } from "./move.ts";
import { outline } from "./outline.ts";
import { isHeading, piecesOf } from "./pieces.ts";
import type { BulletinDocument } from "./schema.ts";

const newIds = () => sequentialIds("n");
const shown = (document: BulletinDocument) => {
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
  test("move with all that is theirs", () => {
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
  ])("%s before %s: the same document", (id, before) => {
    expect(moveSection(issue, id, before)).toBe(issue);
  });
});

describe("articles", () => {
  test("move with source line and marks, to another section too", () => {
    expect(shown(moveArticle(issue, "b2", { section: "b1", before: null })).slice(0, 6)).toEqual([
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

  test("blank paragraphs go with the article that they follow", () => {
    const blank = markedDocument("@@甲@@　一。\n\n{-旧-}\n@@乙@@　二。");
    expect(moveArticle(blank, "b4", { section: null, before: "b1" }).blocks.map(({ id }) => id)).toEqual([
      "b4",
      "b1",
      "b2",
      "b3",
    ]);
  });

  test("before the first section", () => {
    expect(shown(moveArticle(issue, "b9", { section: null, before: null })).slice(0, 2)).toEqual([
      "b9 简讯|^^【常态创建】^^@@区发改局：@@己。",
      "b1 【检查督导】",
    ]);
    const opening = markedDocument("@@甲@@　一。\n【栏】\n@@乙@@　二。");
    expect(shown(moveArticle(opening, "b3", { section: null, before: null }))).toEqual([
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
  ])("%s in %s before %s: the same document", (id, section, before) => {
    expect(moveArticle(issue, id, { section, before })).toBe(issue);
  });
});

describe("items that share a block", () => {
  const items = (document: BulletinDocument) => shown(document).slice(6, -1);
  const [rest, label] = ["b9 简讯|^^【常态创建】^^@@区发改局：@@己。", "^^【文明实践】^^"];

  test("change places inside it", () => {
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

  test("leave it with a copy of the label; what stays is one block with its id", () => {
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

  test("what comes between them parts their block", () => {
    expect(items(moveArticle(issue, "b9", { section: "b7", before: "b8#2" }, newIds()))).toEqual([
      "b7 【简讯】",
      `b8 简讯|${label}@@区妇联：@@丙。`,
      rest,
      `n1 简讯|${label}@@北坡镇：@@丁。@@东河街道：@@戊。`,
    ]);
  });

  test("deleted text goes with what it follows; remarks and properties of the label stay", () => {
    const marked = markedDocument(
      "简讯|{!^^【甲】^^!}{-旧：-}@@乙：@@丙。{-丁。-}@@戊：@@己。\n简讯|@@庚：@@辛。",
    );
    marked.blocks[0] = { ...marked.blocks[0]!, later: 1, inserted: "r2" };
    const after = moveArticle(marked, "b1", { section: null, before: null }, newIds());
    expect(shown(after)).toEqual([
      "b1 简讯|^^{!【甲】!}^^@@戊：@@己。",
      "b2 简讯|@@庚：@@辛。",
      "n1 简讯|^^【甲】^^{-旧：-}@@乙：@@丙。{-丁。-}",
    ]);
    expect(after.blocks[0]).toMatchObject({ later: 1, inserted: "r2" });
    expect(after.blocks[2]).not.toHaveProperty("later");
  });

  test("an item without a name gets a block of its own rather than become part of another", () => {
    const nameless = markedDocument("简讯|甲。@@乙：@@丙。");
    expect(shown(moveArticle(nameless, "b1", { section: null, before: null }, newIds()))).toEqual([
      "b1 简讯|@@乙：@@丙。",
      "n1 简讯|甲。",
    ]);
  });
});

test("an article without a title stays where it would become part of another", () => {
  const untitled = markedDocument("【栏】\n甲。\n（本刊）\n@@乙@@　无供稿行。\n【栏】");
  expect(moveArticle(untitled, "b2", { section: "b1", before: null })).toBe(untitled);
  expect(moveArticle(untitled, "b2", { section: "b5", before: null })).not.toBe(untitled);
});

test("removing takes what belongs to it, and leaves the label to what stays", () => {
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
  expect(shown(removeEntry(issue, "b8"))[7]).toBe(
    "b8 简讯|^^【文明实践】^^@@北坡镇：@@丁。@@东河街道：@@戊。",
  );
  expect(shown(removeEntry(issue, "b8#2"))[7]).toBe(
    "b8 简讯|^^【文明实践】^^@@区妇联：@@丙。@@东河街道：@@戊。",
  );
  expect(removeEntry(issue, "gone")).toBe(issue);
});

/** Every character with all that it carries, in no order. */
const account = ({ blocks }: BulletinDocument) =>
  blocks
    .flatMap(({ runs }) =>
      runs.flatMap(({ text, ...carried }) =>
        Array.from(text, (character) => JSON.stringify([character, carried])),
      ),
    )
    .toSorted();
const contents = (document: BulletinDocument) =>
  outline(document).sections.flatMap((section) => [
    ...(section.id === null ? [] : [section.id]),
    ...section.articles.map(({ title, tag, text, points, source }) =>
      JSON.stringify([title, tag, text, points, source]),
    ),
  ]);
const choice = fc.nat({ max: 1000 });

describe.each([
  ["usual", arbitraryTextDocument],
  ["odd", arbitraryBulletin],
])("in any %s document", (_, arbitrary) => {
  test("the pieces are all of it", () => {
    fc.assert(
      fc.property(arbitrary, (document) => {
        expect(piecesOf(document).flatMap(({ runs }) => runs)).toEqual(
          document.blocks.flatMap(({ runs }) => runs),
        );
        const names = new Set(piecesOf(document).map(({ name }) => name));
        for (const { id } of outline(document).sections.flatMap(({ articles }) => articles))
          expect(names).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  test("an article moves whole: the same articles in the new order, the same characters but for a copied label", () => {
    fc.assert(
      fc.property(arbitrary, choice, choice, (document, which, where) => {
        const { sections } = outline(document);
        const articles = sections.flatMap((section) => section.articles);
        const places = sections.flatMap(({ id, articles: of }) => [
          ...of.map((article) => ({ section: id, before: article.id })),
          { section: id, before: null },
        ]);
        const article = articles[which % articles.length];
        const place = places[where % places.length];
        if (!article || !place) return;
        const moved = moveArticle(document, article.id, place, newIds());
        expect(contents(moved).toSorted()).toEqual(contents(document).toSorted());
        const ids = moved.blocks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const block of document.blocks) {
          const found = moved.blocks.find(({ id }) => id === block.id);
          expect({ ...found, runs: [] }).toEqual({ ...block, runs: [] });
        }
        // A label is copied with each new block; nothing else is more than it was.
        const had = account(document);
        const extra = account(moved);
        for (const one of had) extra.splice(extra.indexOf(one), 1);
        expect(account(moved).length).toBe(had.length + extra.length);
        expect(extra.every((one) => one.includes('"tag":true'))).toBe(true);
        if (moved.blocks.length === document.blocks.length) expect(extra).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("a section moves whole", () => {
    fc.assert(
      fc.property(arbitrary, choice, choice, (document, which, where) => {
        const headings = document.blocks.filter(isHeading).map(({ id }) => id);
        const id = headings[which % headings.length];
        if (id === undefined) return;
        const before = [...headings, null][where % (headings.length + 1)] ?? null;
        const moved = moveSection(document, id, before);
        expect(new Set(moved.blocks)).toEqual(new Set(document.blocks));
        const was = outline(document).sections;
        const rest = was.filter((section) => section.id !== id);
        const at = before === null ? rest.length : rest.findIndex((section) => section.id === before);
        const expected =
          before === id ? was : rest.toSpliced(at, 0, ...was.filter((section) => section.id === id));
        expect(outline(moved).sections).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("what is removed is gone, and nothing else", () => {
    fc.assert(
      fc.property(arbitrary, choice, (document, which) => {
        const { sections } = outline(document);
        const ids = sections.flatMap((section) => [
          ...(section.id === null ? [] : [section.id]),
          ...section.articles.map(({ id }) => id),
        ]);
        const id = ids[which % ids.length];
        if (id === undefined) return;
        const after = removeEntry(document, id);
        expect(after).not.toEqual(document);
        const all = account(document);
        const left = account(after);
        for (const one of left) all.splice(all.indexOf(one), 1);
        expect(left.length + all.length).toBe(account(document).length);
      }),
      { numRuns: 300 },
    );
  });
});

test("where every article has a title, each can go everywhere", () => {
  const name = fc.constantFrom("甲", "乙", "丙", "丁");
  const item = name.map((unit) => `@@${unit}：@@{!内!}容。`);
  const block = fc.oneof(
    fc.constant("【栏】"),
    fc
      .tuple(name, fc.constantFrom("", "\n（本刊）", "\n再一段。"))
      .map(([title, more]) => `@@${title}@@　正文。${more}`),
    fc
      .tuple(fc.constantFrom("", "^^【文明实践】^^"), fc.array(item, { minLength: 1, maxLength: 3 }))
      .map(([label, of]) => `简讯|${label}${of.join("")}`),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 7 }), choice, choice, (lines, which, where) => {
      const document = markedDocument(lines.join("\n"));
      const { sections } = outline(document);
      const articles = sections.flatMap((section) => section.articles);
      const places = sections.flatMap(({ id, articles: of }) => [
        ...of.map((article) => ({ section: id, before: article.id as string | null })),
        { section: id, before: null },
      ]);
      const article = articles[which % articles.length];
      const place = places[where % places.length];
      if (!article || !place) return;
      const at = sections
        .flatMap(({ id, articles: of }) =>
          of.map((each, index) => ({ id: each.id, section: id, next: of[index + 1]?.id ?? null })),
        )
        .find(({ id }) => id === article.id);
      const stays =
        place.section === at?.section && (place.before === at.next || place.before === article.id);
      expect(moveArticle(document, article.id, place) === document).toBe(stays);
    }),
    { numRuns: 1000 },
  );
});
