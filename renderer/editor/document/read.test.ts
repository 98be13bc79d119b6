/** One conversion of each state, and the same objects for what did not change. */
import { buildEditorFromExtensions } from "@lexical/extension";
import * as fc from "fast-check";
import { $addUpdateTag, $getRoot, HISTORY_PUSH_TAG, UNDO_COMMAND, type LexicalEditor } from "lexical";
import { afterEach, expect, test } from "vitest";
import { elementAt, lastOf } from "../../../shared/basics/elements.ts";
import { arbitraryBulletin } from "../../../tests/support/generators/arbitrary-bulletin.ts";
import { markedDocument } from "../../../tests/support/samples/marked-text.ts";
import { $nodeToBlock } from "../nodes/adapter.ts";
import { bulletinExtension } from "../extension.ts";
import { editFrame } from "./frame.ts";
import { $isBlock } from "../nodes/nodes.ts";
import { $selectPlace } from "../nodes/selection.ts";
import { bulletinOf, readBulletin } from "./read.ts";

let editor: LexicalEditor & { dispose(): void };
afterEach(() => editor.dispose());

const open = (bulletin = markedDocument("【甲】\n@@子@@　一段。\n@@丑@@　二段。")) =>
  (editor = buildEditorFromExtensions(bulletinExtension(bulletin)));
const update = (change: () => void) => editor.update(change, { discrete: true });
const $block = (index: number) => elementAt($getRoot().getChildren().filter($isBlock), index);

test("a state is converted once, and moving the caret converts nothing", () => {
  open();
  const bulletin = readBulletin(editor);
  expect(readBulletin(editor)).toBe(bulletin);
  update(() => $selectPlace({ block: $block(1), offset: 3 }));
  expect(readBulletin(editor)).toBe(bulletin);
});

test("after typing in one block the others are the same objects; after editing the masthead all blocks are", () => {
  open();
  const before = readBulletin(editor);
  const state = editor.getEditorState();
  update(() => void $block(1).getLastDescendant()?.selectEnd().insertText("新"));
  const after = readBulletin(editor);
  expect(after.blocks.map((block, index) => block === before.blocks[index])).toEqual([true, false, true]);
  expect(after.blocks[1]?.runs[0]).toEqual(before.blocks[1]?.runs[0]);
  expect(after.blocks[1]?.runs.at(-1)?.text).toBe("　一段。新");
  expect(bulletinOf(state)).toEqual(before);

  editFrame(editor, "masthead.number", (frame) => ({
    ...frame,
    masthead: { ...frame.masthead, number: 7 },
  }));
  const numbered = readBulletin(editor);
  expect(numbered.masthead.number).toBe(7);
  expect(numbered.blocks.every((block, index) => block === after.blocks[index])).toBe(true);
  editor.dispatchCommand(UNDO_COMMAND, undefined);
  update(() => undefined);
  expect(readBulletin(editor)).toEqual(after);
});

test("after any edits the bulletin is what a fresh conversion of all nodes gives", () => {
  const edit = fc.record({
    block: fc.nat(5),
    what: fc.constantFrom("type", "clear", "remove", "move", "read", "undo"),
  });
  fc.assert(
    fc.property(arbitraryBulletin, fc.array(edit, { maxLength: 6 }), (bulletin, edits) => {
      open(bulletin);
      for (const { block, what } of edits) {
        if (what === "read") readBulletin(editor);
        if (what === "undo") editor.dispatchCommand(UNDO_COMMAND, undefined);
        update(() => {
          $addUpdateTag(HISTORY_PUSH_TAG);
          const blocks = $getRoot().getChildren().filter($isBlock);
          const node = blocks[block % blocks.length];
          if (what === "type") node?.getLastDescendant()?.selectEnd().insertText("新");
          if (what === "clear") node?.clear();
          if (what === "remove" && blocks.length > 1) node?.remove();
          if (what === "move" && blocks.length > 1) blocks[0]?.insertBefore(lastOf(blocks));
        });
        const fresh = editor
          .getEditorState()
          .read(() => $getRoot().getChildren().filter($isBlock).map($nodeToBlock));
        expect(readBulletin(editor).blocks).toEqual(fresh);
      }
      editor.dispose();
    }),
    { numRuns: 100 },
  );
});
