/**
 * Writes the difference between two bulletins into the nodes. Unchanged nodes stay: blocks by their id, text by
 * its run. So the caret stays in its text even where that moves to another block.
 */
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isNodeSelection,
  $isTextNode,
  $setSelection,
  $setState,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from "lexical";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import type { Block, Run } from "../../../shared/bulletin/schema.ts";
import { without } from "../../../shared/bulletin/without.ts";
import type { Spot } from "../../../shared/revisions/comment-place.ts";
import { $runToNodes } from "../adapter.ts";
import { $createBlock, $isBlock, blockState, frameState, idState, type BlockNode } from "../nodes.ts";
import { $ensureBlock } from "../paragraphs.ts";
import { $getRange, $isLeaf, $placeOf, sizeOf, type Leaf, type Place } from "../selection.ts";
import type { Difference } from "./difference.ts";
import { followText, type Follow } from "./follow.ts";
import { $isBlockAsRead } from "./read.ts";

/**
 * Writes a difference. Call inside `editor.update`.
 *
 * @param follow where the ends of the selection go; without it, or where it gives null, they stay in their
 *   text, or else at their offset
 */
export function $write({ frame, older, newer, next }: Difference, follow?: Follow): void {
  if (frame) $setState($getRoot(), frameState, frame);
  if (older.length === 0 && newer.length === 0) return;

  const nodes = new Map($blocks().map((node) => [$getState(node, idState), node]));
  const ends = $readEnds();
  const leaves = $leavesToMove(older, newer, nodes);
  const remainingBlocks = new Map(older.map((block) => [block.id, block]));
  const newNodes = newer.map((block) => {
    const before = remainingBlocks.get(block.id);
    const node = before && nodes.get(block.id);
    remainingBlocks.delete(block.id);
    return node ? $rewrite(node, before, block, leaves) : $createNode(block, leaves);
  });
  for (const id of remainingBlocks.keys()) nodes.get(id)?.remove();
  $placeInOrder(newNodes, next === null ? null : (nodes.get(next) ?? null), older);
  $ensureBlock();

  const followByText = followText(older, newer);
  for (const end of ends) $moveEnd(end, (spot) => follow?.(spot) ?? null, followByText);
  // A table or figure that was selected as a whole may have been removed.
  const selection = $getSelection();
  if ($isNodeSelection(selection) && !selection.getNodes().some((node) => node.isAttached()))
    $setSelection(null);
}

const $blocks = (): BlockNode[] => $getRoot().getChildren().filter($isBlock);

/** The nodes of runs that are written to other places; a run gives its nodes away once. */
type MovableLeaves = Map<Run, readonly LexicalNode[]>;

/** Collects the nodes of the runs of those blocks whose runs change. */
function $leavesToMove(
  older: readonly Block[],
  newer: readonly Block[],
  nodes: ReadonlyMap<string, BlockNode>,
): MovableLeaves {
  const newerById = new Map(newer.map((block) => [block.id, block]));
  const leaves: MovableLeaves = new Map();
  for (const block of older) {
    const node = nodes.get(block.id);
    const isKept = sameData(block.runs, newerById.get(block.id)?.runs);
    if (node && !isKept && $isBlockAsRead(node, block)) $addLeaves(node, block.runs, leaves);
  }
  return leaves;
}

/** Adds the nodes of each run of a block. A node never belongs to two runs. */
function $addLeaves(node: BlockNode, runs: readonly Run[], result: MovableLeaves): void {
  const children = node.getChildren().filter($isLeaf);
  for (const run of runs) {
    const leaves: Leaf[] = [];
    for (let size = 0; size < run.text.length && children.length > 0;) {
      const leaf = children.shift() as Leaf;
      leaves.push(leaf);
      size += sizeOf(leaf);
    }
    result.set(run, leaves);
  }
}

/** Writes what differs from the block before. */
function $rewrite(node: BlockNode, before: Block, after: Block, leaves: MovableLeaves): BlockNode {
  const properties = without(after, "id", "runs");
  if (!sameData(without(before, "id", "runs"), properties)) $setState(node, blockState, properties);
  if (!sameData(before.runs, after.runs))
    node.splice(0, node.getChildrenSize(), $childrenOf(after.runs, leaves));
  return node;
}

const $createNode = (block: Block, leaves: MovableLeaves): BlockNode =>
  $createBlock(without(block, "id", "runs"), block.id).append(...$childrenOf(block.runs, leaves));

const $childrenOf = (runs: readonly Run[], leaves: MovableLeaves): LexicalNode[] =>
  runs.flatMap((run) => {
    const runLeaves = leaves.get(run) ?? $runToNodes(run);
    leaves.delete(run);
    return runLeaves;
  });

/** Puts the nodes of a stretch in order before `next` (null: at the end), moving few of them. */
function $placeInOrder(nodes: readonly BlockNode[], next: BlockNode | null, older: readonly Block[]): void {
  const oldPlaces = new Map(older.map(({ id }, index) => [id, index]));
  const places = nodes.map((node) =>
    node.isAttached() ? oldPlaces.get($getState(node, idState)) : undefined,
  );
  const fixed = placesInOrder(places);
  let following = next;
  for (const [index, node] of [...nodes.entries()].toReversed()) {
    const place = places[index];
    if (place === undefined || !fixed.has(place)) {
      if (following) following.insertBefore(node);
      else $getRoot().append(node);
    }
    following = node;
  }
}

/**
 * Places that are in ascending order, so that their nodes can stay. A move exchanges two neighbouring
 * stretches: from the front one of them is in order, from the back the other; the longer one stays.
 */
function placesInOrder(places: readonly (number | undefined)[]): ReadonlySet<number> {
  const rising = new Set<number>();
  const falling = new Set<number>();
  let [most, least] = [-1, Infinity];
  for (const place of places) if (place !== undefined && place > most) rising.add((most = place));
  for (const place of places.toReversed())
    if (place !== undefined && place < least) falling.add((least = place));
  return rising.size >= falling.size ? rising : falling;
}

/** One end of the selection before the change. */
interface End {
  point: PointType;
  spot: Spot;
  /** The text node and the offset in it; null between nodes. */
  inText: { key: NodeKey; offset: number } | null;
}

function $readEnds(): End[] {
  const range = $getRange();
  return (range ? [range.anchor, range.focus] : []).flatMap((point) => {
    const place = $placeOf(point);
    if (!place) return [];
    const spot = { block: $getState(place.block, idState), offset: place.offset };
    return [{ point, spot, inText: point.type === "text" ? { key: point.key, offset: point.offset } : null }];
  });
}

/** Moves an end of the selection to where the change leads it, or to its text node, or by its text. */
function $moveEnd({ point, spot, inText }: End, follow: Follow, followByText: Follow): void {
  const goal = follow(spot);
  const leaf = inText && $getNodeByKey(inText.key);
  if (!goal && inText && leaf?.isAttached()) return point.set(inText.key, inText.offset, "text");

  const { block: id, offset } = goal ?? followByText(spot) ?? {};
  const block = $blocks().find((node) => $getState(node, idState) === id);
  if (block && offset !== undefined) $setPoint(point, { block, offset });
}

/**
 * Moves one end of a selection to a place. Between two text nodes it goes to the end of the first one, so
 * that further typing continues that text.
 */
function $setPoint(point: PointType, place: Place): void {
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
