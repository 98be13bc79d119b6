/** The body: one Word paragraph for each block, in its block's style; a table or figure with its caption. */
import { Paragraph, type Table } from "docx";
import type { Block } from "../../../shared/bulletin/schema.ts";
import type { Pictures } from "../pictures.ts";
import { figure } from "./figures.ts";
import { bulletinRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import { table } from "./tables.ts";
import type { WordPage } from "./units.ts";

/** The blocks in order. @param kept indexes of those that stay with the next paragraph; a section does by its style. */
export const body = (blocks: readonly Block[], kept: ReadonlySet<number>, word: WordPage, pictures: Pictures): (Paragraph | Table)[] =>
  blocks.flatMap((block, index) => {
    const keepNext = kept.has(index);
    if (block.figure) return figure(block, block.figure, word, pictures, { keepNext, id: index + 1 });
    const paragraph = new Paragraph({ style: paragraphStyles[block.style], ...(keepNext && { keepNext }), children: block.runs.flatMap(bulletinRuns) });
    if (!block.table) return [paragraph];
    const caption = block.runs.length > 0 ? [paragraph] : [];
    // Word makes one table of two that touch.
    const parting = caption.length === 0 && blocks[index - 1]?.table ? [new Paragraph({ style: paragraphStyles.end })] : [];
    return [...parting, ...caption, table(block.table, keepNext, word)];
  });
