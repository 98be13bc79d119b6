/** What differs between two bulletins. */
import { canonicalRuns, sameData } from "../../../shared/document/canonical.ts";
import { countEqualEnds } from "../../../shared/basics/equal-ends.ts";
import type { Block, BulletinDocument } from "../../../shared/document/schema.ts";
import type { Frame } from "../nodes/nodes.ts";

export interface Difference {
  /** The frame after the change; null if it is the same. */
  frame: Frame | null;
  /** The number of equal blocks before the changed ones. */
  start: number;
  /** The blocks from the first to the last changed one, before and after the change (in canonical form). */
  older: readonly Block[];
  newer: readonly Block[];
}

/** Finds what differs; null if the bulletins have the same canonical form. `before` must be in that form. */
export function findDifference(before: BulletinDocument, after: BulletinDocument): Difference | null {
  const { blocks: blocksBefore, ...frameBefore } = before;
  const { blocks: blocksAfter, ...frame } = after;
  const [start, end] = countEqualEnds(
    blocksBefore,
    blocksAfter,
    (one, other) => one === other || sameData(one, other && canonicalBlock(other)),
  );
  const older = blocksBefore.slice(start, blocksBefore.length - end);
  const newer = blocksAfter.slice(start, blocksAfter.length - end).map(canonicalBlock);
  const isFrameSame = sameData(frameBefore, frame);
  if (isFrameSame && older.length === 0 && newer.length === 0) return null;
  return {
    frame: isFrameSame ? null : frame,
    start,
    older,
    newer,
  };
}

const canonicalBlock = (block: Block): Block => ({ ...block, runs: canonicalRuns(block.runs) });
