/** Puts other blocks in the place of a stretch of the text: nodes that say the same stay, and the caret where it was in its text. */
import { $getRoot, $getSelection, $isNodeSelection, $setSelection, $setState, type NodeKey } from "lexical";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import type { Block } from "../../../shared/bulletin/schema.ts";
import { without } from "../../../shared/bulletin/without.ts";
import { $blockToNode, $runToNodes } from "../adapter.ts";
import { $isBlock, blockState, type BlockNode } from "../nodes.ts";
import { $placeOf, $range } from "../selection.ts";
import { $placeAt, $setPoint, $streamPlace } from "./places.ts";

/** Neighbouring blocks as they stand on the paper. */
export interface Stretch {
  blocks: readonly Block[];
  /** The keys of their nodes. */
  keys: readonly NodeKey[];
  /** Key of the block behind the stretch; null where it is the last. */
  next: NodeKey | null;
}

/** What is to stand there. */
export interface Rewriting {
  blocks: readonly Block[];
  /** Where each unit of the stretch stands among the new blocks, and last the end (see `Tracked`). */
  places: readonly number[];
}

/** @param side where something between two units is gone or new: whether the caret stays behind what was before it. */
export function $writeStretch(
  { blocks: shown, keys, next }: Stretch,
  { blocks, places }: Rewriting,
  side: "before" | "after",
): void {
  const root = $getRoot();
  const present = new Map(
    root
      .getChildren()
      .filter($isBlock)
      .map((node) => [node.getKey(), node]),
  );
  const range = $range();
  const ends =
    range && [range.anchor, range.focus].map((point) => $streamPlace($placeOf(point), keys, shown));
  const known = new Map(
    keys.map((key, index) => [
      shown[index]?.id ?? "",
      { node: present.get(key) as BlockNode, block: shown[index] },
    ]),
  );
  const written = blocks.map((block) => {
    const own = known.get(block.id);
    known.delete(block.id);
    return own && sameData(block, own.block) ? own.node : $rewritten(block, own?.node);
  });
  for (const { node } of known.values()) node.remove();
  let following = (next === null ? null : present.get(next)) ?? null;
  for (const node of written.toReversed()) {
    if (!node.isAttached() || !(node.getNextSibling()?.is(following) ?? following === null)) {
      if (following) following.insertBefore(node);
      else root.append(node);
    }
    following = node;
  }
  for (const [index, point] of (range ? [range.anchor, range.focus] : []).entries()) {
    const at = ends?.[index];
    if (at !== null && at !== undefined)
      $setPoint(
        point,
        $placeAt(
          side === "before" && at > 0 ? (places[at - 1] ?? 0) + 1 : (places[at] ?? 0),
          blocks,
          written,
        ),
      );
  }
  // An object that was selected as a whole may be gone.
  const selection = $getSelection();
  if ($isNodeSelection(selection) && !selection.getNodes().some((node) => node.isAttached()))
    $setSelection(null);
}

/** A changed block: its node, where it has one, with the new runs. */
function $rewritten(block: Block, known: BlockNode | undefined): BlockNode {
  if (!known) return $blockToNode(block);
  known.clear().append(...block.runs.flatMap($runToNodes));
  return $setState(known, blockState, without(block, "id", "runs"));
}
