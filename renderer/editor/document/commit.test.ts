/**
 * Moving and removing blocks in a headless editor: one undo step, the same nodes, and the selection stays in
 * its text.
 */
import { buildEditorFromExtensions } from "@lexical/extension";
import { $getRoot, UNDO_COMMAND, type LexicalEditor } from "lexical";
import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { canonicalDocument } from "../../../shared/bulletin/canonical.ts";
import { sequentialIds } from "../../../shared/bulletin/identifiers.ts";
import { moveArticle, moveSection, removeEntry } from "../../../shared/bulletin/move.ts";
import { deriveOutline } from "../../../shared/bulletin/outline.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { arbitraryBulletin } from "../../../tests/support/arbitrary-bulletin.ts";
import { markedDocument, markedText } from "../../../tests/support/marked-text.ts";
import { readBulletin } from "./read.ts";
import { bulletinExtension } from "../extension.ts";
import { $isBlock } from "../nodes.ts";
import { $placeOf, $getRange, $selectPlaces, type Place } from "../selection.ts";
import { commit } from "./commit.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor.dispose());

const open = (bulletin: BulletinDocument) =>
  (editor = buildEditorFromExtensions(bulletinExtension(bulletin)));
const read = () => readBulletin(editor);
const undo = () => {
  editor.dispatchCommand(UNDO_COMMAND, undefined);
  editor.update(() => undefined, { discrete: true });
};
const $block = (index: number) => $getRoot().getChildren().filter($isBlock)[index]!;
/** All text nodes, with their keys. */
const keys = () =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getAllTextNodes()
      .map((node) => `${node.getKey()} ${node.getTextContent()}`),
  );
/** The two characters after each end of the selection. */
const textAfterEnds = () =>
  editor.getEditorState().read(() =>
    [$getRange()?.anchor, $getRange()?.focus].map((point) => {
      const place: Place | null | undefined = point && $placeOf(point);
      return place?.block.getTextContent().slice(place.offset, place.offset + 2);
    }),
  );

const issue = markedDocument(
  "【甲】\n@@子@@　一段。\n（本刊）\n@@丑@@　二段。\n【乙】\n简讯|^^【文明】^^@@寅：@@三段。@@卯：@@四段。\n@@辰@@　五段。",
);

test.each([
  ["a section", (bulletin: BulletinDocument) => moveSection(bulletin, "b5", "b1")],
  [
    "an article",
    (bulletin: BulletinDocument) => moveArticle(bulletin, "b2", { section: "b5", before: null }),
  ],
  [
    "an item of a brief",
    (bulletin: BulletinDocument) =>
      moveArticle(bulletin, "b6#2", { section: "b1", before: "b2" }, sequentialIds("n")),
  ],
  [
    "items inside their block",
    (bulletin: BulletinDocument) =>
      moveArticle(bulletin, "b6", { section: "b5", before: "b7" }, sequentialIds("n")),
  ],
  [
    "something between two items",
    (bulletin: BulletinDocument) =>
      moveArticle(bulletin, "b2", { section: "b5", before: "b6#2" }, sequentialIds("n")),
  ],
])("moving %s is one undo step and keeps nodes and selection", (_, change) => {
  open(issue);
  editor.update(() => $selectPlaces({ block: $block(5), offset: 11 }, { block: $block(1), offset: 2 }), {
    discrete: true,
  });
  const nodes = keys();
  const ends = textAfterEnds();
  const before = read();
  expect(ends).toEqual(["四段", "一段"]);
  const after = change(before);
  expect(after).not.toBe(before);
  commit(editor, () => after);
  expect(read()).toEqual(canonicalDocument(after));
  expect(keys()).toEqual(expect.arrayContaining(nodes));
  expect(textAfterEnds()).toEqual(ends);
  undo();
  expect(read()).toEqual(issue);
  expect(textAfterEnds()).toEqual(ends);
});

test("undo restores a removed entry; an emptied issue keeps one paragraph", () => {
  open(issue);
  editor.update(() => $selectPlaces({ block: $block(5), offset: 11 }, { block: $block(5), offset: 12 }), {
    discrete: true,
  });
  for (const id of ["b6#2", "b6", "b5", "b2"]) {
    const before = read();
    const after = removeEntry(before, id);
    commit(editor, () => after);
    expect(markedText(read())).toBe(markedText(canonicalDocument(after)));
    undo();
    expect(read()).toEqual(issue);
  }
  commit(editor, (bulletin) => ({ ...bulletin, blocks: [] }));
  expect(read().blocks).toMatchObject([{ style: "body", runs: [] }]);
  undo();
  expect(read()).toEqual(issue);
});

test("in any bulletin the editor gets exactly the computed blocks", () => {
  fc.assert(
    fc.property(
      arbitraryBulletin,
      fc.nat({ max: 1000 }),
      fc.nat({ max: 1000 }),
      fc.boolean(),
      (bulletin, which, where, removes) => {
        open(bulletin);
        const before = read();
        const { sections } = deriveOutline(before);
        const articles = sections.flatMap((section) => section.articles);
        const places = sections.flatMap(({ id, articles: of }) => [
          ...of.map((article) => ({ section: id, before: article.id })),
          { section: id, before: null },
        ]);
        const [article, place] = [articles[which % articles.length], places[where % places.length]];
        if (!article || !place) return;
        const after = removes ? removeEntry(before, article.id) : moveArticle(before, article.id, place);
        commit(editor, () => after);
        if (after.blocks.length > 0) expect(read()).toEqual(canonicalDocument(after));
        if (after !== before) undo();
        expect(read()).toEqual(before);
        editor.dispose();
      },
    ),
    { numRuns: 200 },
  );
});
