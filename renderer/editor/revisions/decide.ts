/** Accepts and rejects revisions in the editor, as one undo step. */
import {
  $addUpdateTag,
  $getRoot,
  $setState,
  HISTORY_PUSH_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
} from "lexical";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import { isObjectStyle, type Block } from "../../../shared/bulletin/schema.ts";
import { settle, type Decision } from "../../../shared/revisions/settle.ts";
import { readBulletin } from "../document/read.ts";
import { $isBlock, frameState } from "../nodes.ts";
import { $ensureBlock } from "../paragraphs.ts";
import { TRACKED_TAG } from "./tracking.ts";
import { $writeStretch } from "./write.ts";

/**
 * Accepts or rejects revisions by their ids. Returns false if none of them exists or the issue is read-only.
 * The caret stays at its place in the text; neither focus nor scroll position changes.
 */
export function decide(editor: LexicalEditor, decision: Decision, ids: Iterable<string>): boolean {
  const before = readBulletin(editor);
  const decidedIds = new Set([...ids].filter((id) => Object.hasOwn(before.revisions, id)));
  if (decidedIds.size === 0 || !editor.isEditable()) return false;

  const { blocks, ...frame } = settle(before, decision, decidedIds);
  const [start, end] = countEqualEnds(before.blocks, blocks);
  editor.update(
    () => {
      for (const tag of [HISTORY_PUSH_TAG, TRACKED_TAG, SKIP_SCROLL_INTO_VIEW_TAG, SKIP_SELECTION_FOCUS_TAG])
        $addUpdateTag(tag);
      $setState($getRoot(), frameState, frame);
      const nodes = $getRoot().getChildren().filter($isBlock);
      const blocksBefore = before.blocks.slice(start, before.blocks.length - end);
      const stretch = {
        blocks: blocksBefore,
        keys: nodes.slice(start, nodes.length - end).map((node) => node.getKey()),
        next: nodes[nodes.length - end]?.getKey() ?? null,
      };
      $writeStretch(
        stretch,
        {
          blocks: blocks.slice(start, blocks.length - end),
          places: mapPlaces(blocksBefore, decision, decidedIds),
        },
        "after",
      );
      $ensureBlock();
    },
    { discrete: true },
  );
  return true;
}

/** Counts the equal blocks at the start and at the end of two lists. */
function countEqualEnds(before: readonly Block[], after: readonly Block[]): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && sameData(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && sameData(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return [start, end];
}

/**
 * Maps each unit of the blocks (see `places.ts`) to its place after the decision. A removed unit maps to the
 * place of the next remaining one. The last entry is the end.
 */
function mapPlaces(blocks: readonly Block[], decision: Decision, decidedIds: ReadonlySet<string>): number[] {
  const removedProperty = decision === "accept" ? "deleted" : "inserted";
  const places: number[] = [];
  let at = 0;
  const add = (size: number, id: string | undefined) => {
    const isRemoved = id !== undefined && decidedIds.has(id);
    for (let unit = 0; unit < size; unit += 1) places.push(isRemoved ? at : at + unit);
    if (!isRemoved) at += size;
  };
  for (const block of blocks) {
    if (!isObjectStyle(block.style)) for (const run of block.runs) add(run.text.length, run[removedProperty]);
    add(1, block[removedProperty]);
  }
  return [...places, at];
}
