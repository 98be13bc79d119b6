/** Writes new runs into existing blocks. */
import { $addUpdateTag, $getRoot, $getState, $setState, HISTORY_PUSH_TAG, type LexicalEditor } from "lexical";
import type { Block } from "../../shared/bulletin/schema.ts";
import { $runToNodes } from "./adapter.ts";
import { $isBlock, blockState, idState } from "./nodes.ts";
import { $placeOf, $getRange, $selectPlaces } from "./selection.ts";

/**
 * Replaces the runs of blocks, and the cells of tables, as one undo step. Ids, styles and the offsets of the
 * selection stay. Blocks that no longer exist are skipped.
 */
export function replaceRuns(editor: LexicalEditor, blocks: readonly Block[]): void {
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG);
      $replaceRuns(blocks);
    },
    { discrete: true },
  );
}

/** The same, for use inside `editor.update`. */
export function $replaceRuns(blocks: readonly Block[]): void {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const range = $getRange();
  const ends = range && { anchor: $placeOf(range.anchor), focus: $placeOf(range.focus) };
  let isTouched = false;
  for (const node of $getRoot().getChildren().filter($isBlock)) {
    const block = byId.get($getState(node, idState));
    if (!block) continue;
    node.clear().append(...block.runs.flatMap($runToNodes));
    const { table } = block;
    if (table) $setState(node, blockState, (properties) => ({ ...properties, table }));
    isTouched ||= node.is(ends?.anchor?.block) || node.is(ends?.focus?.block);
  }
  if (isTouched && ends?.anchor && ends.focus) $selectPlaces(ends.anchor, ends.focus);
}
