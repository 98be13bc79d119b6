/** Where the selection stands, in terms of blocks and characters rather than of nodes. */
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
import { $isBlock, type BlockNode } from "./nodes.ts";

/** A leaf of a block. */
export type Leaf = TextNode | LineBreakNode;
/** A place in the text: characters from the start of a block. */
export interface Place {
  block: BlockNode;
  offset: number;
}

export const $isLeaf = (node: LexicalNode | null | undefined): node is Leaf =>
  $isTextNode(node) || $isLineBreakNode(node);
export const sizeOf = (node: LexicalNode): number => ($isLineBreakNode(node) ? 1 : node.getTextContentSize());

/** The selection, where it is a range of text. */
export function $range(): RangeSelection | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : null;
}

/** The block in which a node stands. */
export function $blockOf(node: LexicalNode): BlockNode | null {
  const top = $isBlock(node) ? node : node.getParent();
  return $isBlock(top) ? top : null;
}

/** The place of a point of the selection; null where it is not inside a block. */
export function $placeOf(point: PointType): Place | null {
  const node = point.getNode();
  const block = $blockOf(node);
  if (!block) return null;
  const before = $isElementNode(node)
    ? block.getChildren().slice(0, point.offset)
    : node.getPreviousSiblings();
  return {
    block,
    offset: before.reduce((sum, each) => sum + sizeOf(each), $isElementNode(node) ? 0 : point.offset),
  };
}

/** The caret's place; null where there is no caret. */
export function $caret(): Place | null {
  const range = $range();
  return range?.isCollapsed() ? $placeOf(range.anchor) : null;
}

/** All blocks that the selection touches. */
export function $selectedBlocks(): BlockNode[] {
  const range = $range();
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

/** The leaves of which at least one character is selected. */
export function $selectedLeaves(range: RangeSelection): Leaf[] {
  const [start, end] = range.isBackward() ? [range.focus, range.anchor] : [range.anchor, range.focus];
  return range.getNodes().filter((node) => {
    if ($isLineBreakNode(node)) return true;
    const atEnd =
      start.type === "text" && start.key === node.getKey() && start.offset === node.getTextContentSize();
    const atStart = end.type === "text" && end.key === node.getKey() && end.offset === 0;
    return $isTextNode(node) && !atEnd && !atStart;
  }) as Leaf[];
}

/** The leaves of a stretch of a block, cut out where it begins or ends inside a text node. */
export function $cutOut(block: BlockNode, start: number, end: number): Leaf[] {
  const found: Leaf[] = [];
  let at = 0;
  for (const leaf of block.getChildren().filter($isLeaf)) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, sizeOf(leaf))];
    at += sizeOf(leaf);
    if (from >= to) continue;
    if ($isLineBreakNode(leaf)) {
      found.push(leaf);
    } else {
      const parts = leaf.splitText(from, to);
      found.push(parts[from > 0 ? 1 : 0] as TextNode);
    }
  }
  return found;
}

/** Puts the caret at a place; where a text ends and another begins, into the one that begins. */
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
  const end = $range()?.focus;
  const [key, offset, type] = end ? [end.key, end.offset, end.type] : [];
  $selectPlace(anchor);
  if (key !== undefined && offset !== undefined && type !== undefined) $range()?.focus.set(key, offset, type);
}
