/** Cleans up pasted text as a separate undo step, so that one undo restores the text as it was pasted. */
import {
  $addUpdateTag,
  $getRoot,
  $getState,
  $isRangeSelection,
  createCommand,
  HISTORY_PUSH_TAG,
  type BaseSelection,
  type LexicalCommand,
  type LexicalEditor,
} from "lexical";
import { findCleanUps } from "../../../shared/bulletin/clean-up.ts";
import { applyEdits } from "../../../shared/bulletin/edits.ts";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { $isBlock, idState } from "../nodes.ts";
import { $getCaret, $placeOf, $getRange, $selectPlaces } from "../selection.ts";

/**
 * Dispatched after a paste was cleaned up: `signs` for corrected characters, `lines` for joined lines, and
 * the number of changes.
 */
export const CLEANED_PASTE_COMMAND: LexicalCommand<{ kind: "signs" | "lines"; count: number }> =
  createCommand("CLEANED_PASTE_COMMAND");

/**
 * Prepares the clean-up of a paste. Call it before pasting; the returned function cleans up the text that was
 * pasted since, up to the caret, and keeps the caret behind it.
 */
export function $cleanUpPasted(editor: LexicalEditor, selection: BaseSelection): () => void {
  const start = $startOf(selection);
  const idsBefore = new Set(readBulletin(editor).blocks.map(({ id }) => id));
  return () => {
    const bulletin = readBulletin(editor);
    const end = editor.getEditorState().read(() => {
      const caret = $getCaret();
      return caret && { block: $getState(caret.block, idState), offset: caret.offset };
    });

    const edits = findCleanUps(bulletin).filter((edit) => {
      // The cells of a pasted table are cleaned up, but not text pasted into the cells of an existing table.
      if (edit.cell) return !idsBefore.has(edit.block);
      if (edit.block === end?.block && edit.end > end.offset) return false;
      return idsBefore.has(edit.block) ? edit.block === start?.block && edit.start >= start.offset : true;
    });
    if (edits.length === 0) return;

    commit(editor, () => applyEdits(bulletin, edits));
    editor.dispatchCommand(CLEANED_PASTE_COMMAND, { kind: "signs", count: edits.length });
  };
}

/**
 * Prepares pasting a second version of the text. Call it before pasting; the returned function replaces the
 * text that was pasted since by what `paste` inserts, as a separate undo step.
 *
 * @param count number of changes in the second version, for the notice
 */
export function $pasteAgain(
  editor: LexicalEditor,
  selection: BaseSelection,
  paste: (selection: BaseSelection) => void,
  count: number,
): () => void {
  const start = $startOf(selection);
  const idsBefore = new Set(
    $getRoot()
      .getChildren()
      .filter($isBlock)
      .map((block) => $getState(block, idState)),
  );
  return () => {
    editor.update(
      () => {
        $addUpdateTag(HISTORY_PUSH_TAG);
        const blocks = $getRoot().getChildren().filter($isBlock);
        // If the block of the start is gone, it was empty and the first pasted block replaced it.
        const first =
          blocks.find((block) => $getState(block, idState) === start?.block) ??
          blocks.find((block) => !idsBefore.has($getState(block, idState)));
        const end = $getCaret();
        if (!first || !end) return;
        $selectPlaces(
          { block: first, offset: $getState(first, idState) === start?.block ? start.offset : 0 },
          end,
        );
        const range = $getRange();
        if (range) paste(range);
      },
      { discrete: true },
    );
    editor.dispatchCommand(CLEANED_PASTE_COMMAND, { kind: "lines", count });
  };
}

/** The start of the selection: id of its block and offset in it; null if it is not a range of text. */
function $startOf(selection: BaseSelection): { block: string; offset: number } | null {
  if (!$isRangeSelection(selection)) return null;
  const place = $placeOf(selection.isBackward() ? selection.focus : selection.anchor);
  return place && { block: $getState(place.block, idState), offset: place.offset };
}
