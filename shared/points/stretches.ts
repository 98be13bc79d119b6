/** Stretches of a block's text with a flag, joined across runs. Deleted text does not interrupt a stretch. */
import type { Block, Run } from "../document/schema.ts";
import { isPlainText, withPlaces } from "./paragraphs.ts";

/** A range of a block's text, in UTF-16 units including deleted text. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Joins adjacent runs for which `has` is true. Runs for which `passes` is true are skipped: they neither join
 * nor interrupt.
 */
function findStretches(block: Block, passes: (run: Run) => boolean, has: (run: Run) => boolean): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  for (const { run, inBlock } of withPlaces(block)) {
    if (passes(run)) continue;
    if (!has(run)) open = null;
    else if (open) open.end = inBlock + run.text.length;
    else stretches.push((open = { start: inBlock, end: inBlock + run.text.length }));
  }
  return stretches;
}

const isDeleted = (run: Run): boolean => run.deleted !== undefined;
const plainStretches = (block: Block, has: (run: Run) => boolean): Stretch[] =>
  findStretches(block, isDeleted, (run) => isPlainText(run) && has(run));

/** The stretches that are emphasised as points. */
export const pointStretches = (block: Block): Stretch[] => plainStretches(block, (run) => run.point === true);
/** The stretches that are bold. */
export const boldStretches = (block: Block): Stretch[] => plainStretches(block, (run) => run.bold === true);
/** The stretches that look emphasised in print: points and bold text. */
export const emphasisedStretches = (block: Block): Stretch[] =>
  plainStretches(block, (run) => run.point === true || run.bold === true);
/** The stretches that a revision deletes. */
export const deletedStretches = (block: Block): Stretch[] => findStretches(block, () => false, isDeleted);
