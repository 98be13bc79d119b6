/**
 * Writes the body: a Word paragraph in the style of its block for each block, and tables and figures with
 * their captions.
 */
import { Paragraph, type Table } from "docx";
import type { Block } from "../../../../shared/document/schema.ts";
import type { Pictures } from "../content/pictures.ts";
import { writeFigure } from "./figures.ts";
import { writeTables } from "./marked-tables.ts";
import { markParagraph } from "./paragraph-revisions.ts";
import { toWordRuns, type Annotations } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import type { WordPage } from "./units.ts";

/**
 * Writes the blocks in order.
 * @param keptIndexes indexes of the blocks that stay with the next paragraph; a section does so by its style
 */
export function writeBody(
  blocks: readonly Block[],
  keptIndexes: ReadonlySet<number>,
  page: WordPage,
  pictures: Pictures,
  annotations: Annotations,
): (Paragraph | Table)[] {
  const { marks, comments } = annotations;
  return blocks.flatMap((block, index) => {
    const keepNext = keptIndexes.has(index);
    if (block.figure) return writeFigure(block, block.figure, page, pictures, { keepNext, annotations });
    const paragraph = new Paragraph({
      style: paragraphStyles[block.style],
      ...markParagraph(block, marks),
      ...(keepNext && { keepNext }),
      children: [...comments.takeOrphans(), ...toWordRuns(block.runs, annotations)],
    });
    if (!block.table) return [paragraph];
    const caption = block.runs.length > 0 ? [paragraph] : [];
    // An empty paragraph between two tables: Word joins tables that touch.
    const separator =
      caption.length === 0 && blocks[index - 1]?.table ? [new Paragraph({ style: paragraphStyles.end })] : [];
    return [...separator, ...caption, ...writeTables(block, block.table, keepNext, page, marks)];
  });
}
