/** The body: one Word paragraph for each block, in its block's style. */
import { Paragraph } from "docx";
import type { Block } from "../../../shared/bulletin/schema.ts";
import { bulletinRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";

/** The blocks in order. @param kept indexes of those that stay with the next paragraph; a section does by its style. */
export const body = (blocks: readonly Block[], kept: ReadonlySet<number>): Paragraph[] =>
  blocks.map((block, index) => {
    const keepNext = kept.has(index) && { keepNext: true };
    return new Paragraph({ style: paragraphStyles[block.style], ...keepNext, children: block.runs.flatMap(bulletinRuns) });
  });
