/**
 * Comments without a screen: a comment moves with its text. Panel, keys and input methods are tested in
 * tests/screen/desk/comments.spec.ts.
 */
import { $getLexicalContent, $insertDataTransferForRichText } from "@lexical/clipboard";
import { buildEditorFromExtensions } from "@lexical/extension";
import * as fc from "fast-check";
import {
  $getRoot,
  BEFORE_INPUT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from "lexical";
import { afterEach, expect, test } from "vitest";
import { elementAt } from "../../../shared/basics/elements.ts";
import { findCleanUps } from "../../../shared/editing/clean-up.ts";
import { applyEdits, type Edit } from "../../../shared/editing/edits.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import { applyPointChanges } from "../../../shared/points/apply.ts";
import { formatPoints } from "../../../shared/points/format.ts";
import { defaultPointStyle } from "../../../shared/points/style.ts";
import type { Block, BulletinDocument, TextStyle } from "../../../shared/document/schema.ts";
import {
  addComment,
  listComments,
  removeThread,
  reply,
  setResolved,
} from "../../../shared/revisions/comments.ts";
import { editorCommands } from "../session/commands.ts";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { bulletinExtension } from "../extension.ts";
import { $isBlock } from "../nodes/nodes.ts";
import { $placeOf, $getRange, $selectPlaces } from "../nodes/selection.ts";
import { registerTracking } from "../revisions/tracking.ts";
import { commentsAtCaret, goToComment, selectedSpots } from "./anchors.ts";
import { changeComments } from "./change.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor.dispose());

const block = (id: string, text: string, style: TextStyle = "body"): Block => ({
  id,
  style,
  runs: [{ text }],
});
const base: BulletinDocument = {
  ...emptyDocument(sequentialIds("e")),
  blocks: [
    block("a", "【检查督导】", "section"),
    block("b", "督导组查看了市场。一是抓落实。二是强宣传。"),
    block("c", "要求整改到位 。"),
    block("d", "（本刊）", "source"),
  ],
};
const remark = { author: "陆文川", role: "proofreader", date: "2026-11-22T09:30:00Z", text: "核实" };

const open = (bulletin = base) => (editor = buildEditorFromExtensions(bulletinExtension(bulletin)));
const read = () => readBulletin(editor);
const update = (change: () => void) => editor.update(change, { discrete: true });
const texts = () => listComments(read()).map(({ id, text }) => [id, text]);
const at = (index: number, offset: number) => ({
  block: elementAt($getRoot().getChildren().filter($isBlock), index),
  offset,
});
const select = (from: [number, number], to: [number, number] = from) =>
  update(() => $selectPlaces(at(...from), at(...to)));
const comment = (id: string, blockId: string, start: number, end: number) =>
  changeComments(editor, (bulletin) => addComment(bulletin, [{ block: blockId, start, end }], id, remark));
const type = (text: string) => update(() => $getRange()?.insertText(text));
/** Types a key that the editor handles instead of the browser. */
const press = (text: string) =>
  update(() =>
    expect(
      editor.dispatchCommand(BEFORE_INPUT_COMMAND, {
        inputType: "insertText",
        data: text,
        preventDefault: () => undefined,
      } as unknown as InputEvent),
    ).toBe(true),
  );
const go = (command: typeof UNDO_COMMAND) => {
  editor.dispatchCommand(command, undefined);
  update(() => undefined);
};
const cut = () => {
  let content: string | null = null;
  update(() => {
    content = $getLexicalContent(editor);
    $getRange()?.removeText();
  });
  return content ?? "";
};
const paste = (content: string) =>
  update(() =>
    $insertDataTransferForRichText(
      {
        types: ["application/x-lexical-editor"],
        files: [],
        getData: (kind: string) => (kind === "application/x-lexical-editor" ? content : ""),
      } as unknown as DataTransfer,
      $getRange()!,
      editor,
    ),
  );

test("adding, answering, resolving and removing a comment are undo steps of their own and keep the selection", () => {
  open();
  select([1, 8], [1, 2]);
  comment("c1", "b", 6, 8);
  changeComments(editor, (bulletin) => reply(bulletin, "c1", { ...remark, text: "已核" }));
  changeComments(editor, (bulletin) => setResolved(bulletin, "c1", true));
  const resolvedBulletin = read();
  changeComments(editor, (bulletin) => removeThread(bulletin, "c1"));
  expect(read()).toEqual(base);
  go(UNDO_COMMAND);
  expect(read()).toEqual(resolvedBulletin);
  go(UNDO_COMMAND);
  go(UNDO_COMMAND);
  expect(listComments(read())).toMatchObject([
    { id: "c1", text: "市场", resolved: false, remarks: [remark] },
  ]);
  go(UNDO_COMMAND);
  expect(read()).toEqual(base);
  go(REDO_COMMAND);
  expect(texts()).toEqual([["c1", "市场"]]);
  open();
  select([1, 8], [1, 2]);
  comment("c1", "b", 0, 8);
  expect(
    editor
      .getEditorState()
      .read(() => [$getRange()!.anchor, $getRange()!.focus].map((point) => $placeOf(point)?.offset)),
  ).toEqual([8, 2]);
  expect(selectedSpots(editor)).toEqual({ from: { block: "b", offset: 2 }, to: { block: "b", offset: 8 } });
});

test("a read-only issue accepts no comment", () => {
  open();
  editor.setEditable(false);
  expect(comment("c1", "b", 0, 2)).toBe(false);
  expect(read()).toEqual(base);
});

test("text typed inside commented text gets the comment, text typed after it does not", () => {
  open();
  comment("c1", "b", 6, 8);
  select([1, 7]);
  type("农贸");
  expect(texts()).toEqual([["c1", "市农贸场"]]);
  update(
    () =>
      void $getRoot()
        .getAllTextNodes()
        .find((node) => node.getTextContent() === "市农贸场")
        ?.select(),
  );
  press("和");
  type("超市");
  expect(texts()).toEqual([["c1", "市农贸场"]]);
  expect(read().blocks[1]?.runs.map(({ text }) => text)).toEqual([
    "督导组查看了",
    "市农贸场",
    "和超市。一是抓落实。二是强宣传。",
  ]);
});

test("a comment survives Enter, undo, formatting points, clean-up, replacing and styles", () => {
  open();
  comment("c1", "b", 6, 12);
  comment("c2", "c", 2, 8);
  select([1, 10]);
  update(() => void editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
  expect(texts()).toEqual([
    ["c1", "市场。一是抓"],
    ["c2", "整改到位 。"],
  ]);
  go(UNDO_COMMAND);
  commit(editor, (bulletin) => applyPointChanges(bulletin, formatPoints(bulletin, defaultPointStyle)));
  expect(read().blocks[1]?.runs.some(({ point }) => point)).toBe(true);
  const edit = (edits: readonly Edit[]) => commit(editor, (bulletin) => applyEdits(bulletin, edits));
  edit(findCleanUps(read()));
  edit([{ block: "b", start: 5, end: 8, text: "了商场" }]);
  expect(texts()).toEqual([
    ["c1", "了商场。一是抓"],
    ["c2", "整改到位。"],
  ]);
  select([1, 0], [1, 3]);
  editorCommands["flag.title"](editor);
  editorCommands["style.brief"](editor);
  update(() => undefined);
  expect(texts()).toEqual([
    ["c1", "了商场。一是抓"],
    ["c2", "整改到位。"],
  ]);
});

test("a thread whose text is deleted is listed last, and undo restores its text", () => {
  open();
  comment("c1", "b", 6, 8);
  comment("c2", "c", 0, 2);
  select([1, 5], [1, 9]);
  update(() => $getRange()?.removeText());
  expect(texts()).toEqual([
    ["c2", "要求"],
    ["c1", ""],
  ]);
  expect(goToComment(editor, "c1")).toBe(false);
  go(UNDO_COMMAND);
  expect(texts()).toEqual([
    ["c1", "市场"],
    ["c2", "要求"],
  ]);
});

test("cut text keeps its comments when it is pasted, and pasting it again does not duplicate them", () => {
  open();
  comment("c1", "b", 6, 8);
  select([1, 5], [1, 8]);
  const cutOut = cut();
  expect(texts()).toEqual([["c1", ""]]);
  select([2, 2]);
  paste(cutOut);
  expect(listComments(read())).toMatchObject([{ text: "市场", block: "c" }]);
  select([3, 0]);
  paste(cutOut);
  expect(listComments(read())).toMatchObject([{ text: "市场", block: "c" }]);
  expect(
    read()
      .blocks[3]?.runs.map(({ text }) => text)
      .join(""),
  ).toBe("了市场（本刊）");
});

test("with tracking on, adding a comment is not recorded, and cut and pasted text keeps its comment", () => {
  open();
  const stop = registerTracking(
    editor,
    () => ({ author: "陆文川", role: "proofreader" }),
    () => new Date("2026-11-22T09:30:00Z"),
  );
  comment("c1", "b", 6, 8);
  expect(read().revisions).toEqual({});
  select([1, 6], [1, 8]);
  const cutOut = cut();
  expect(texts()).toEqual([["c1", "市场"]]);
  select([2, 2]);
  paste(cutOut);
  expect(listComments(read())).toMatchObject([{ text: "市场", block: "c" }]);
  stop();
});

test("the threads at the caret include those that it touches, an open one first", () => {
  open();
  comment("c1", "b", 3, 9);
  comment("c2", "b", 6, 8);
  changeComments(editor, (bulletin) => setResolved(bulletin, "c2", true));
  select([1, 7]);
  expect(commentsAtCaret(editor)).toEqual({ ids: ["c1", "c2"], first: "c1" });
  // At the first and behind the last character, whichever text node contains the caret.
  for (const offset of [3, 9]) {
    select([1, offset]);
    expect(commentsAtCaret(editor).first).toBe("c1");
  }
  update(
    () =>
      void $getRoot()
        .getAllTextNodes()
        .find((node) => node.getTextContent() === "督导组")
        ?.select(),
  );
  expect(commentsAtCaret(editor).first).toBe("c1");
  for (const [block, offset] of [
    [1, 2],
    [1, 10],
    [2, 1],
  ] as const) {
    select([block, offset]);
    expect(commentsAtCaret(editor)).toEqual({ ids: [], first: null });
  }
});

const step = fc.oneof(
  fc.record({
    what: fc.constant("type" as const),
    block: fc.nat(3),
    offset: fc.nat(14),
    text: fc.constantFrom("新", "，", "实地"),
  }),
  fc.record({
    what: fc.constantFrom("comment" as const, "remove" as const, "enter" as const, "cut" as const),
    block: fc.nat(3),
    offset: fc.nat(14),
    text: fc.constant(""),
  }),
);

test("after any edits no thread is lost, undoing all of them gives the original, and redoing them gives the result", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      open();
      let threadCount = 0;
      for (const { what, block: index, offset, text } of steps) {
        const blocks = read().blocks;
        const { id, runs } = elementAt(blocks, index % blocks.length);
        const size = runs.reduce((sum, run) => sum + run.text.length, 0);
        const from = offset % (size + 1);
        const to = Math.min(size, from + 3);
        if (what === "comment") threadCount += Number(comment(`c${threadCount + 1}`, id, from, to));
        else
          select(
            [index % blocks.length, from],
            what === "type" || what === "enter" ? undefined : [index % blocks.length, to],
          );
        if (what === "type") type(text);
        if (what === "remove") update(() => $getRange()?.removeText());
        if (what === "enter") update(() => void editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
        if (what === "cut") {
          const content = from < to ? cut() : "";
          if (content !== "") paste(content);
        }
        expect(listComments(read())).toHaveLength(threadCount);
      }
      const editedBulletin = read();
      for (let turn = 0; turn < steps.length * 2; turn += 1) go(UNDO_COMMAND);
      expect(read()).toEqual(base);
      for (let turn = 0; turn < steps.length * 2; turn += 1) go(REDO_COMMAND);
      expect(read()).toEqual(editedBulletin);
      editor.dispose();
    }),
    { numRuns: 100 },
  );
});
