/** Inserts pasted blocks at the selection: all at once, or one after the other for a large paste. */
import { $insertGeneratedNodes } from "@lexical/clipboard";
import {
  $getEditor,
  $getNodeByKey,
  $hasUpdateTag,
  $isRangeSelection,
  PASTE_TAG,
  type BaseSelection,
  type LexicalNode,
} from "lexical";
import { $createBlock, $isBlock } from "../nodes/nodes.ts";
import { $insertBlocks, $objectStyleOf, $selectedObject, $selectObject } from "../document/edit.ts";
import { $blockOf, $getRange, $placeOf, $selectPlace } from "../nodes/selection.ts";
import type { Steps } from "../document/large-paste.ts";

/** From so many paragraphs, or cells of tables, a paste is large. */
const fromCount = 500;

/**
 * Whether this is a large paste, which is run in pieces. Text that is dragged is never: its browser removes it
 * from its old place right after.
 *
 * @param count number of paragraphs and cells
 */
export const $isLarge = (count: number): boolean => count >= fromCount && $hasUpdateTag(PASTE_TAG);

/** What is pasted, block by block. */
export interface PastedBlocks {
  count: number;
  /** Whether there is a table or a figure among them. */
  hasObject: boolean;
  /** Creates the nodes of a block; nodes that are no blocks are merged into the paragraph of the caret. */
  $create: (index: number) => LexicalNode[];
}

/** Inserts all blocks. */
export function $insertPasted({ count, hasObject, $create }: PastedBlocks, selection: BaseSelection): void {
  if (count === 0) return;
  const nodes = Array.from({ length: count }, (_, index) => $create(index)).flat();
  $insertNodes(nodes, hasObject, selection);
}

/**
 * Inserts the first and the last block, which may be merged into paragraphs, and then the others between them,
 * one in each step. The result is that of `$insertPasted`.
 */
export function* $insertInSteps(pasted: PastedBlocks, selection: BaseSelection): Steps<void> {
  const { count, hasObject, $create } = pasted;
  if (count < 3) return $insertPasted(pasted, selection);
  const lastNodes = $create(count - 1);
  $insertNodes([...$create(0), ...lastNodes], hasObject, selection);
  const lastBlock = lastNodes.map($blockOf).findLast((block) => block?.isAttached()) ?? $blockOfSelection();
  for (let index = 1; index < count - 1; index += 1) {
    yield index / count;
    // The state is a new one after each update.
    const next = lastBlock && $getNodeByKey(lastBlock.getKey());
    if (!next) throw new Error("the end of the pasted text is gone");
    for (const node of $create(index)) next.insertBefore($isBlock(node) ? node : $createBlock().append(node));
  }
}

function $blockOfSelection() {
  const node = $getRange()?.anchor.getNode();
  return node ? $blockOf(node) : $selectedObject();
}

/**
 * Inserts nodes at the selection. If they include a table or a figure, no pasted block is merged into a
 * paragraph.
 */
function $insertNodes(nodes: LexicalNode[], hasObject: boolean, selection: BaseSelection): void {
  if (!hasObject) return $insertGeneratedNodes($getEditor(), nodes, selection);
  const blocks = nodes.map((node) => ($isBlock(node) ? node : $createBlock().append(node)));
  if ($isRangeSelection(selection)) {
    if (!selection.isCollapsed()) selection.removeText();
    const caret = $placeOf(selection.anchor);
    // Split a paragraph at the caret, but never a caption.
    if (caret && !$objectStyleOf(caret.block) && caret.offset < caret.block.getTextContentSize()) {
      selection.insertParagraph();
      $selectPlace(caret);
    }
  }

  $insertBlocks(blocks);
  const last = blocks.at(-1);
  if (last && $objectStyleOf(last)) $selectObject(last);
  else last?.selectEnd();
}
