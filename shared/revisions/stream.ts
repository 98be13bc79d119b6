/**
 * A document as one stream of letters and paragraph marks, in which several people's marks can be laid over each other:
 * whatever they insert and delete, the letters of the original stand in it in the same order. A table or a figure is one
 * unit of the stream, with a little stream of its own: its caption.
 */
import { canonicalRuns } from "../bulletin/canonical.ts";
import { isObjectStyle, type Block, type Run } from "../bulletin/schema.ts";
import { without, type Without } from "../bulletin/without.ts";

/** What a paragraph mark carries: all of its block but the text. */
export type EndProperties = Without<Block, "runs">;
/** One letter with what its run carries. */
export interface Letter {
  run: Run;
}
/** The paragraph mark at the end of a block; of an object all of it. */
export interface ParagraphEnd {
  end: EndProperties;
  caption?: Run[];
}
export type Unit = Letter | ParagraphEnd;

export const isParagraphEnd = (unit: Unit): unit is ParagraphEnd => "end" in unit;
/** The revisions of a unit, whichever it is. */
export const revisionIdsOf = (unit: Unit): Pick<Run, "inserted" | "deleted" | "formatted"> =>
  isParagraphEnd(unit) ? unit.end : unit.run;

export const lettersOf = (runs: readonly Run[]): Letter[] =>
  runs.flatMap((run) => Array.from(run.text, (text) => ({ run: { ...run, text } })));

export function unitsOf(blocks: readonly Block[]): Unit[] {
  return blocks.flatMap((block): Unit[] => {
    const end = without(block, "runs") as EndProperties;
    return isObjectStyle(block.style) ? [{ end, caption: block.runs }] : [...lettersOf(block.runs), { end }];
  });
}

/** With each object the letters of its caption behind it. */
export const withCaptions = (units: readonly Unit[]): Unit[] =>
  units.flatMap((unit) =>
    isParagraphEnd(unit) && unit.caption ? [unit, ...lettersOf(unit.caption)] : [unit],
  );

/** UTF-16 units of a letter; a paragraph mark and an object count one. */
export const sizeOf = (unit: Unit): number => (isParagraphEnd(unit) ? 1 : unit.run.text.length);

/** The runs of letters. */
export const runsOf = (letters: readonly Unit[]): Run[] =>
  canonicalRuns(letters.flatMap((unit) => (isParagraphEnd(unit) ? [] : [unit.run])));

/**
 * The way back. The stream ends in a paragraph mark, as every document's does. An object inside a paragraph goes before it:
 * then one of the two is not in the text.
 */
export function blocksOf(units: readonly Unit[]): Block[] {
  const blocks: Block[] = [];
  let letters: Unit[] = [];
  for (const unit of units) {
    if (!isParagraphEnd(unit)) letters.push(unit);
    else if (unit.caption) blocks.push({ ...unit.end, runs: unit.caption } as Block);
    else {
      blocks.push({ ...unit.end, runs: runsOf(letters) } as Block);
      letters = [];
    }
  }
  return blocks;
}
