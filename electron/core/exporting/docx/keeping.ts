/**
 * Finds the paragraphs that are kept with the next one: a source line must not be alone at the top of a page,
 * and the imprint must not be alone on a page.
 *
 * Word splits a paragraph that is kept with the next and moves its last lines only (ECMA-376 part 1,
 * 17.3.1.15), but LibreOffice 7.4 moves the whole paragraph, which leaves up to half a page empty. So
 * `keepNext` is set only where the grid requires it, by an estimate of the lines of each paragraph.
 */
import type { Block } from "../../../../shared/document/schema.ts";
import { figureSize } from "../../../../shared/layout/objects.ts";
import { countLines } from "./count-lines.ts";
import { tableEnd } from "./tables.ts";
import type { WordPage } from "./units.ts";

/**
 * The indexes of the blocks that are kept with what follows them.
 * @param mastheadLines grid lines above the first block
 * @param imprintLines grid lines of the imprint; 0 if there is none
 */
export function findKeptBlocks(
  blocks: readonly Block[],
  mastheadLines: number,
  imprintLines: number,
  page: WordPage,
): Set<number> {
  const { grid } = page.profile;
  const keptIndexes = new Set<number>();
  let usedLines = mastheadLines;
  for (const [index, block] of blocks.entries()) {
    if (block.style === "source" && index > 0 && usedLines === grid.lines) {
      keptIndexes.add(index - 1);
      usedLines = 1; // The last line of the article moves to the next page with it.
    }
    usedLines = ((lineAfter(block, usedLines, page) - 1) % grid.lines) + 1;
  }
  if (imprintLines > 0 && usedLines + imprintLines > grid.lines) {
    for (let index = blocks.length - 1; index >= 0; index -= 1) {
      keptIndexes.add(index);
      if (blocks[index]?.style !== "source") break;
    }
  }
  return keptIndexes;
}

/** Characters by which the first line and all lines of a paragraph are shorter. */
const indents: { [S in Block["style"]]?: [first: number, all: number] } = {
  body: [2, 0],
  brief: [2, 0],
  note: [2, 0],
  attachment: [2, 2],
};

/**
 * The line of the page, from 1, on which a block ends; larger than the last line of the page if it continues
 * on the next page.
 * @param usedLines lines of the page that are used before the block
 */
function lineAfter({ style, runs, table, figure }: Block, usedLines: number, page: WordPage): number {
  const { lines: pageLines, characters } = page.profile.grid;
  const text = runs.map((run) => run.text).join("");
  const caption = text === "" ? 0 : countLines(text, characters);
  if (table) return tableEnd(table, caption, usedLines, page);
  if (figure) {
    const lines = figureSize(figure, page.profile).lines + caption;
    return usedLines + lines > pageLines ? lines : usedLines + lines;
  }
  const [first, all] = indents[style] ?? [0, 0];
  return usedLines + countLines(text, characters - all, first - all);
}
