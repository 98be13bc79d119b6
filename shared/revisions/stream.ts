/**
 * A document as one stream of units: letters and paragraph ends. In this form the revisions of several people
 * can be combined, because insertions and deletions never change the order of the original letters. A table
 * or a figure is one unit of the stream; its caption is a separate, smaller stream.
 */
import { canonicalRuns } from "../document/canonical.ts";
import { isObjectStyle, type Block, type Run } from "../document/schema.ts";
import type { Without } from "../basics/without.ts";

/** The properties of a paragraph end: those of its block, without the text. */
export type EndProperties = Without<Block, "runs">;

/** One letter, as a run with a text of one character. */
export interface Letter {
  run: Run;
}

/** The end of a paragraph, or a whole table or figure with its caption. */
export interface ParagraphEnd {
  end: EndProperties;
  caption?: Run[];
}
export type Unit = Letter | ParagraphEnd;

/** Whether a unit is the end of a paragraph, not a letter. */
export const isParagraphEnd = (unit: Unit): unit is ParagraphEnd => "end" in unit;
/** Whether a unit is a letter. */
export const isLetter = (unit: Unit): unit is Letter => "run" in unit;

/** The ids of the revisions of a unit. */
export type RevisionIds = Pick<Run, "inserted" | "deleted" | "formatted">;

/** The object that holds the revision ids of a unit. */
export const revisionIdsOf = (unit: Unit): RevisionIds => (isParagraphEnd(unit) ? unit.end : unit.run);

/** The letters of runs, one for each Unicode character. */
export const lettersOf = (runs: readonly Run[]): Letter[] =>
  runs.flatMap((run) => Array.from(run.text, (text) => ({ run: { ...run, text } })));

/** The units of blocks. `blocksOf` is the inverse. */
export function unitsOf(blocks: readonly Block[]): Unit[] {
  return blocks.flatMap((block): Unit[] => {
    const { runs, ...end } = block;
    return isObjectStyle(block.style) ? [{ end, caption: runs }] : [...lettersOf(runs), { end }];
  });
}

/** The units, with the letters of each caption after its object. */
export const withCaptions = (units: readonly Unit[]): Unit[] =>
  units.flatMap((unit) =>
    isParagraphEnd(unit) && unit.caption ? [unit, ...lettersOf(unit.caption)] : [unit],
  );

/** Length of a unit: the UTF-16 units of a letter; 1 for a paragraph end or an object. */
export const sizeOf = (unit: Unit): number => (isParagraphEnd(unit) ? 1 : unit.run.text.length);

/** Joins letters into runs; paragraph ends are left out. */
export const runsOf = (letters: readonly Unit[]): Run[] =>
  canonicalRuns(letters.flatMap((unit) => (isParagraphEnd(unit) ? [] : [unit.run])));

/**
 * Builds blocks from units. The stream must end with a paragraph end or an object. An object between the
 * letters of a paragraph is placed before that paragraph; this happens only where one of the two is inserted
 * or deleted.
 */
export function blocksOf(units: readonly Unit[]): Block[] {
  const blocks: Block[] = [];
  let letters: Unit[] = [];
  for (const unit of units) {
    if (!isParagraphEnd(unit)) letters.push(unit);
    else if (unit.caption) blocks.push({ ...unit.end, runs: unit.caption });
    else {
      blocks.push({ ...unit.end, runs: runsOf(letters) });
      letters = [];
    }
  }
  return blocks;
}
