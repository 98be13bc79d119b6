/** What was pasted gets the signs that print wants, as a step of its own: one undo has it as it was pasted. */
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
import { stateToDocument } from "../adapter.ts";
import { $isBlock, idState } from "../nodes.ts";
import { replaceRuns } from "../replace-runs.ts";
import { $caret, $placeOf, $range, $selectPlace, $selectPlaces } from "../selection.ts";

/** Told after a paste that was cleaned up: of which kind, and how many changes that were. */
export const CLEANED_PASTE_COMMAND: LexicalCommand<{ kind: "signs" | "lines"; count: number }> =
  createCommand("CLEANED_PASTE_COMMAND");

/** Call before pasting over a selection; the function that it gives cleans up what has come in since, up to the caret. */
export function $cleanUpPasted(editor: LexicalEditor, selection: BaseSelection): () => void {
  const place = $isRangeSelection(selection)
    ? $placeOf(selection.isBackward() ? selection.focus : selection.anchor)
    : null;
  const start = place && { block: $getState(place.block, idState), offset: place.offset };
  const known = new Set(stateToDocument(editor.getEditorState()).blocks.map(({ id }) => id));
  return () => {
    const document = stateToDocument(editor.getEditorState());
    const end = editor.getEditorState().read(() => {
      const caret = $caret();
      return caret && { block: $getState(caret.block, idState), offset: caret.offset };
    });
    const edits = findCleanUps(document).filter((edit) => {
      // What is pasted into the cells of a table stays as it was there.
      if (edit.cell) return !known.has(edit.block);
      if (edit.block === end?.block && edit.end > end.offset) return false;
      return known.has(edit.block) ? edit.block === start?.block && edit.start >= start.offset : true;
    });
    if (edits.length === 0) return;
    replaceRuns(editor, applyEdits(document, edits));
    if (end) {
      const shift = edits
        .filter(({ block, cell }) => block === end.block && !cell)
        .reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
      editor.update(
        () => {
          const block = $getRoot()
            .getChildren()
            .filter($isBlock)
            .find((node) => $getState(node, idState) === end.block);
          if (block) $selectPlace({ block, offset: end.offset + shift });
        },
        { discrete: true },
      );
    }
    editor.dispatchCommand(CLEANED_PASTE_COMMAND, { kind: "signs", count: edits.length });
  };
}

/** Call before pasting over a selection; the function that it gives pastes `paste` in the place of what has come in since. */
export function $pasteAgain(
  editor: LexicalEditor,
  selection: BaseSelection,
  paste: (selection: BaseSelection) => void,
  count: number,
): () => void {
  const place = $isRangeSelection(selection)
    ? $placeOf(selection.isBackward() ? selection.focus : selection.anchor)
    : null;
  const start = place && { block: $getState(place.block, idState), offset: place.offset };
  const known = new Set(
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
        // An empty paragraph gave way to the first that was pasted.
        const first =
          blocks.find((block) => $getState(block, idState) === start?.block) ??
          blocks.find((block) => !known.has($getState(block, idState)));
        const end = $caret();
        if (!first || !end) return;
        $selectPlaces(
          { block: first, offset: $getState(first, idState) === start?.block ? start.offset : 0 },
          end,
        );
        const pasted = $range();
        if (pasted) paste(pasted);
      },
      { discrete: true },
    );
    editor.dispatchCommand(CLEANED_PASTE_COMMAND, { kind: "lines", count });
  };
}
