/** Something new for the issue, where the caret is: one step of the history. */
import { $getState, type LexicalEditor } from "lexical";
import type { Block, BulletinDocument } from "../../shared/bulletin/schema.ts";
import { stateToDocument } from "./adapter.ts";
import { idState } from "./nodes.ts";
import { $selectedObject } from "./objects/edit.ts";
import { arrange } from "./outline/arrange.ts";
import type { OutlineStore } from "./outline-store.ts";
import { $blockOf, $range } from "./selection.ts";

/** Id of the block with the caret, or of the selected object; null where there is none. */
export function caretBlock(editor: LexicalEditor): string | null {
  return editor.getEditorState().read(() => {
    const node = $range()?.anchor.getNode() ?? $selectedObject();
    const block = node && $blockOf(node);
    return block ? $getState(block, idState) : null;
  });
}

/** Makes a change that brings in new blocks. Gives them; none where the issue may not be edited. */
export function bringIn(
  editor: LexicalEditor,
  store: OutlineStore,
  change: (issue: BulletinDocument) => BulletinDocument,
): Block[] {
  if (!editor.isEditable()) return [];
  const before = stateToDocument(editor.getEditorState());
  const after = change(before);
  arrange(editor, before, after);
  store.refresh();
  const known = new Set(before.blocks.map(({ id }) => id));
  return after.blocks.filter(({ id }) => !known.has(id));
}
