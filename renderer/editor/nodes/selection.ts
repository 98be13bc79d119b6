/** The selection in terms of blocks and characters (UTF-16 units) instead of nodes. */
import {
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type LineBreakNode,
  type PointType,
  type RangeSelection,
  type TextNode,
} from "lexical";
import { elementAt } from "../../../shared/basics/elements.ts";
import { $isBlock, type BlockNode } from "./nodes.ts";

/** A child of a block: text or a line break. */
export type Leaf = TextNode | LineBreakNode;
/** A place in the text; `offset` is the number of UTF-16 units from the start of the block. */
export interface Place {
  block: BlockNode;
  offset: number;
}

/** Whether a node is a leaf of a block. */
export const $isLeaf = (node: LexicalNode | null | undefined): node is Leaf =>
  $isTextNode(node) || $isLineBreakNode(node);
/** The length of a leaf in UTF-16 units; a line break counts as one. */
export const sizeOf = (node: LexicalNode): number => ($isLineBreakNode(node) ? 1 : node.getTextContentSize());

/** The selection if it is a range of text, else null. */
export function $getRange(): RangeSelection | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : null;
}

/** The block that contains a node, or the node itself if it is a block. */
export function $blockOf(node: LexicalNode): BlockNode | null {
  const top = $isBlock(node) ? node : node.getParent();
  return $isBlock(top) ? top : null;
}

/** The place of a point of the selection; null if it is not inside a block. */
export function $placeOf(point: PointType): Place | null {
  const node = point.getNode();
  const block = $blockOf(node);
  if (!block) return null;
  const leavesBefore = $isElementNode(node)
    ? block.getChildren().slice(0, point.offset)
    : node.getPreviousSiblings();
  return {
    block,
    offset: leavesBefore.reduce((sum, each) => sum + sizeOf(each), $isElementNode(node) ? 0 : point.offset),
  };
}

/** The place of the caret; null if there is none. */
export function $getCaret(): Place | null {
  const range = $getRange();
  return range?.isCollapsed() ? $placeOf(range.anchor) : null;
}

/** All blocks that the selection touches, in order. */
export function $selectedBlocks(): BlockNode[] {
  const range = $getRange();
  if (!range) return [];
  return [
    ...new Set(
      range
        .getNodes()
        .map($blockOf)
        .filter((block) => block !== null),
    ),
  ];
}

/** The leaves with at least one selected character. */
export function $selectedLeaves(range: RangeSelection): Leaf[] {
  const [start, end] = range.isBackward() ? [range.focus, range.anchor] : [range.anchor, range.focus];
  return range.getNodes().filter((node): node is Leaf => {
    if ($isLineBreakNode(node)) return true;
    const atEnd =
      start.type === "text" && start.key === node.getKey() && start.offset === node.getTextContentSize();
    const atStart = end.type === "text" && end.key === node.getKey() && end.offset === 0;
    return $isTextNode(node) && !atEnd && !atStart;
  });
}

/** The leaves from `start` to `end` of a block. Text nodes that are only partly inside are split. */
export function $cutOut(block: BlockNode, start: number, end: number): Leaf[] {
  const leaves: Leaf[] = [];
  let at = 0;
  for (const leaf of block.getChildren().filter($isLeaf)) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, sizeOf(leaf));
    at += sizeOf(leaf);
    if (from >= to) continue;
    if ($isLineBreakNode(leaf)) {
      leaves.push(leaf);
    } else {
      const parts = leaf.splitText(from, to);
      leaves.push(elementAt(parts, from > 0 ? 1 : 0));
    }
  }
  return leaves;
}

/** Puts the caret at a place. Between two text nodes it goes to the start of the second one. */
export function $selectPlace({ block, offset }: Place): void {
  let at = 0;
  for (const leaf of block.getChildren().filter($isLeaf)) {
    if (offset < at + sizeOf(leaf)) {
      if ($isTextNode(leaf)) leaf.select(offset - at, offset - at);
      else block.select(leaf.getIndexWithinParent(), leaf.getIndexWithinParent());
      return;
    }
    at += sizeOf(leaf);
  }
  if (offset === 0) block.selectStart();
  else block.selectEnd();
}

/** Selects from one place to another. */
export function $selectPlaces(anchor: Place, focus: Place): void {
  $selectPlace(focus);
  const point = $getRange()?.focus;
  const end = point && { key: point.key, offset: point.offset, type: point.type };

  $selectPlace(anchor);
  if (end) $getRange()?.focus.set(end.key, end.offset, end.type);
}
