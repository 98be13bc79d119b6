/** Selects, inserts, changes and removes tables and figures. Works in a headless editor too. */
import {
  $createNodeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isNodeSelection,
  $setSelection,
  $setState,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import { lastOf } from "../../../shared/basics/elements.ts";
import { isObjectStyle, type Block, type Figure, type Table } from "../../../shared/document/schema.ts";
import { commit } from "./commit.ts";
import { editInField } from "../nodes/edit-in-field.ts";
import {
  $createBlock,
  $isBlock,
  blockState,
  idState,
  type BlockNode,
  type BlockProperties,
} from "../nodes/nodes.ts";
import { $ensureBlock } from "../nodes/paragraphs.ts";
import { $blockOf, $getRange } from "../nodes/selection.ts";
import type { PicturePlace } from "./object-commands.ts";

/** The style of a table or a figure; null for a paragraph. */
export function $objectStyleOf(block: BlockNode | null | undefined): "table" | "figure" | null {
  if (!block) return null;
  const { style } = $getState(block, blockState);
  return isObjectStyle(style) ? style : null;
}

/** The table or figure that is selected as a whole; null without one. */
export function $selectedObject(): BlockNode | null {
  const selection = $getSelection();
  const [node, ...others] = $isNodeSelection(selection) ? selection.getNodes() : [];
  return $isBlock(node) && others.length === 0 ? node : null;
}

/** Whether the object with this key is selected as a whole. */
export const isSelected = (editor: LexicalEditor, key: NodeKey): boolean =>
  editor.getEditorState().read(() => $selectedObject()?.getKey() === key);

/** Selects an object as a whole: it gets a frame, and keys act on it. */
export function $selectObject(block: BlockNode): void {
  const selection = $createNodeSelection();
  selection.add(block.getKey());
  $setSelection(selection);
}

/**
 * Call when a field of an object gets the focus: templates, outline and history then treat its block as the
 * place of the caret.
 */
export function enterObject(editor: LexicalEditor, key: NodeKey): void {
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      if ($isBlock(block) && !block.is($caretBlock())) block.selectStart();
    },
    { tag: [SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG] },
  );
}

/** Selects an object and focuses the editor. */
export function selectObject(editor: LexicalEditor, key: NodeKey): void {
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      if ($isBlock(block)) $selectObject(block);
    },
    { discrete: true },
  );
}

/** Removes an object and puts the caret in its place. */
export function $removeObject(block: BlockNode): void {
  const [next, previous] = [block.getNextSibling(), block.getPreviousSibling()];
  block.remove();
  $ensureBlock();
  if ($isBlock(next)) next.selectStart();
  else if ($isBlock(previous)) previous.selectEnd();
  else $getRoot().selectStart();
}

/** Removes the object with this key as one undo step, and puts the focus into the text. */
export function removeObject(editor: LexicalEditor, key: NodeKey): void {
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      if ($isBlock(block)) $removeObject(block);
    },
    { discrete: true },
  );
  editor.focus();
}

function $caretBlock(): BlockNode | null {
  const node = $getRange()?.anchor.getNode();
  return node ? $blockOf(node) : null;
}

/** The block that new objects follow: the block of the caret or the selected object, else the last block. */
function $placeForObjects(): BlockNode {
  $ensureBlock();
  return $caretBlock() ?? $selectedObject() ?? lastOf($getRoot().getChildren().filter($isBlock));
}

/**
 * Inserts blocks after another one, or in its place if that is an empty paragraph. At the end of the issue a
 * paragraph follows, so that the caret can leave the object.
 */
export function $insertBlocks(blocks: readonly BlockNode[], at: BlockNode = $placeForObjects()): void {
  let last = at;
  for (const block of blocks) {
    last.insertAfter(block);
    last = block;
  }
  if ($objectStyleOf(last) && !last.getNextSibling()) last.insertAfter($createBlock());
  if ($objectStyleOf(at) === null && at.getTextContentSize() === 0 && last !== at) at.remove();
}

/** The properties of a block that is this table. */
export const tableProperties = (table: Table): BlockProperties => ({ style: "table", table });
/** The properties of a block that is this figure. */
export const figureProperties = (figure: Figure): BlockProperties => ({ style: "figure", figure });

/**
 * Inserts an object as one undo step and returns its key. `instead` is the key of a paragraph that it
 * replaces.
 */
export function insertObject(
  editor: LexicalEditor,
  properties: BlockProperties,
  instead: NodeKey | null = null,
): NodeKey | null {
  let key: NodeKey | null = null;
  editInField(editor, null, () => {
    const block = $createBlock(properties);
    const typedBlock = instead === null ? null : $getNodeByKey(instead);
    if ($isBlock(typedBlock)) $insertBlocks([block], typedBlock.clear());
    else $insertBlocks([block]);
    block.selectStart();
    key = block.getKey();
  });
  return key;
}

