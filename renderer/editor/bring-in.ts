/** Inserts new blocks where the caret is, as one undo step. */
import { $getState, type LexicalEditor } from "lexical";
import type { Block, BulletinDocument } from "../../shared/bulletin/schema.ts";
import { readBulletin } from "./document/read.ts";
import { idState } from "./nodes.ts";
import { $selectedObject } from "./objects/edit.ts";
import { arrange } from "./outline/arrange.ts";
import type { OutlineStore } from "./outline-store.ts";
import { $blockOf, $getRange } from "./selection.ts";

/** The id of the block that contains the caret, or of the selected object; null without either. */
export function caretBlock(editor: LexicalEditor): string | null {
  return editor.getEditorState().read(() => {
    const node = $getRange()?.anchor.getNode() ?? $selectedObject();
    const block = node && $blockOf(node);
    return block ? $getState(block, idState) : null;
  });
}

/**
 * Makes a change that inserts new blocks, and returns them. Does nothing and returns none if the issue is
 * read-only.
 */
export function bringIn(
  editor: LexicalEditor,
  store: OutlineStore,
  change: (issue: BulletinDocument) => BulletinDocument,
): Block[] {
  if (!editor.isEditable()) return [];
  const before = readBulletin(editor);
  const after = change(before);
  arrange(editor, before, after);
  store.refresh();

  const idsBefore = new Set(before.blocks.map(({ id }) => id));
  return after.blocks.filter(({ id }) => !idsBefore.has(id));
}
