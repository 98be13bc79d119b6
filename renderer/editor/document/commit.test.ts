/** The laws of the gate, in a headless editor, for any change; and moves of entries of the outline. */
import { buildEditorFromExtensions } from "@lexical/extension";
import { $getRoot, $getState, REDO_COMMAND, UNDO_COMMAND, type LexicalEditor } from "lexical";
import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { elementAt } from "../../../shared/basics/elements.ts";
import { canonicalDocument, sameData } from "../../../shared/document/canonical.ts";
import { applyEdits } from "../../../shared/editing/edits.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import { moveArticle, moveSection, removeEntry } from "../../../shared/editing/move.ts";
import { deriveOutline } from "../../../shared/document/outline.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { arbitraryBulletin } from "../../../tests/support/generators/arbitrary-bulletin.ts";
import {
  arbitraryChange,
  arbitraryCleanBulletin,
} from "../../../tests/support/generators/arbitrary-changes.ts";
import { readable, showMarks } from "../../../tests/support/samples/marked-documents.ts";
import { markedDocument, markedText } from "../../../tests/support/samples/marked-text.ts";
import { readBulletin } from "./read.ts";
import { bulletinExtension } from "../extension.ts";
import { $isBlock, idState } from "../nodes/nodes.ts";
import { registerTracking } from "../revisions/tracking.ts";
import { $placeOf, $getRange, $selectPlaces, type Place } from "../nodes/selection.ts";
import { commit } from "./commit.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor.dispose());

const open = (bulletin: BulletinDocument) =>
  (editor = buildEditorFromExtensions(bulletinExtension(bulletin)));
const read = () => readBulletin(editor);
const travel = (command: typeof UNDO_COMMAND) => {
  editor.dispatchCommand(command, undefined);
  editor.update(() => undefined, { discrete: true });
};
const undo = () => travel(UNDO_COMMAND);
const $block = (index: number) => elementAt($getRoot().getChildren().filter($isBlock), index);
/** Selects from one place to another; a place is the number of its block and the offset in it. */
const select = (anchor: [number, number], focus = anchor) =>
  editor.update(
    () =>
      $selectPlaces(
        { block: $block(anchor[0]), offset: anchor[1] },
        { block: $block(focus[0]), offset: focus[1] },
      ),
    { discrete: true },
  );
/** Both ends of the selection: id of the block and offset. */
const spots = () =>
  editor.getEditorState().read(() =>
    [$getRange()?.anchor, $getRange()?.focus].map((point) => {
      const place = point && $placeOf(point);
      return place && [$getState(place.block, idState), place.offset];
    }),
  );
/** The key of the node of each block and of its text nodes, by the id of the block. */
const keysById = () =>
  editor.getEditorState().read(
    () =>
      new Map(
        $getRoot()
          .getChildren()
          .filter($isBlock)
          .map((node) => [$getState(node, idState), [node.getKey(), ...node.getChildrenKeys()]]),
      ),
  );
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

const laws = { numRuns: 100 };
const places = fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 2, maxLength: 2 });
/** Selects between two places that are given by any numbers. */
const selectAny = ([anchor, focus]: [number, number][]) => {
  const { blocks } = read();
  const [from, to] = [anchor!, focus!].map(([at, offset]): [number, number] => {
    const block = elementAt(blocks, at % blocks.length);
    const length = block.runs.reduce((sum, { text }) => sum + text.length, 0);
    return [at % blocks.length, offset % (length + 1)];
  });
  select(from!, to);
};

test("any change is written exactly, and one undo and one redo go back and forth", () => {
  fc.assert(
    fc.property(arbitraryBulletin, arbitraryChange, places, (bulletin, change, ends) => {
      open(bulletin);
      selectAny(ends);
      const before = read();
      const after = change(before);
      const result = commit(editor, change);
      expect(result === null).toBe(sameData(canonicalDocument(after), before));
      if (after.blocks.length > 0) expect(read()).toEqual(canonicalDocument(after));
      const written = read();
      if (result) undo();
      expect(read()).toEqual(before);
      if (result) travel(REDO_COMMAND);
      expect(read()).toEqual(written);
      editor.dispose();
    }),
    laws,
  );
});

test("blocks that a change leaves alone keep their nodes, and a selection in them stays", () => {
  fc.assert(
    fc.property(arbitraryBulletin, arbitraryChange, places, (bulletin, change, ends) => {
      open(bulletin);
      selectAny(ends);
      const keysBefore = keysById();
      const spotsBefore = spots();
      commit(editor, change);
      const { blocks } = read();
      const sameIds = blocks.filter((block) =>
        sameData(
          block,
          bulletin.blocks.find(({ id }) => id === block.id),
        ),
      );
      for (const { id } of sameIds) expect(keysById().get(id)).toEqual(keysBefore.get(id));
      for (const [index, spot] of spots().entries())
        if (sameIds.some(({ id }) => id === spotsBefore[index]?.[0]))
          expect(spot).toEqual(spotsBefore[index]);
      editor.dispose();
    }),
    laws,
  );
});

