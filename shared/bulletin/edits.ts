/** Changes of text by place: the common ground of replacing and cleaning up. */
import type { Block, BulletinDocument, Run } from "./schema.ts";
import { placedCells, withCell, type Area } from "./table.ts";

/** Puts `text` in the place of a stretch of a block. Offsets count UTF-16 units of the whole text, deleted text included; of a cell, of its own. */
export interface Edit {
  block: string;
  /** The cell of the block's table that it is in; without one, it is in the block's text. */
  cell?: Pick<Area, "row" | "column">;
  start: number;
  end: number;
  text: string;
}

/**
 * The blocks that change when these edits are made, in order. Edits of one block must not overlap. What comes in carries
 * what the first character of its stretch carried, and every comment on a part of its stretch, which would lose its text
 * otherwise; deleted text inside a stretch stays deleted.
 */
export function applyEdits({ blocks }: Pick<BulletinDocument, "blocks">, edits: readonly Edit[]): Block[] {
  const byBlock = Map.groupBy(edits, ({ block }) => block);
  return blocks.flatMap((block) => {
    const found = byBlock.get(block.id);
    if (!found) return [];
    // From the last to the first: the places of the earlier ones stay true.
    return [found.toSorted((a, b) => b.start - a.start).reduce(editBlock, block)];
  });
}

function editBlock(block: Block, edit: Edit): Block {
  const { cell, start, end, text } = edit;
  if (!cell) return { ...block, runs: replaceIn(block.runs, edit) };
  const placed =
    block.table &&
    placedCells(block.table).find(({ row, column }) => row === cell.row && column === cell.column);
  if (!block.table || !placed) return block;
  const was = placed.cell.text;
  return {
    ...block,
    table: withCell(block.table, cell, { text: was.slice(0, start) + text + was.slice(end) }),
  };
}

function replaceIn(runs: Run[], { start, end, text }: Edit): Run[] {
  const replaced: Run[] = [];
  const comments = commentsOn(runs, start, end);
  let at = 0;
  let isPlaced = false;
  for (const run of runs) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, run.text.length)];
    at += run.text.length;
    if (from >= to || run.deleted) {
      replaced.push(run);
      continue;
    }
    const middle = isPlaced ? "" : text;
    isPlaced = true;
    const [before, behind] = [run.text.slice(0, from), run.text.slice(to)];
    // Mostly the run has all of the comments, and stays one.
    const isOne = middle === "" || comments.length === (run.comments?.length ?? 0);
    const parts = isOne
      ? [{ ...run, text: before + middle + behind }]
      : [
          { ...run, text: before },
          { ...run, comments, text: middle },
          { ...run, text: behind },
        ];
    replaced.push(...parts.filter((part) => part.text !== ""));
  }
  return replaced;
}

/** The comments on what of a stretch is not deleted. */
function commentsOn(runs: readonly Run[], start: number, end: number): string[] {
  const found = new Set<string>();
  let at = 0;
  for (const run of runs) {
    if (!run.deleted && at < end && at + run.text.length > start)
      for (const id of run.comments ?? []) found.add(id);
    at += run.text.length;
  }
  return [...found];
}

/** The text without what is deleted; where each of its units stands in the whole; and the run that it belongs to. */
export function visibleText(runs: readonly Run[]): { text: string; places: number[]; runOf: Run[] } {
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
