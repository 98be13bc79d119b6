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
 * Gives the editor, which shows `before`, the blocks of `after`, as one step of the history. Blocks are the same by id,
 * runs by identity: their nodes are moved, not made again, so the selection stays in its text.
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
      const unchanged = new Set(before.blocks);
      const same = new Set(after.blocks);
      const ids = new Set(after.blocks.map(({ id }) => id));
      const stays = blocksThatStay(before, after);

      const leaves = new Map<Run, Leaf[]>();
      for (const block of before.blocks) {
        const node = nodes.get(block.id);
        if (node && !same.has(block)) $leavesByRun(node, block.runs, leaves);
      }
      let next: BlockNode | null = null;
      for (const block of after.blocks.toReversed()) {
        const { id, runs, ...properties } = block;
        const node = nodes.get(id) ?? $createBlock(properties, id);
        if (!unchanged.has(block)) {
          const own: Leaf[] = runs.flatMap((run) => leaves.get(run) ?? ($runToNodes(run) as Leaf[]));
          for (const run of runs) leaves.delete(run);
          node.append(...own);
        }
        if (!stays.has(id)) {
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

function $idOf(leaf: Leaf): string {
  const parent = leaf.getParent();
  return $isBlock(parent) ? $getState(parent, idState) : "";
}

/** The nodes of each run. No node belongs to two runs. */
function $leavesByRun(node: BlockNode, runs: readonly Run[], found: Map<Run, Leaf[]>): void {
  const children = node.getChildren().filter($isLeaf);
  for (const run of runs) {
    const own: Leaf[] = [];
    for (let size = 0; size < run.text.length && children.length > 0;) {
      const leaf = children.shift() as Leaf;
      own.push(leaf);
      size += sizeOf(leaf);
    }
    found.set(run, own);
  }
}

/** The blocks that need no moving. What moves is one stretch: it or what it passes by, whichever is shorter. */
function blocksThatStay(before: BulletinDocument, after: BulletinDocument): Set<string> {
  const kept = new Set(after.blocks.map(({ id }) => id));
  const was = before.blocks.map(({ id }) => id).filter((id) => kept.has(id));
  const had = new Set(was);
  const is = after.blocks.map(({ id }) => id).filter((id) => had.has(id));
  const start = was.findIndex((id, index) => id !== is[index]);
  if (start >= 0) {
    const end = was.findLastIndex((id, index) => id !== is[index]) + 1;
    const turn = was.indexOf(is[start] as string);
    const [first, second] = [was.slice(start, turn), was.slice(turn, end)];
    for (const id of first.length < second.length ? first : second) had.delete(id);
  }
  return had;
}
