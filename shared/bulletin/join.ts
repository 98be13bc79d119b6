/**
 * Joining paragraphs whose mark is gone with the next one (ECMA-376 part 1, 17.13.5.15 and .20). The joined paragraph is the
 * first one, or the second where nothing of the first is left: whoever joins two paragraphs keeps the one that has text.
 */
import { canonicalRuns } from "./canonical.ts";
import { isObjectStyle, type Block, type Run } from "./schema.ts";
import { without } from "./without.ts";

/** A block, and whether its paragraph mark is gone. */
export interface Joinable {
  block: Block;
  isMarkGone: boolean;
}

/** Joins each block whose mark is gone with the next one. An object goes with its mark, and nothing joins one. @param isLeft whether a run counts as text. */
export function joinBlocks(blocks: readonly Joinable[], isLeft: (run: Run) => boolean): Block[] {
  const joined: Block[] = [];
  let open: Block | null = null;
  for (const { block, isMarkGone } of blocks) {
    if (isObjectStyle(block.style)) {
      if (isMarkGone) continue;
      if (open && open.runs.length > 0) joined.push(open);
      open = null;
      joined.push(block);
      continue;
    }
    const whole: Block = open ? join(open, block, isLeft) : block;
    open = isMarkGone ? whole : null;
    if (!isMarkGone) joined.push(whole);
  }
  // The last paragraph keeps its mark; one of which nothing is left goes.
  if (open && open.runs.length > 0) joined.push(open);
  return joined;
}

function join(first: Block, second: Block, isLeft: (run: Run) => boolean): Block {
  const keeps = first.runs.some((run) => run.text !== "" && isLeft(run)) ? first : second;
  const { inserted, deleted } = second;
  return {
    ...without(keeps, "inserted", "deleted"),
    runs: canonicalRuns([...first.runs, ...second.runs]),
    ...(inserted !== undefined && { inserted }),
    ...(deleted !== undefined && { deleted }),
  } as Block;
}
