/** Finds the revisions at the caret or in the selection. */
import { $getState, $isTextNode, type LexicalNode } from "lexical";
import { isObjectStyle, type Run } from "../../../shared/document/schema.ts";
import { $isBlock, blockState, runState } from "../nodes/nodes.ts";
import { $selectedObject } from "../document/edit.ts";
import {
  $blockOf,
  $isLeaf,
  $placeOf,
  $getRange,
  $selectedBlocks,
  $selectedLeaves,
  sizeOf,
} from "../nodes/selection.ts";

/** The ids of the revisions of a run or block, the most visible one first. */
const idsOf = ({ deleted, inserted, formatted }: Pick<Run, "inserted" | "deleted" | "formatted">): string[] =>
  [deleted, inserted, formatted].filter((id) => id !== undefined);
function $idsOf(node: LexicalNode): string[] {
  if ($isBlock(node)) return idsOf($getState(node, blockState));
  return $isLeaf(node) ? idsOf($getState(node, runState)) : [];
}

/** The ids of all revisions in the selection or, with a caret, of the one that contains or touches it. */
export function $selectedRevisions(): string[] {
  const range = $getRange();
  if (!range) {
    const object = $selectedObject();
    return object ? [...new Set([...$idsOf(object), ...object.getChildren().flatMap($idsOf)])] : [];
  }
  return range.isCollapsed() ? $revisionsAtCaret() : $revisionsWithin();
}

/** A paragraph end is selected if the selection continues after it. */
function $revisionsWithin(): string[] {
  const range = $getRange();
  if (!range) return [];
  const last = $blockOf((range.isBackward() ? range.anchor : range.focus).getNode());
  const blockIds = $selectedBlocks().flatMap((block) => {
    const { inserted, deleted, formatted, style } = $getState(block, blockState);
    return [
      ...idsOf({ formatted }),
      ...(block.is(last) && !isObjectStyle(style) ? [] : idsOf({ inserted, deleted })),
    ];
  });
  return [...new Set([...$selectedLeaves(range).flatMap($idsOf), ...blockIds])];
}

function $revisionsAtCaret(): string[] {
  const point = $getRange()?.anchor;
  const place = point && $placeOf(point);
  if (!point || !place) return [];
  const node = point.getNode();
  const before = $isTextNode(node)
    ? node.getPreviousSibling()
    : place.block.getChildAtIndex(point.offset - 1);
  const after = $isTextNode(node) ? node.getNextSibling() : place.block.getChildAtIndex(point.offset);
  const size = place.block.getChildren().reduce((sum, child) => sum + sizeOf(child), 0);
  const touchedIds = [
    ...($isTextNode(node) ? $idsOf(node) : []),
    ...(after && (!$isTextNode(node) || point.offset === node.getTextContentSize()) ? $idsOf(after) : []),
    ...(before && (!$isTextNode(node) || point.offset === 0) ? $idsOf(before) : []),
    ...(place.offset === size
      ? idsOf($getState(place.block, blockState))
      : idsOf({ formatted: $getState(place.block, blockState).formatted })),
  ];
  return touchedIds.slice(0, 1);
}
