/**
 * Joins a paragraph whose end is removed with the next paragraph (ECMA-376 part 1, 17.13.5.15 and .20). The
 * result keeps the id, style and properties of the first paragraph, or of the second if no text of the first
 * is left.
 */
import { canonicalRuns } from "./canonical.ts";
import { isObjectStyle, type Block, type Run } from "./schema.ts";
import { without } from "../basics/without.ts";

/** A block, and whether its paragraph end is removed. */
export interface Joinable {
  block: Block;
  isEndRemoved: boolean;
}

/**
 * Joins each block whose paragraph end is removed with the next one. An object (table or figure) is removed
 * with its paragraph end, and no paragraph joins an object.
 * @param countsAsText whether a run counts as text of its paragraph when the paragraph to keep is chosen.
 */
export function joinBlocks(blocks: readonly Joinable[], countsAsText: (run: Run) => boolean): Block[] {
  const joinedBlocks: Block[] = [];
  let open: Block | null = null;
  for (const { block, isEndRemoved } of blocks) {
    if (isObjectStyle(block.style)) {
      if (isEndRemoved) continue;
      if (open && open.runs.length > 0) joinedBlocks.push(open);
      open = null;
      joinedBlocks.push(block);
      continue;
    }
    const paragraph: Block = open ? join(open, block, countsAsText) : block;
    open = isEndRemoved ? paragraph : null;
    if (!isEndRemoved) joinedBlocks.push(paragraph);
  }
  // The last paragraph has no next one to join; it is dropped if it is empty.
  if (open && open.runs.length > 0) joinedBlocks.push(open);
  return joinedBlocks;
}

function join(first: Block, second: Block, countsAsText: (run: Run) => boolean): Block {
  const base = first.runs.some((run) => run.text !== "" && countsAsText(run)) ? first : second;
  const { inserted, deleted } = second;
  return {
    ...without(base, "inserted", "deleted"),
    runs: canonicalRuns([...first.runs, ...second.runs]),
    ...(inserted !== undefined && { inserted }),
    ...(deleted !== undefined && { deleted }),
  };
}
