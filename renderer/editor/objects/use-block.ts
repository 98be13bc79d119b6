import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNodeByKey, type NodeKey } from "lexical";
import { useCallback, useSyncExternalStore } from "react";
import type { BlockProperties } from "../nodes/nodes.ts";
import { $selectedObject, readBlock } from "../document/edit.ts";

function useUpdates(): (listener: () => void) => () => void {
  const [editor] = useLexicalComposerContext();
  return useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor]);
}

/** The current block of a node; null once it was removed. */
export function useBlock(key: NodeKey): BlockProperties | null {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(useUpdates(), () => readBlock(editor, key));
}

/** The current text of a block. */
export function useCaption(key: NodeKey): string {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(useUpdates(), () =>
    editor.getEditorState().read(() => $getNodeByKey(key)?.getTextContent() ?? ""),
  );
}

/** True while an object is selected as a whole. */
export function useIsSelected(key: NodeKey): boolean {
  const [editor] = useLexicalComposerContext();
  return useSyncExternalStore(useUpdates(), () =>
    editor.getEditorState().read(() => $selectedObject()?.getKey() === key),
  );
}
