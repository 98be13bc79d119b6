/** The final text of a document with revisions: what is printed, counted and searched. */
import { joinBlocks } from "./join.ts";
import { isObjectStyle, type Block, type BulletinDocument } from "./schema.ts";
import { without } from "../basics/without.ts";

/**
 * The document as it is printed: without text that revisions delete, and with paragraphs joined where a
 * paragraph end is deleted. Inserted text keeps its revision ids.
 */
export function finalDocument(document: BulletinDocument): BulletinDocument {
  if (!document.blocks.some(hasDeletions)) return document;
  const blocks = document.blocks.map((block) => ({
    block: without(withoutDeleted(block), "deleted"),
    isEndRemoved: block.deleted !== undefined,
  }));
  return { ...document, blocks: joinBlocks(blocks, () => true) };
}

/**
 * The blocks that are not entirely deleted, each without the runs that revisions delete. Unlike in
 * `finalDocument`, paragraphs with a deleted paragraph end stay separate and ids stay those of the document:
 * use this to find structure in a document that is then changed itself.
 */
export function finalBlocks({ blocks }: BulletinDocument): Block[] {
  return blocks.some(hasDeletions) ? blocks.filter((block) => !isGone(block)).map(withoutDeleted) : blocks;
}

/** Whether no part of a block is in the final text. */
export const isGone = ({ style, runs, deleted }: Block): boolean =>
  deleted !== undefined && (isObjectStyle(style) || runs.every((run) => run.deleted !== undefined));

/** Whether a revision deletes text of a block or its paragraph end. */
const hasDeletions = ({ runs, deleted }: Block): boolean =>
  deleted !== undefined || runs.some((run) => run.deleted !== undefined);

const withoutDeleted = (block: Block): Block => ({
  ...block,
  runs: block.runs.filter((run) => run.deleted === undefined),
});
