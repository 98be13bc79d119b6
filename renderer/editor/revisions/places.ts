/**
 * Converts places of the caret to positions in a sequence of blocks and back. A position counts units: UTF-16
 * units of text, one unit for each paragraph end, and one for a whole table or figure.
 */
import { $isTextNode, type NodeKey, type PointType } from "lexical";
import { isObjectStyle, type Block } from "../../../shared/bulletin/schema.ts";
import type { BlockNode } from "../nodes.ts";
import { $isLeaf, sizeOf, type Place } from "../selection.ts";

/** The number of units of a block. */
const lengthOf = ({ style, runs }: Block): number =>
  (isObjectStyle(style) ? 0 : runs.reduce((sum, { text }) => sum + text.length, 0)) + 1;

/** The position of a place in the sequence; null if its block is not part of it. */
export function $positionOf(
  place: Place | null,
  keys: readonly NodeKey[],
  blocks: readonly Block[],
): number | null {
  const index = place ? keys.indexOf(place.block.getKey()) : -1;
  const block = blocks[index];
  if (!place || !block) return null;
  return (
    blocks.slice(0, index).reduce((sum, each) => sum + lengthOf(each), 0) +
    (isObjectStyle(block.style) ? 0 : place.offset)
  );
}

/** The place at a position of the sequence; null if the sequence is empty. */
export function $placeAt(
  position: number,
  blocks: readonly Block[],
  nodes: readonly BlockNode[],
): Place | null {
  let rest = position;
  for (const [index, block] of blocks.entries()) {
    const node = nodes[index];
    if (node && (rest < lengthOf(block) || index === blocks.length - 1))
      return { block: node, offset: Math.min(rest, lengthOf(block) - 1) };
    rest -= lengthOf(block);
  }
  return null;
}

/**
 * Moves one end of a selection to a place. Between two text nodes it goes to the end of the first one, so
 * that further typing continues that text.
 */
export function $setPoint(point: PointType, place: Place | null): void {
  if (!place) return;
  let at = 0;
  for (const [index, leaf] of place.block.getChildren().filter($isLeaf).entries()) {
    const size = sizeOf(leaf);
    const isHere = place.offset <= at + size && (place.offset > at || index === 0 || at === place.offset);
    if (isHere && $isTextNode(leaf)) return point.set(leaf.getKey(), place.offset - at, "text");
    if (isHere && place.offset === at)
      return point.set(place.block.getKey(), leaf.getIndexWithinParent(), "element");
    at += size;
  }
  point.set(place.block.getKey(), place.block.getChildrenSize(), "element");
}
