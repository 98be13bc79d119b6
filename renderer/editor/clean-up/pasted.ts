/** Cleans up pasted text as a separate undo step, so that one undo restores the text as it was pasted. */
import {
  $getRoot,
  $getState,
  $setState,
  $isRangeSelection,
  createCommand,
  type BaseSelection,
  type LexicalCommand,
  type RangeSelection,
} from "lexical";
import { findCleanUps } from "../../../shared/editing/clean-up.ts";
import { applyEdits, type Edit } from "../../../shared/editing/edits.ts";
import type { Block } from "../../../shared/document/schema.ts";
import { $nodeToBlock, $runToNodes } from "../nodes/adapter.ts";
import { $isBlock, blockState, idState, type BlockNode } from "../nodes/nodes.ts";
import type { Steps } from "../document/large-paste.ts";
import { $getCaret, $placeOf, $getRange, $selectPlace, $selectPlaces } from "../nodes/selection.ts";

/**
 * Dispatched after a paste was cleaned up: `signs` for corrected characters, `lines` for joined lines, and
 * the number of changes.
 */
export const CLEANED_PASTE_COMMAND: LexicalCommand<{ kind: "signs" | "lines"; count: number }> =
  createCommand("CLEANED_PASTE_COMMAND");

/** A place in the text, which does not change with its node. */
interface Spot {
  block: string;
  offset: number;
}

/** What is remembered of the text before a paste. */
export interface PasteStart {
  /** Where the text is pasted; null if nothing or an object is selected. */
  spot: Spot | null;
  /** The ids of the blocks. */
  ids: ReadonlySet<string>;
}

/** Remembers where a paste begins. Call it before pasting. */
export function $beginPaste(selection: BaseSelection): PasteStart {
  const ids = new Set($blocks().map($idOf));
  if (!$isRangeSelection(selection)) return { spot: null, ids };
  const place = $placeOf(selection.isBackward() ? selection.focus : selection.anchor);
  return { spot: place && { block: $idOf(place.block), offset: place.offset }, ids };
}

const $blocks = (): BlockNode[] => $getRoot().getChildren().filter($isBlock);
const $idOf = (block: BlockNode): string => $getState(block, idState);

/**
 * Corrects the text that was pasted since, up to the caret, and keeps the caret behind it. Returns the number
 * of corrections.
 */
export function* $cleanUpPasted({ spot, ids }: PasteStart): Steps<number> {
  const caret = $getCaret();
  const end = caret && { block: $idOf(caret.block), offset: caret.offset };
  const isPasted = (edit: Edit) => {
    // The cells of a pasted table are cleaned up, but not text pasted into the cells of an existing table.
    if (edit.cell) return !ids.has(edit.block);
    if (edit.block === end?.block && edit.end > end.offset) return false;
    return ids.has(edit.block) ? edit.block === spot?.block && edit.start >= spot.offset : true;
  };

  const nodes = $blocks().filter((node) => !ids.has($idOf(node)) || $idOf(node) === spot?.block);
  let count = 0;
  let shift = 0;
  for (const [index, group] of groupsOf(nodes).entries()) {
    const present = group.filter((node) => node.isAttached()).map((node) => node.getLatest());
    const blocks = present.map($nodeToBlock);
    const edits = findCleanUps({ blocks }).filter(isPasted);
    const changed = applyEdits({ blocks }, edits).blocks;
    for (const [at, node] of present.entries())
      if (changed[at] && changed[at] !== blocks[at]) $rewrite(node, changed[at]);
    count += edits.length;
    shift += edits
      .filter(({ block, cell }) => block === end?.block && !cell)
      .reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
    yield (index * groupSize) / nodes.length;
  }
  const block = end && $blocks().find((node) => $idOf(node) === end.block);
  if (block && count > 0) $selectPlace({ block, offset: end.offset + shift });
  return count;
}

/** Writes the runs of a block and the cells of its table. */
function $rewrite(node: BlockNode, { runs, table }: Block): void {
  node.clear().append(...runs.flatMap($runToNodes));
  if (table)
    $setState(node, blockState, (properties) =>
      properties.style === "table" ? { ...properties, table } : properties,
    );
}

/** So many blocks are corrected together: each correction goes through all blocks once. */
const groupSize = 50;
const groupsOf = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / groupSize) }, (_, group) =>
    items.slice(group * groupSize, (group + 1) * groupSize),
  );

/**
 * Selects the text that was pasted since. Of more than two blocks only the first and the last are left. Returns
 * null if it is not found.
 */
export function* $selectPasted({ spot, ids }: PasteStart): Steps<RangeSelection | null> {
  const blocks = $blocks();
  // If the block of the start is gone, it was empty and the first pasted block replaced it.
  const first =
    blocks.find((block) => $idOf(block) === spot?.block) ?? blocks.find((block) => !ids.has($idOf(block)));
  const end = $getCaret();
  if (!first || !end) return null;
  const middle = blocks.slice(
    blocks.indexOf(first) + 1,
    blocks.findIndex((block) => block.is(end.block)),
  );
  for (const [index, block] of middle.entries()) {
    block.remove();
    yield index / middle.length;
  }
  $selectPlaces({ block: first, offset: $idOf(first) === spot?.block ? spot.offset : 0 }, end);
  return $getRange();
}
