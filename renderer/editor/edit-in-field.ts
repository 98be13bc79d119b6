/** Typing in the fields of the paper (masthead, imprint, cells of a table): in the same history as the body. */
import {
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type EditorState,
  type LexicalEditor,
} from "lexical";

/** Typing in one field with pauses shorter than this is one step of undo, ms. */
const mergeWithin = 1000;

interface LastEdit {
  field: string | null;
  time: number;
  state: EditorState;
}
const lastEditOf = new WeakMap<LexicalEditor, LastEdit>();

/** What is typed next in a field is a step of undo of its own. */
export const endFieldStep = (editor: LexicalEditor): void => void lastEditOf.delete(editor);

/**
 * Makes a change, at once. `field` names what is edited: further typing in it joins the same step of undo; null joins none.
 * The selection in the body stays, and focus stays where it is.
 */
export function editInField(editor: LexicalEditor, field: string | null, $change: () => void): void {
  const last = lastEditOf.get(editor);
  const now = Date.now();
  const goesOn =
    field !== null &&
    last?.field === field &&
    now - last.time < mergeWithin &&
    last.state === editor.getEditorState();
  editor.update($change, {
    discrete: true,
    tag: [goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG],
  });
  lastEditOf.set(editor, { field, time: now, state: editor.getEditorState() });
}
