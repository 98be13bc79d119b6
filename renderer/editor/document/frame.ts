/** Masthead and imprint: state of the root, edited field by field, in the same history as the body. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import { useCallback, useSyncExternalStore } from "react";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { commit } from "./commit.ts";
import { frameState, type Frame } from "../nodes/nodes.ts";

/** The current masthead, imprint, revisions and comments. */
export const readFrame = (editor: LexicalEditor): Frame =>
  editor.getEditorState().read(() => $getState($getRoot(), frameState));

/**
 * Changes masthead or imprint synchronously.
 *
 * @param field name of the edited field; continued typing in the same field joins the same undo step
 */
export function editFrame(
  editor: LexicalEditor,
  field: string,
  change: (bulletin: BulletinDocument) => BulletinDocument,
): void {
  commit(editor, change, { step: { field } });
}

/** The current masthead, imprint, revisions and comments; renders again when they change. */
export function useFrame(): Frame {
  const [editor] = useLexicalComposerContext();
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor]);
  return useSyncExternalStore(subscribe, () => readFrame(editor));
}
