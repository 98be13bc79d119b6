/** Text edits by offset, used by find-and-replace, clean-up and renaming. */
import { elementAt } from "../basics/elements.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";
import { placedCells, type Area } from "../document/grid.ts";
import { withCell } from "../document/table.ts";

/**
 * Replaces a range of a block's text by `text`. Offsets count UTF-16 units: in a block's runs including
 * deleted text, in a table cell from the start of the cell.
 */
export interface Edit {
  block: string;
  /** The cell of the block's table; absent for an edit of the block's runs. */
  cell?: Pick<Area, "row" | "column">;
  start: number;
  end: number;
  text: string;
}

/**
 * Applies edits; the other blocks are the same objects. Edits of one block must not overlap. The new text gets
 * the properties of the first visible character in its range, and every comment on a part of the range, because
 * that comment would lose its text otherwise. Deleted text inside the range stays, deleted.
 */
export function applyEdits<Document extends Pick<BulletinDocument, "blocks">>(
  document: Document,
  edits: readonly Edit[],
): Document {
  const byBlock = Map.groupBy(edits, ({ block }) => block);
  const blocks = document.blocks.map((block) => {
    // From the last to the first, so that the offsets of the edits still to come stay valid.
    const blockEdits = byBlock.get(block.id)?.toSorted((a, b) => b.start - a.start);
    return blockEdits ? blockEdits.reduce(editBlock, block) : block;
  });
  return { ...document, blocks };
}

function editBlock(block: Block, edit: Edit): Block {
  const { cell, start, end, text } = edit;
  if (!cell) return { ...block, runs: replaceIn(block.runs, edit) };
  const placedCell =
    block.table &&
    placedCells(block.table).find(({ row, column }) => row === cell.row && column === cell.column);
  if (!block.table || !placedCell) return block;
  const cellText = placedCell.cell.text;
  return {
    ...block,
    table: withCell(block.table, cell, { text: cellText.slice(0, start) + text + cellText.slice(end) }),
  };
}

function replaceIn(runs: Run[], { start, end, text }: Edit): Run[] {
  const result: Run[] = [];
  const comments = commentsOn(runs, start, end);
  let at = 0;
  let isPlaced = false;
  for (const run of runs) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, run.text.length);
    at += run.text.length;
    if (from >= to || run.deleted) {
      result.push(run);
      continue;
    }
    const middle = isPlaced ? "" : text;
    isPlaced = true;
    const before = run.text.slice(0, from);
    const behind = run.text.slice(to);
    // The run is cut only if the new text needs more comments than the run has.
    const isOne = middle === "" || comments.length === (run.comments?.length ?? 0);
    const parts = isOne
      ? [{ ...run, text: before + middle + behind }]
      : [
          { ...run, text: before },
          { ...run, comments, text: middle },
          { ...run, text: behind },
        ];
    result.push(...parts.filter((part) => part.text !== ""));
  }
  return result;
}

/** The ids of comments on the visible text of a range. */
function commentsOn(runs: readonly Run[], start: number, end: number): string[] {
  const ids = new Set<string>();
  let at = 0;
  for (const run of runs) {
    if (!run.deleted && at < end && at + run.text.length > start)
      for (const id of run.comments ?? []) ids.add(id);
    at += run.text.length;
  }
  return [...ids];
}

/**
 * The text of runs without deleted text. For each UTF-16 unit of it, `places` has the offset in the whole
 * text and `runOf` the run that contains it.
 */
export interface VisibleText {
  text: string;
  places: number[];
  runOf: Run[];
}

/** The offsets in the whole text of a stretch of the visible text. */
export const rangeIn = (
  { places }: VisibleText,
  from: number,
  to: number,
): { start: number; end: number } => ({
  start: elementAt(places, from),
  end: elementAt(places, to - 1) + 1,
});

/** The text of runs that no revision deletes. */
export function visibleText(runs: readonly Run[]): VisibleText {
  let text = "";
  let at = 0;
  const places: number[] = [];
  const runOf: Run[] = [];
  for (const run of runs) {
    if (!run.deleted) {
      text += run.text;
      for (let unit = 0; unit < run.text.length; unit += 1) {
        places.push(at + unit);
        runOf.push(run);
      }
    }
    at += run.text.length;
  }
  return { text, places, runOf };
}
