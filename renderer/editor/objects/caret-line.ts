import type { LexicalEditor, NodeKey } from "lexical";
import { captionElement } from "../nodes/object-element.ts";

/** True if the caret is on the first (or last) line of a block, as the lines break on the screen. */
export function isOnEdge(editor: LexicalEditor, key: NodeKey, isFirst: boolean): boolean {
  const block = editor.getElementByKey(key);
  const selection = getSelection();
  if (!block || !selection || selection.rangeCount === 0) return true;
  const caret = selection.getRangeAt(0).getBoundingClientRect();
  // A caret in an empty paragraph has no rectangle.
  if (caret.height === 0) return true;
  const text = (captionElement(block) ?? block).getBoundingClientRect();
  return isFirst ? caret.top - text.top < caret.height : text.bottom - caret.bottom < caret.height;
}
