/** Moving and removing sections and articles: properties on generated documents. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { arbitraryTextDocument } from "../../tests/support/generators/arbitrary-text.ts";
import { markedDocument } from "../../tests/support/samples/marked-text.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { moveArticle, moveSection, removeEntry } from "./move.ts";
import { deriveOutline } from "../document/outline.ts";
import { isHeading, piecesOf } from "./pieces.ts";
import type { BulletinDocument } from "../document/schema.ts";

const newIds = () => sequentialIds("n");

/** Every character with the properties of its run, sorted. */
const charactersOf = ({ blocks }: BulletinDocument) =>
  blocks
    .flatMap(({ runs }) =>
      runs.flatMap(({ text, ...properties }) =>
        Array.from(text, (character) => JSON.stringify([character, properties])),
      ),
    )
    .toSorted();
const contentOf = (document: BulletinDocument) =>
  deriveOutline(document).sections.flatMap((section) => [
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
  test("the pieces contain every run and begin at every article", () => {
    fc.assert(
      fc.property(arbitrary, (document) => {
        expect(piecesOf(document).flatMap(({ runs }) => runs)).toEqual(
          document.blocks.flatMap(({ runs }) => runs),
        );
        const names = new Set(piecesOf(document).map(({ name }) => name));
        for (const { id } of deriveOutline(document).sections.flatMap(({ articles }) => articles))
          expect(names).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  test("moving an article gives the same articles in a new order, and no new characters except copied labels", () => {
    fc.assert(
      fc.property(arbitrary, choice, choice, (document, which, where) => {
        const { sections } = deriveOutline(document);
        const articles = sections.flatMap((section) => section.articles);
        const places = sections.flatMap(({ id, articles: of }) => [
          ...of.map((article) => ({ section: id, before: article.id })),
          { section: id, before: null },
        ]);
        const article = articles[which % articles.length];
        const place = places[where % places.length];
        if (!article || !place) return;
        const result = moveArticle(document, article.id, place, newIds());
        expect(contentOf(result).toSorted()).toEqual(contentOf(document).toSorted());
        const ids = result.blocks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const block of document.blocks) {
          const movedBlock = result.blocks.find(({ id }) => id === block.id);
          expect({ ...movedBlock, runs: [] }).toEqual({ ...block, runs: [] });
        }
        // A label is copied into each new block; nothing else is added.
        const charactersBefore = charactersOf(document);
        const extra = charactersOf(result);
        for (const one of charactersBefore) extra.splice(extra.indexOf(one), 1);
        expect(charactersOf(result).length).toBe(charactersBefore.length + extra.length);
        expect(extra.every((one) => one.includes('"tag":true'))).toBe(true);
        if (result.blocks.length === document.blocks.length) expect(extra).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("moving a section moves all its blocks and no others", () => {
    fc.assert(
      fc.property(arbitrary, choice, choice, (document, which, where) => {
        const headings = document.blocks.filter(isHeading).map(({ id }) => id);
        const id = headings[which % headings.length];
        if (id === undefined) return;
        const before = [...headings, null][where % (headings.length + 1)] ?? null;
        const result = moveSection(document, id, before);
        expect(new Set(result.blocks)).toEqual(new Set(document.blocks));
        const oldSections = deriveOutline(document).sections;
        const rest = oldSections.filter((section) => section.id !== id);
        const at = before === null ? rest.length : rest.findIndex((section) => section.id === before);
        const expectedSections =
          before === id
            ? oldSections
            : rest.toSpliced(at, 0, ...oldSections.filter((section) => section.id === id));
        expect(deriveOutline(result).sections).toEqual(expectedSections);
      }),
      { numRuns: 300 },
    );
  });

  test("removing an entry leaves only characters that were there", () => {
    fc.assert(
      fc.property(arbitrary, choice, (document, which) => {
        const { sections } = deriveOutline(document);
        const ids = sections.flatMap((section) => [
          ...(section.id === null ? [] : [section.id]),
          ...section.articles.map(({ id }) => id),
        ]);
        const id = ids[which % ids.length];
        if (id === undefined) return;
        const after = removeEntry(document, id);
        expect(after).not.toEqual(document);
        const all = charactersOf(document);
        const remainingCharacters = charactersOf(after);
        for (const one of remainingCharacters) all.splice(all.indexOf(one), 1);
        expect(remainingCharacters.length + all.length).toBe(charactersOf(document).length);
      }),
      { numRuns: 300 },
    );
  });
});

test("if every article has a title, each can move to any place", () => {
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
      const { sections } = deriveOutline(document);
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
