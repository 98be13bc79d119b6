/** Masthead and imprint: root state, edited field by field, in the same history as the body. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot, $getState, $setState, type LexicalEditor } from "lexical";
import { useCallback, useSyncExternalStore } from "react";
import { editInField } from "./edit-in-field.ts";
import { frameState, type Frame } from "./nodes.ts";

export const readFrame = (editor: LexicalEditor): Frame =>
  editor.getEditorState().read(() => $getState($getRoot(), frameState));

/** Changes masthead or imprint, at once. `field` names what is edited: further typing in it joins the same step of undo. */
export function editFrame(editor: LexicalEditor, field: string, change: (frame: Frame) => Frame): void {
  editInField(editor, field, () => void $setState($getRoot(), frameState, change));
}

/** Masthead, imprint and the rest beside the blocks, kept up to date. */
export function useFrame(): Frame {
  const [editor] = useLexicalComposerContext();
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor]);
  return useSyncExternalStore(subscribe, () => readFrame(editor));
}
