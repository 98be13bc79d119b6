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
import { Cursor } from "../../../shared/basics/cursor.ts";
import { sameData } from "../../../shared/document/canonical.ts";
import type { Block, Run } from "../../../shared/document/schema.ts";
import { without } from "../../../shared/basics/without.ts";
import type { Spot } from "../../../shared/revisions/comment-place.ts";
import { $runToNodes } from "../nodes/adapter.ts";
import { $createBlock, $isBlock, blockState, frameState, idState, type BlockNode } from "../nodes/nodes.ts";
import { $ensureBlock } from "../nodes/paragraphs.ts";
import { $getRange, $isLeaf, $placeOf, sizeOf, type Leaf } from "../nodes/selection.ts";
import type { Difference } from "./difference.ts";
import { followText, type Follow } from "./follow.ts";
import { $isBlockAsRead } from "./read.ts";

/**
 * Writes a difference. Call inside `editor.update`.
 *
 * @param follow where the ends of the selection go; without it, or where it gives null, they stay in their
 *   text, or else at their offset
 */
export function $write({ frame, start, older, newer }: Difference, follow?: Follow): void {
  if (frame) $setState($getRoot(), frameState, frame);
  if (older.length === 0 && newer.length === 0) return;

  const ends = $readEnds();
  const nodes = $getRoot().getChildren().filter($isBlock);
  const stretch = nodes.slice(start, start + older.length);
  const [pairs, removed] = pairById(older, stretch, newer);
  const leaves = $leavesToMove(pairs, removed);
  const newNodes = pairs.map(({ after, before }) =>
    before ? $rewrite(before, after, leaves) : $createNode(after, leaves),
  );
  for (const { node } of removed) node.remove();
  $placeInOrder(newNodes, stretch, nodes[start + older.length] ?? null);
  $ensureBlock();

  const followByText = followText(older, newer);
  for (const { point, spot, inText } of ends) {
    const goal = follow?.(spot);
    // In its text node, wherever that is now, the end stays by itself.
    const isInNode = inText !== null && $getNodeByKey(inText.key)?.isAttached();
    if (isInNode && !goal) point.set(inText.key, inText.offset, "text", true);
    else $setPoint(point, goal ?? followByText(spot), newer, newNodes);
  }
  // A table or figure that was selected as a whole may have been removed.
  const selection = $getSelection();
  if ($isNodeSelection(selection) && !selection.getNodes().some((node) => node.isAttached()))
    $setSelection(null);
}

/** A block before the change, and its node. */
interface Written {
  block: Block;
  node: BlockNode;
}

/** A block after the change, and what it was before; a new block was nothing. */
interface Pair {
  after: Block;
  before: Written | undefined;
}

/** Pairs the blocks with the same ids. A file may give an id twice; then the blocks are paired in order. */
function pairById(
  older: readonly Block[],
  stretch: readonly BlockNode[],
  newer: readonly Block[],
): [pairs: Pair[], removed: Written[]] {
  const written = stretch.flatMap((node, index) => {
    const block = older[index];
    return block ? [{ block, node }] : [];
  });
  const byId = Map.groupBy(written, ({ block }) => block.id);
  const pairs = newer.map((after): Pair => ({ after, before: byId.get(after.id)?.shift() }));
  return [pairs, [...byId.values()].flat()];
}

/** The nodes of runs that may be written to other places; a run gives its nodes away once. */
type MovableLeaves = Map<Run, readonly LexicalNode[]>;

/** Collects the nodes of the runs of those blocks whose runs change. */
function $leavesToMove(pairs: readonly Pair[], removed: readonly Written[]): MovableLeaves {
  const leaves: MovableLeaves = new Map();
  const changed = pairs.flatMap(({ before, after }) =>
    before && !sameData(before.block.runs, after.runs) ? [before] : [],
  );
  for (const { block, node } of [...changed, ...removed])
    if ($isBlockAsRead(node, block)) $addLeaves(node, block.runs, leaves);
  return leaves;
}

/** Adds the nodes of each run of a block. A node never belongs to two runs. */
function $addLeaves(node: BlockNode, runs: readonly Run[], result: MovableLeaves): void {
  const children = new Cursor(node.getChildren().filter($isLeaf));
  for (const run of runs) {
    let size = 0;
    const leaves: Leaf[] = [];
    for (const leaf of children.takeWhile(() => size < run.text.length)) {
      leaves.push(leaf);
      size += sizeOf(leaf);
    }
    result.set(run, leaves);
  }
}

/** Writes what differs from the block before. */
function $rewrite({ block, node }: Written, after: Block, leaves: MovableLeaves): BlockNode {
  const properties = without(after, "id", "runs");
  if (!sameData(without(block, "id", "runs"), properties)) $setState(node, blockState, properties);
  if (!sameData(block.runs, after.runs))
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

/**
 * Puts nodes in order before `next` (null: at the end), moving few of those that were in the stretch before.
 */
function $placeInOrder(
  nodes: readonly BlockNode[],
  stretch: readonly BlockNode[],
  next: BlockNode | null,
): void {
  const oldPlaces = new Map(stretch.map((node, index) => [node.getKey(), index]));
  const places = nodes.map((node) => oldPlaces.get(node.getKey()));
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

/**
 * Moves one end of the selection to a spot of the written blocks; null leaves it where Lexical put it. Between
 * two text nodes it goes to the end of the first one, so that further typing continues that text.
 */
function $setPoint(
  point: PointType,
  spot: Spot | null,
  blocks: readonly Block[],
  nodes: readonly BlockNode[],
): void {
  const node = nodes[blocks.findIndex(({ id }) => id === spot?.block)];
  if (!node || !spot) return;
  let at = 0;
  for (const leaf of node.getChildren().filter($isLeaf)) {
    if (spot.offset <= at + sizeOf(leaf) && $isTextNode(leaf))
      return point.set(leaf.getKey(), spot.offset - at, "text");
    if (spot.offset === at) return point.set(node.getKey(), leaf.getIndexWithinParent(), "element");
    at += sizeOf(leaf);
  }
  point.set(node.getKey(), node.getChildrenSize(), "element");
}