/** The id of the block that an object inserted now would follow. */
export const placeForObjects = (editor: LexicalEditor): string | null =>
  editor.getEditorState().read(() => {
    const block = $caretBlock() ?? $selectedObject();
    return block && $getState(block, idState);
  });

function $blockAt({ instead, after }: PicturePlace): BlockNode | undefined {
  const typedBlock = instead === undefined ? null : $getNodeByKey(instead);
  if ($isBlock(typedBlock)) return typedBlock.clear();
  return $getRoot()
    .getChildren()
    .filter($isBlock)
    .find((block) => $getState(block, idState) === after);
}

/** Inserts figures at their places as one undo step, and selects the last one. */
export function insertFigures(
  editor: LexicalEditor,
  figures: readonly { figure: Figure; place: PicturePlace }[],
): void {
  if (!editor.isEditable() || figures.length === 0) return;
  let selectedKey: NodeKey | null = null;
  editInField(editor, null, () => {
    let before: { block: BlockNode; place: PicturePlace } | null = null;
    for (const { figure, place } of figures) {
      const over = place.over === undefined ? null : $getNodeByKey(place.over);
      if ($isBlock(over)) {
        $setState(over, blockState, (properties) =>
          properties.figure
            ? { ...properties, figure: { ...figure, share: properties.figure.share } }
            : properties,
        );
        selectedKey = over.getKey();
        continue;
      }
      const block: BlockNode = $createBlock(figureProperties(figure));
      // Several figures for the same place keep their order.
      const isSamePlace: boolean =
        before !== null && before.place.after === place.after && before.place.instead === place.instead;
      $insertBlocks([block], isSamePlace && before ? before.block : $blockAt(place));
      before = { block, place };
      selectedKey = block.getKey();
    }
  });
  if (selectedKey === null) return;
  selectObject(editor, selectedKey);
  editor.getElementByKey(selectedKey)?.scrollIntoView({ block: "nearest" });
}

/** The paragraph after or before an object; created if there is none. */
export function $paragraphBeside(block: BlockNode, direction: "before" | "after"): void {
  const beside = direction === "after" ? block.getNextSibling() : block.getPreviousSibling();
  const paragraph = $isBlock(beside) ? beside : $createBlock();
  if (direction === "after") {
    if (paragraph !== beside) block.insertAfter(paragraph);
    paragraph.selectStart();
  } else {
    if (paragraph !== beside) block.insertBefore(paragraph);
    paragraph.selectEnd();
  }
}

/** Moves the caret to the text after or before an object. */
export function leaveObject(editor: LexicalEditor, key: NodeKey, direction: "before" | "after"): void {
  // Read-only: there is no caret to place, and no paragraph may be added.
  if (!editor.isEditable()) return;
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      if (!$isBlock(block)) return;
      // The caption of a table is between the table and the text before it.
      if (direction === "before" && $objectStyleOf(block) === "table") block.selectEnd();
      else $paragraphBeside(block, direction);
    },
    { discrete: true },
  );
}

/** The block of a node; null if the node no longer exists. */
export function readBlock(editor: LexicalEditor, key: NodeKey): BlockProperties | null {
  return editor.getEditorState().read(() => {
    const block = $getNodeByKey(key);
    return $isBlock(block) ? $getState(block, blockState) : null;
  });
}

function change(
  editor: LexicalEditor,
  key: NodeKey,
  field: string | null,
  to: (block: Block) => Block,
): void {
  const id = editor.getEditorState().read(() => {
    const block = $getNodeByKey(key);
    return $isBlock(block) ? $getState(block, idState) : null;
  });
  commit(
    editor,
    (bulletin) => ({
      ...bulletin,
      blocks: bulletin.blocks.map((block) => (block.id === id ? to(block) : block)),
    }),
    { step: { field } },
  );
}

/**
 * Changes a table. Changes with the same `field` (the cell that is typed in) join one undo step; others are a
 * step each.
 */
export function editTable(
  editor: LexicalEditor,
  key: NodeKey,
  to: (table: Table) => Table,
  field: string | null = null,
): void {
  change(editor, key, field === null ? null : `${key} ${field}`, (block) =>
    block.table ? { ...block, table: to(block.table) } : block,
  );
}

/** Changes a figure as one undo step. A key that is no figure changes nothing. */
export function editFigure(editor: LexicalEditor, key: NodeKey, to: (figure: Figure) => Figure): void {
  change(editor, key, null, (block) => (block.figure ? { ...block, figure: to(block.figure) } : block));
}
