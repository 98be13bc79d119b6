/** What was pasted gets the signs that print wants, as a step of its own: one undo has it as it was pasted. */
import { $getRoot, $getState, $isRangeSelection, createCommand, type BaseSelection, type LexicalCommand, type LexicalEditor } from "lexical";
import { findCleanUps } from "../../../shared/bulletin/clean-up.ts";
import { applyEdits } from "../../../shared/bulletin/edits.ts";
import { stateToDocument } from "../adapter.ts";
import { $isBlock, idState } from "../nodes.ts";
import { replaceRuns } from "../replace-runs.ts";
import { $caret, $placeOf, $selectPlace } from "../selection.ts";

/** Told after a paste that was cleaned up: how many changes that were. */
export const CLEANED_PASTE_COMMAND: LexicalCommand<number> = createCommand("CLEANED_PASTE_COMMAND");

/** Call before pasting over a selection; the function that it gives cleans up what has come in since, up to the caret. */
export function $cleanUpPasted(editor: LexicalEditor, selection: BaseSelection): () => void {
  const place = $isRangeSelection(selection) ? $placeOf(selection.isBackward() ? selection.focus : selection.anchor) : null;
  const start = place && { block: $getState(place.block, idState), offset: place.offset };
  const known = new Set(stateToDocument(editor.getEditorState()).blocks.map(({ id }) => id));
  return () => {
    const document = stateToDocument(editor.getEditorState());
    const end = editor.getEditorState().read(() => {
      const caret = $caret();
      return caret && { block: $getState(caret.block, idState), offset: caret.offset };
    });
    const edits = findCleanUps(document).filter((edit) => {
      if (edit.block === end?.block && edit.end > end.offset) return false;
      return known.has(edit.block) ? edit.block === start?.block && edit.start >= start.offset : true;
    });
    if (edits.length === 0) return;
    replaceRuns(editor, applyEdits(document, edits));
    if (end) {
      const shift = edits.filter(({ block }) => block === end.block).reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
      editor.update(() => {
        const block = $getRoot().getChildren().filter($isBlock).find((node) => $getState(node, idState) === end.block);
        if (block) $selectPlace({ block, offset: end.offset + shift });
      }, { discrete: true });
    }
    editor.dispatchCommand(CLEANED_PASTE_COMMAND, edits.length);
  };
}
