import type { LexicalEditor, NodeKey } from "lexical";
import { captionElement } from "./object-element.ts";

/** Whether the caret stands on a block's first line, or its last, as the screen breaks them. */
export function isOnEdge(editor: LexicalEditor, key: NodeKey, isFirst: boolean): boolean {
  const block = editor.getElementByKey(key);
  const selection = getSelection();
  if (!block || !selection || selection.rangeCount === 0) return true;
  const caret = selection.getRangeAt(0).getBoundingClientRect();
  // In an empty paragraph a caret has no rectangle.
  if (caret.height === 0) return true;
  const text = (captionElement(block) ?? block).getBoundingClientRect();
  return isFirst ? caret.top - text.top < caret.height : text.bottom - caret.bottom < caret.height;
}