test("with tracking on, rejecting everything gives the text before a change, and accepting it the text after", () => {
  fc.assert(
    fc.property(arbitraryCleanBulletin, arbitraryChange, places, (bulletin, change, ends) => {
      open(bulletin);
      selectAny(ends);
      const stop = registerTracking(editor, () => ({ author: "陆文川", role: "校对" }));
      const before = read();
      const after = change(before);
      fc.pre(after.blocks.length > 0);
      const result = commit(editor, change);
      expect(readable(settleAll(read(), "reject"))).toEqual(readable(before));
      expect(readable(settleAll(read(), "accept"))).toEqual(readable(canonicalDocument(after)));
      if (result) undo();
      expect(read()).toEqual(before);
      stop();
      editor.dispose();
    }),
    laws,
  );
});

test("a change that is not tracked makes no revisions; one that joins the step before is undone with it", () => {
  open(issue);
  registerTracking(editor, () => ({ author: "陆文川", role: "校对" }));
  const number = (value: number) => (bulletin: BulletinDocument) => ({
    ...bulletin,
    masthead: { ...bulletin.masthead, number: value },
  });
  commit(editor, number(7), { isTracked: false });
  commit(editor, number(8), { isTracked: false, step: "join" });
  expect(read()).toEqual(number(8)(issue));
  undo();
  expect(read()).toEqual(issue);
  commit(editor, number(7));
  expect(Object.values(read().revisions)).toMatchObject([{ kind: "field", field: "masthead.number" }]);
});

test("the same bulletin is no change and no undo step, and a read-only issue is not changed", () => {
  open(issue);
  commit(editor, (bulletin) => removeEntry(bulletin, "b5"));
  expect(commit(editor, structuredClone<BulletinDocument>)).toBeNull();
  expect(commit(editor, () => null)).toBeNull();
  undo();
  expect(read()).toEqual(issue);
  editor.setEditable(false);
  expect(commit(editor, (bulletin) => removeEntry(bulletin, "b5"))).toBeNull();
  expect(read()).toEqual(issue);
});

test("the caret follows its text when text before it in its paragraph changes", () => {
  open(markedDocument("督导组查看了市场。"));
  select([0, 6], [0, 2]);
  const replace = (start: number, end: number, text: string) =>
    commit(editor, (bulletin) => applyEdits(bulletin, [{ block: "b1", start, end, text }]));
  replace(3, 5, "实地查看");
  expect(spots()).toEqual([
    ["b1", 8],
    ["b1", 2],
  ]);
  replace(0, 3, "组");
  expect(spots()).toEqual([
    ["b1", 6],
    ["b1", 0],
  ]);
});

test("in a file that gives an id twice, a change is written into the right one of its blocks", () => {
  const body = (text: string) => ({ id: "x", style: "body" as const, runs: [{ text }] });
  open({ ...issue, blocks: [body("一段"), body("二段"), body("三段")] });
  registerTracking(editor, () => ({ author: "陆文川", role: "校对" }));
  select([0, 2]);
  for (const letter of "落实") editor.update(() => $getRange()?.insertText(letter), { discrete: true });
  expect(showMarks(read())).toBe("一段+[落实]¶二段¶三段¶");
  commit(editor, (bulletin) => ({
    ...bulletin,
    blocks: bulletin.blocks.map((block, index) => (index === 1 ? body("两段") : block)),
  }));
  expect(showMarks(read())).toBe("一段+[落实]¶-[二段]+[两段]¶三段¶");
  select([1, 0]);
  commit(editor, (bulletin) => ({ ...bulletin, blocks: [body("甲"), body("乙")] }), { isTracked: false });
  expect(showMarks(read())).toBe("甲¶乙¶");
});

test("text typed into a caption while changes are tracked stays in order", () => {
  const table = { columns: [1], headerRows: 0, rows: [[{ text: "" }]] };
  open({ ...issue, blocks: [{ id: "b1", style: "table", table, runs: [{ text: "图一二三" }] }] });
  registerTracking(editor, () => ({ author: "陆文川", role: "校对" }));
  select([0, 2]);
  for (const letter of "市场") editor.update(() => $getRange()?.insertText(letter), { discrete: true });
  expect(showMarks(read())).toBe("图一+[市场]二三¶");
  expect(spots()[0]).toEqual(["b1", 4]);
});

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
  select([5, 11], [1, 2]);
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
  select([5, 11], [5, 12]);
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
