/** Writes moved and removed blocks into the editor. */
import {
  $addUpdateTag,
  $getRoot,
  $getState,
  HISTORY_PUSH_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from "lexical";
import type { BulletinDocument, Run } from "../../../shared/bulletin/schema.ts";
import { $runToNodes } from "../adapter.ts";
import { $createBlock, $isBlock, idState, type BlockNode } from "../nodes.ts";
import { $ensureBlock } from "../paragraphs.ts";
import { $isLeaf, sizeOf, type Leaf } from "../selection.ts";

/**
 * Changes an editor that shows `before` to the blocks of `after`, as one undo step. Blocks are matched by id
 * and runs by identity: their nodes are moved, not created again, so the selection stays in its text.
 */
export function arrange(editor: LexicalEditor, before: BulletinDocument, after: BulletinDocument): void {
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG);
      const root = $getRoot();
      const nodes = new Map(
        root
          .getChildren()
          .filter($isBlock)
          .map((node) => [$getState(node, idState), node]),
      );
      const blocksBefore = new Set(before.blocks);
      const blocksAfter = new Set(after.blocks);
      const ids = new Set(after.blocks.map(({ id }) => id));
      const fixedIds = blocksThatStay(before, after);

      const leaves = new Map<Run, Leaf[]>();
      for (const block of before.blocks) {
        const node = nodes.get(block.id);
        if (node && !blocksAfter.has(block)) $leavesByRun(node, block.runs, leaves);
      }
      let next: BlockNode | null = null;
      for (const block of after.blocks.toReversed()) {
        const { id, runs, ...properties } = block;
        const node = nodes.get(id) ?? $createBlock(properties, id);
        if (!blocksBefore.has(block)) {
          const children: Leaf[] = runs.flatMap((run) => leaves.get(run) ?? ($runToNodes(run) as Leaf[]));
          for (const run of runs) leaves.delete(run);
          node.append(...children);
        }
        if (!fixedIds.has(id)) {
          if (next) next.insertBefore(node);
          else root.append(node);
        }
        next = node;
      }
      for (const leaf of [...leaves.values()].flat()) if (ids.has($idOf(leaf))) leaf.remove();
      for (const { id } of before.blocks) if (!ids.has(id)) nodes.get(id)?.remove();
      $ensureBlock();
    },
    { discrete: true },
  );
}

/** The id of the block that contains a leaf; empty if it has none. */
function $idOf(leaf: Leaf): string {
  const parent = leaf.getParent();
  return $isBlock(parent) ? $getState(parent, idState) : "";
}

/** Adds the nodes of each run to `result`. A node never belongs to two runs. */
function $leavesByRun(node: BlockNode, runs: readonly Run[], result: Map<Run, Leaf[]>): void {
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

/**
 * The ids of blocks whose nodes stay where they are. A move exchanges two neighbouring stretches of blocks;
 * the shorter one is moved.
 */
function blocksThatStay(before: BulletinDocument, after: BulletinDocument): Set<string> {
  const idsAfter = new Set(after.blocks.map(({ id }) => id));
  const oldOrder = before.blocks.map(({ id }) => id).filter((id) => idsAfter.has(id));
  const result = new Set(oldOrder);
  const newOrder = after.blocks.map(({ id }) => id).filter((id) => result.has(id));
  const start = oldOrder.findIndex((id, index) => id !== newOrder[index]);
  if (start >= 0) {
    const end = oldOrder.findLastIndex((id, index) => id !== newOrder[index]) + 1;
    const turn = oldOrder.indexOf(newOrder[start] as string);
    const first = oldOrder.slice(start, turn);
    const second = oldOrder.slice(turn, end);
    for (const id of first.length < second.length ? first : second) result.delete(id);
  }
  return result;
}
