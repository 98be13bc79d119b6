/** The final text of a document with revisions: what is printed, counted and searched. */
import { joinBlocks } from "./join.ts";
import { isObjectStyle, type Block, type BulletinDocument } from "./schema.ts";
import { without } from "./without.ts";

/** The document as it is printed: what revisions delete is not there, and paragraphs whose mark they delete are joined. What they insert keeps its marks. */
export function finalDocument(document: BulletinDocument): BulletinDocument {
  if (!document.blocks.some(isTouched)) return document;
  const blocks = document.blocks.map((block) => ({
    block: without(withoutDeleted(block), "deleted") as Block,
    isMarkGone: block.deleted !== undefined,
  }));
  return { ...document, blocks: joinBlocks(blocks, () => true) };
}

/**
 * The blocks of which anything is left, each as it stands in the document, without the runs that revisions delete: for who
 * looks for structure and then changes the document itself. Paragraphs that are to be joined still stand apart.
 */
export function finalBlocks({ blocks }: BulletinDocument): Block[] {
  return blocks.some(isTouched) ? blocks.filter((block) => !isGone(block)).map(withoutDeleted) : blocks;
}

/** Whether nothing of a block is in the final text. */
export const isGone = ({ style, runs, deleted }: Block): boolean =>
  deleted !== undefined && (isObjectStyle(style) || runs.every((run) => run.deleted !== undefined));

const isTouched = ({ runs, deleted }: Block): boolean =>
  deleted !== undefined || runs.some((run) => run.deleted !== undefined);
const withoutDeleted = (block: Block): Block => ({
  ...block,
  runs: block.runs.filter((run) => run.deleted === undefined),
});
