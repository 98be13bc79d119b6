/** Accepting and rejecting at the desk: one step of the history. */
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
import { stateToDocument } from "../adapter.ts";
import { $isBlock, frameState } from "../nodes.ts";
import { $ensureBlock } from "../paragraphs.ts";
import { TRACKED_TAG } from "./tracking.ts";
import { $writeStretch } from "./write.ts";

/** Decides on revisions. False where none of them is there, or the issue may not be edited. */
export function decide(editor: LexicalEditor, decision: Decision, ids: Iterable<string>): boolean {
  const before = stateToDocument(editor.getEditorState());
  const decided = new Set([...ids].filter((id) => Object.hasOwn(before.revisions, id)));
  if (decided.size === 0 || !editor.isEditable()) return false;
  const { blocks, ...frame } = settle(before, decision, decided);
  const [start, end] = changedBetween(before.blocks, blocks);
  editor.update(
    () => {
      for (const tag of [HISTORY_PUSH_TAG, TRACKED_TAG, SKIP_SCROLL_INTO_VIEW_TAG, SKIP_SELECTION_FOCUS_TAG])
        $addUpdateTag(tag);
      $setState($getRoot(), frameState, frame);
      const nodes = $getRoot().getChildren().filter($isBlock);
      const shown = before.blocks.slice(start, before.blocks.length - end);
      const stretch = {
        blocks: shown,
        keys: nodes.slice(start, nodes.length - end).map((node) => node.getKey()),
        next: nodes[nodes.length - end]?.getKey() ?? null,
      };
      $writeStretch(
        stretch,
        { blocks: blocks.slice(start, blocks.length - end), places: placesLeft(shown, decision, decided) },
        "after",
      );
      $ensureBlock();
    },
    { discrete: true },
  );
  return true;
}

/** How many blocks at the start and at the end are the same. */
function changedBetween(before: readonly Block[], after: readonly Block[]): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && sameData(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && sameData(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return [start, end];
}

/** Where each unit of the blocks stands in what is left of them; one that goes, where the next one stands. */
function placesLeft(blocks: readonly Block[], decision: Decision, decided: ReadonlySet<string>): number[] {
  const goes = decision === "accept" ? "deleted" : "inserted";
  const places: number[] = [];
  let at = 0;
  const add = (size: number, id: string | undefined) => {
    const isGone = id !== undefined && decided.has(id);
    for (let unit = 0; unit < size; unit += 1) places.push(isGone ? at : at + unit);
    if (!isGone) at += size;
  };
  for (const block of blocks) {
    if (!isObjectStyle(block.style)) for (const run of block.runs) add(run.text.length, run[goes]);
    add(1, block[goes]);
  }
  return [...places, at];
}
