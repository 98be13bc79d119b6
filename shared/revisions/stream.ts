/**
 * A document as one stream of letters and paragraph marks, in which several people's marks can be laid over each other:
 * whatever they insert and delete, the letters of the original stand in it in the same order. A table or a figure is one
 * unit of the stream, with a little stream of its own: its caption.
 */
import { canonicalRuns } from "../bulletin/canonical.ts";
import { isObjectStyle, type Block, type Run } from "../bulletin/schema.ts";
import { without, type Without } from "../bulletin/without.ts";

/** What a paragraph mark carries: all of its block but the text. */
export type MarkProperties = Without<Block, "runs">;
/** One letter with what its run carries. */
export interface Letter {
  run: Run;
}
/** The paragraph mark at the end of a block; of an object all of it. */
export interface ParagraphMark {
  mark: MarkProperties;
  caption?: Run[];
}
export type Unit = Letter | ParagraphMark;

export const isMark = (unit: Unit): unit is ParagraphMark => "mark" in unit;
/** The revisions of a unit, whichever it is. */
export const marksOf = (unit: Unit): Pick<Run, "inserted" | "deleted" | "formatted"> =>
  isMark(unit) ? unit.mark : unit.run;

export const lettersOf = (runs: readonly Run[]): Letter[] =>
  runs.flatMap((run) => Array.from(run.text, (text) => ({ run: { ...run, text } })));

export function unitsOf(blocks: readonly Block[]): Unit[] {
  return blocks.flatMap((block): Unit[] => {
    const mark = without(block, "runs") as MarkProperties;
    return isObjectStyle(block.style)
      ? [{ mark, caption: block.runs }]
      : [...lettersOf(block.runs), { mark }];
  });
}

/** With each object the letters of its caption behind it. */
export const withCaptions = (units: readonly Unit[]): Unit[] =>
  units.flatMap((unit) => (isMark(unit) && unit.caption ? [unit, ...lettersOf(unit.caption)] : [unit]));

/** UTF-16 units of a letter; a paragraph mark and an object count one. */
export const sizeOf = (unit: Unit): number => (isMark(unit) ? 1 : unit.run.text.length);

/** The runs of letters. */
export const runsOf = (letters: readonly Unit[]): Run[] =>
  canonicalRuns(letters.flatMap((unit) => (isMark(unit) ? [] : [unit.run])));

/**
 * The way back. The stream ends in a paragraph mark, as every document's does. An object inside a paragraph goes before it:
 * then one of the two is not in the text.
 */
export function blocksOf(units: readonly Unit[]): Block[] {
  const blocks: Block[] = [];
  let letters: Unit[] = [];
  for (const unit of units) {
    if (!isMark(unit)) letters.push(unit);
    else if (unit.caption) blocks.push({ ...unit.mark, runs: unit.caption } as Block);
    else {
      blocks.push({ ...unit.mark, runs: runsOf(letters) } as Block);
      letters = [];
    }
  }
  return blocks;
}
