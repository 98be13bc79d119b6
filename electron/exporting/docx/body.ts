/** The body: one Word paragraph for each block, in its block's style; a table or figure with its caption. */
import { Paragraph, type Table } from "docx";
import type { Block } from "../../../shared/bulletin/schema.ts";
import type { Pictures } from "../pictures.ts";
import { figure } from "./figures.ts";
import { tables } from "./marked-tables.ts";
import { paragraphMarks } from "./paragraph-marks.ts";
import { bulletinRuns, type Review } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import type { WordPage } from "./units.ts";

/** The blocks in order. @param kept indexes of those that stay with the next paragraph; a section does by its style. */
export function body(
  blocks: readonly Block[],
  kept: ReadonlySet<number>,
  word: WordPage,
  pictures: Pictures,
  review: Review,
): (Paragraph | Table)[] {
  const { marks, comments } = review;
  return blocks.flatMap((block, index) => {
    const keepNext = kept.has(index);
    if (block.figure) return figure(block, block.figure, word, pictures, { keepNext, review });
    const paragraph = new Paragraph({
      style: paragraphStyles[block.style],
      ...paragraphMarks(block, marks),
      ...(keepNext && { keepNext }),
      children: [...comments.orphans(), ...bulletinRuns(block.runs, review)],
    });
    if (!block.table) return [paragraph];
    const caption = block.runs.length > 0 ? [paragraph] : [];
    // Word makes one table of two that touch.
    const parting =
      caption.length === 0 && blocks[index - 1]?.table ? [new Paragraph({ style: paragraphStyles.end })] : [];
    return [...parting, ...caption, ...tables(block, block.table, keepNext, word, marks)];
  });
}
