import type { LexicalEditor, NodeKey } from "lexical";
import { flushSync } from "react-dom";
import { emptyTable } from "../../../shared/bulletin/table.ts";
import { insertObject, tableProperties } from "./edit.ts";
import { holderElement } from "./object-element.ts";

/** Inserts a table where the caret is, or in the place of a paragraph, and goes into its first cell. */
export function insertTable(
  editor: LexicalEditor,
  rows: number,
  columns: number,
  instead: NodeKey | null = null,
): void {
  if (!editor.isEditable()) return;
  let key: NodeKey | null = null;
  // It has to be drawn before its cell can have the focus.
  flushSync(() => {
    key = insertObject(editor, tableProperties(emptyTable(rows, columns)), instead);
  });
  const block = key === null ? null : editor.getElementByKey(key);
  const cell = block && holderElement(block)?.querySelector("textarea");
  cell?.focus();
  block?.scrollIntoView({ block: "nearest" });
}
