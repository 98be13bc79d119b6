/** Inserts new blocks where the caret is, as one undo step. */
import { $getState, type LexicalEditor } from "lexical";
import type { Block, BulletinDocument } from "../../../shared/document/schema.ts";
import { commit, type Commit } from "./commit.ts";
import { idState } from "../nodes/nodes.ts";
import { $selectedObject } from "./edit.ts";
import { $blockOf, $getRange } from "../nodes/selection.ts";

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
  change: (issue: BulletinDocument) => BulletinDocument,
): Block[] {
  const result = commit(editor, change);
  return result ? insertedBlocks(result) : [];
}

/** The blocks of a changed bulletin that were not there before. */
export function insertedBlocks({ before, after }: Commit): Block[] {
  const idsBefore = new Set(before.blocks.map(({ id }) => id));
  return after.blocks.filter(({ id }) => !idsBefore.has(id));
}
