/**
 * Edits from the fields of the paper (masthead, imprint, cells of a table), in the same history as the body.
 */
import {
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type EditorState,
  type LexicalEditor,
} from "lexical";

/** Edits of one field with pauses shorter than this, in ms, are one undo step. */
const mergeWithin = 1000;

interface LastEdit {
  field: string | null;
  time: number;
  state: EditorState;
}
const lastEditOf = new WeakMap<LexicalEditor, LastEdit>();

/** Ends the current undo step: the next edit of a field begins a new one. */
export const endFieldStep = (editor: LexicalEditor): void => void lastEditOf.delete(editor);

/**
 * Makes a change synchronously. The selection in the body and the focus stay where they are.
 *
 * @param field name of the edited field; continued typing in the same field joins the same undo step. null
 *   always begins a new step.
 */
export function editInField(editor: LexicalEditor, field: string | null, $change: () => void): void {
  const last = lastEditOf.get(editor);
  const now = performance.now();
  const continuesStep =
    field !== null &&
    last?.field === field &&
    now - last.time < mergeWithin &&
    last.state === editor.getEditorState();
  editor.update($change, {
    discrete: true,
    tag: [
      continuesStep ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG,
      SKIP_DOM_SELECTION_TAG,
      SKIP_SELECTION_FOCUS_TAG,
    ],
  });
  lastEditOf.set(editor, { field, time: now, state: editor.getEditorState() });
}
