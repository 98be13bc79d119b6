/**
 * Replaces a stretch of blocks by other blocks. Unchanged nodes stay, and so does the caret's place in its
 * text.
 */
import { $getRoot, $getSelection, $isNodeSelection, $setSelection, $setState, type NodeKey } from "lexical";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import type { Block } from "../../../shared/bulletin/schema.ts";
import { without } from "../../../shared/bulletin/without.ts";
import { $blockToNode, $runToNodes } from "../adapter.ts";
import { $isBlock, blockState, type BlockNode } from "../nodes.ts";
import { $placeOf, $getRange } from "../selection.ts";
import { $placeAt, $setPoint, $positionOf } from "./places.ts";

/** Neighbouring blocks in the editor. */
export interface BlockStretch {
  blocks: readonly Block[];
  /** The keys of their nodes. */
  keys: readonly NodeKey[];
  /** Key of the node after the stretch; null at the end of the text. */
  next: NodeKey | null;
}

/** What replaces a stretch. */
export interface Rewriting {
  blocks: readonly Block[];
  /**
   * Maps each unit of the stretch to its position in the new blocks; the last entry is the end (see
   * `Tracked`).
   */
  places: readonly number[];
}

/**
 * Replaces a stretch and moves both ends of the selection along.
 *
 * @param side where units were inserted or removed at the caret: `before` keeps it behind the unit before it,
 *   `after` in front of the unit after it
 */
export function $writeStretch(
  { blocks: blocksBefore, keys, next }: BlockStretch,
  { blocks, places }: Rewriting,
  side: "before" | "after",
): void {
  const nodesByKey = new Map(
    $getRoot()
      .getChildren()
      .filter($isBlock)
      .map((node) => [node.getKey(), node]),
  );
  const range = $getRange();
  const ends = (range ? [range.anchor, range.focus] : []).map((point) => ({
    point,
    position: $positionOf($placeOf(point), keys, blocksBefore),
  }));

  const remainingNodes = new Map(
    keys.map((key, index) => [
      blocksBefore[index]?.id ?? "",
      { node: nodesByKey.get(key) as BlockNode, block: blocksBefore[index] },
    ]),
  );
  const nodes = blocks.map((block) => {
    const previous = remainingNodes.get(block.id);
    remainingNodes.delete(block.id);
    return previous && sameData(block, previous.block) ? previous.node : $writeBlock(block, previous?.node);
  });
  for (const { node } of remainingNodes.values()) node.remove();
  $placeInOrder(nodes, (next === null ? null : nodesByKey.get(next)) ?? null);

  for (const { point, position } of ends) {
    if (position === null) continue;
    const newPosition =
      side === "before" && position > 0 ? (places[position - 1] ?? 0) + 1 : (places[position] ?? 0);
    $setPoint(point, $placeAt(newPosition, blocks, nodes));
  }
  // A table or figure that was selected as a whole may have been removed.
  const selection = $getSelection();
  if ($isNodeSelection(selection) && !selection.getNodes().some((node) => node.isAttached()))
    $setSelection(null);
}

/** Writes a block into its previous node, or into a new one if there is none. */
function $writeBlock(block: Block, node: BlockNode | undefined): BlockNode {
  if (!node) return $blockToNode(block);
  node.clear().append(...block.runs.flatMap($runToNodes));
  return $setState(node, blockState, without(block, "id", "runs"));
}

/** Puts nodes in order before `next` (null: at the end), moving only those that are not in place. */
function $placeInOrder(nodes: readonly BlockNode[], next: BlockNode | null): void {
  let following = next;
  for (const node of nodes.toReversed()) {
    if (!node.isAttached() || !(node.getNextSibling()?.is(following) ?? following === null)) {
      if (following) following.insertBefore(node);
      else $getRoot().append(node);
    }
    following = node;
  }
}
