import type { LexicalEditor, NodeKey } from "lexical";
import { flushSync } from "react-dom";
import { emptyTable } from "../../../../shared/document/table.ts";
import { insertObject, tableProperties } from "../../document/edit.ts";
import { holderElement } from "../../nodes/object-element.ts";

/** Inserts a table at the caret, or in place of a paragraph, and focuses its first cell. */
export function insertTable(
  editor: LexicalEditor,
  rows: number,
  columns: number,
  instead: NodeKey | null = null,
): void {
  if (!editor.isEditable()) return;
  let key: NodeKey | null = null;
  // The table must be rendered before its cell can get the focus.
  flushSync(() => {
    key = insertObject(editor, tableProperties(emptyTable(rows, columns)), instead);
  });
  const block = key === null ? null : editor.getElementByKey(key);
  const cell = block && holderElement(block)?.querySelector("textarea");
  cell?.focus();
  block?.scrollIntoView({ block: "nearest" });
}
