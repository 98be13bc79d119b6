/**
 * A document as one stream of letters and paragraph marks, in which several people's marks can be laid over each other:
 * whatever they insert and delete, the letters of the original stand in it in the same order.
 */
import { canonicalRuns } from "../bulletin/canonical.ts";
import type { Block, Run } from "../bulletin/schema.ts";
import { without, type Without } from "../bulletin/without.ts";

/** What a paragraph mark carries: all of its block but the text. */
export type MarkProperties = Without<Block, "runs">;
/** One UTF-16 unit of text with what its run carries, or the paragraph mark at the end of a block. */
export type Unit = { run: Run } | { mark: MarkProperties };

export const isMark = (unit: Unit): unit is { mark: MarkProperties } => "mark" in unit;
/** The revisions of a unit, whichever it is. */
export const marksOf = (unit: Unit): Pick<Run, "inserted" | "deleted" | "formatted"> => (isMark(unit) ? unit.mark : unit.run);

export function unitsOf(blocks: readonly Block[]): Unit[] {
  return blocks.flatMap((block) => [
    ...block.runs.flatMap((run) => Array.from({ length: run.text.length }, (_, at): Unit => ({ run: { ...run, text: run.text.charAt(at) } }))),
    { mark: without(block, "runs") as MarkProperties },
  ]);
}

/** The way back. The stream ends in a paragraph mark, as every document's does. */
export function blocksOf(units: readonly Unit[]): Block[] {
  const blocks: Block[] = [];
  let runs: Run[] = [];
  for (const unit of units) {
    if (isMark(unit)) {
      blocks.push({ ...unit.mark, runs: canonicalRuns(runs) } as Block);
      runs = [];
    } else {
      runs.push(unit.run);
    }
  }
  return blocks;
}

/** Whether two units say the same: the letter, or the kind of paragraph mark that an object has. */
export function isSameUnit(one: Unit, other: Unit): boolean {
  if (isMark(one) || isMark(other)) return isMark(one) && isMark(other) && (one.mark.table === undefined) === (other.mark.table === undefined) && one.mark.figure?.asset === other.mark.figure?.asset;
  return one.run.text === other.run.text;
}
