/** Stretches of a block's text that carry a flag, whatever runs they are cut into. Deleted text does not interrupt one. */
import type { Block, Run } from "../schema.ts";
import { isPlainText, withPlaces } from "./paragraphs.ts";

export interface Stretch {
  start: number;
  end: number;
}

function stretches(block: Block, passes: (run: Run) => boolean, has: (run: Run) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  for (const { run, inBlock } of withPlaces(block)) {
    if (passes(run)) continue;
    if (!has(run)) open = null;
    else if (open) open.end = inBlock + run.text.length;
    else found.push((open = { start: inBlock, end: inBlock + run.text.length }));
  }
  return found;
}

const isDeleted = (run: Run): boolean => run.deleted !== undefined;
const plainStretches = (block: Block, has: (run: Run) => boolean): Stretch[] =>
  stretches(block, isDeleted, (run) => isPlainText(run) && has(run));

export const pointStretches = (block: Block): Stretch[] => plainStretches(block, (run) => run.point === true);
export const boldStretches = (block: Block): Stretch[] => plainStretches(block, (run) => run.bold === true);
/** What looks like a point on paper. */
export const emphasisedStretches = (block: Block): Stretch[] =>
  plainStretches(block, (run) => run.point === true || run.bold === true);
export const deletedStretches = (block: Block): Stretch[] => stretches(block, () => false, isDeleted);
