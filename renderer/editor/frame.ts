/** Masthead and imprint: root state, edited field by field, in the same history as the body. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot, $getState, $setState, HISTORY_MERGE_TAG, HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG, type EditorState, type LexicalEditor } from "lexical";
import { useCallback, useSyncExternalStore } from "react";
import { frameState, type Frame } from "./nodes.ts";

/** Typing in one field with pauses shorter than this is one step of undo, ms. */
const mergeWithin = 1000;

interface LastEdit {
  field: string;
  time: number;
  state: EditorState;
}
const lastEditOf = new WeakMap<LexicalEditor, LastEdit>();

/** What is typed next in a field is a step of undo of its own. */
export const endFieldStep = (editor: LexicalEditor): void => void lastEditOf.delete(editor);

export const readFrame = (editor: LexicalEditor): Frame => editor.getEditorState().read(() => $getState($getRoot(), frameState));

/**
 * Changes masthead or imprint, at once. `field` names what is edited: further typing in it joins the same step of undo.
 * The selection in the body stays, and focus stays where it is.
 */
export function editFrame(editor: LexicalEditor, field: string, change: (frame: Frame) => Frame): void {
  const last = lastEditOf.get(editor);
  const now = Date.now();
  const goesOn = last?.field === field && now - last.time < mergeWithin && last.state === editor.getEditorState();
  editor.update(() => void $setState($getRoot(), frameState, change), {
    discrete: true,
    tag: [goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG],
  });
  lastEditOf.set(editor, { field, time: now, state: editor.getEditorState() });
}

/** Masthead, imprint and the rest beside the blocks, kept up to date. */
export function useFrame(): Frame {
  const [editor] = useLexicalComposerContext();
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor]);
  return useSyncExternalStore(subscribe, () => readFrame(editor));
}
