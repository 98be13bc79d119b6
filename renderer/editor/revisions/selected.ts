/** The revisions where the caret or the selection is. */
import { $getState, $isTextNode, type LexicalNode } from "lexical";
import { isObjectStyle, type Run } from "../../../shared/bulletin/schema.ts";
import { $isBlock, blockState, runState } from "../nodes.ts";
import { $selectedObject } from "../objects/edit.ts";
import {
  $blockOf,
  $isLeaf,
  $placeOf,
  $range,
  $selectedBlocks,
  $selectedLeaves,
  sizeOf,
} from "../selection.ts";

const idsOf = ({ deleted, inserted, formatted }: Pick<Run, "inserted" | "deleted" | "formatted">): string[] =>
  [deleted, inserted, formatted].filter((id) => id !== undefined);
const $idsOf = (node: LexicalNode): string[] =>
  $isBlock(node) ? idsOf($getState(node, blockState)) : $isLeaf(node) ? idsOf($getState(node, runState)) : [];

/** All that is selected; with a caret, the one in which it stands or which it touches. */
export function $selectedRevisions(): string[] {
  const range = $range();
  if (!range) {
    const object = $selectedObject();
    return object ? [...new Set([...$idsOf(object), ...object.getChildren().flatMap($idsOf)])] : [];
  }
  return range.isCollapsed() ? $revisionsAtCaret() : $revisionsWithin();
}

/** A paragraph mark is selected where the selection goes on behind it. */
function $revisionsWithin(): string[] {
  const range = $range();
  if (!range) return [];
  const last = $blockOf((range.isBackward() ? range.anchor : range.focus).getNode());
  const marks = $selectedBlocks().flatMap((block) => {
    const { inserted, deleted, formatted, style } = $getState(block, blockState);
    return [
      ...idsOf({ formatted }),
      ...(block.is(last) && !isObjectStyle(style) ? [] : idsOf({ inserted, deleted })),
    ];
  });
  return [...new Set([...$selectedLeaves(range).flatMap($idsOf), ...marks])];
}

function $revisionsAtCaret(): string[] {
  const point = $range()?.anchor;
  const place = point && $placeOf(point);
  if (!point || !place) return [];
  const node = point.getNode();
  const [before, behind] = $isTextNode(node)
    ? [node.getPreviousSibling(), node.getNextSibling()]
    : [place.block.getChildAtIndex(point.offset - 1), place.block.getChildAtIndex(point.offset)];
  const size = place.block.getChildren().reduce((sum, child) => sum + sizeOf(child), 0);
  const touched = [
    ...($isTextNode(node) ? $idsOf(node) : []),
    ...(behind && (!$isTextNode(node) || point.offset === node.getTextContentSize()) ? $idsOf(behind) : []),
    ...(before && (!$isTextNode(node) || point.offset === 0) ? $idsOf(before) : []),
    ...(place.offset === size
      ? idsOf($getState(place.block, blockState))
      : idsOf({ formatted: $getState(place.block, blockState).formatted })),
  ];
  return touched.slice(0, 1);
}
