/**
 * Which paragraphs stay with the next one: a source line must not stand alone at the top of a page, nor the imprint
 * alone on one.
 *
 * Word breaks a paragraph that is kept with the next and moves its last lines only (ECMA-376 part 1, 17.3.1.15), but
 * LibreOffice 7.4 moves it whole, which leaves up to half a page empty. So the mark is set only where the grid says that
 * it is needed, by an estimate of each paragraph's lines.
 */
import type { Block } from "../../../shared/bulletin/schema.ts";
import { figureSize } from "../../../shared/layout/objects.ts";
import { countLines } from "./count-lines.ts";
import { tableEnd } from "./tables.ts";
import type { WordPage } from "./units.ts";

/**
 * The indexes of the blocks that stay with what follows them.
 * @param mastheadLines grid lines above the first block; @param imprintLines grid lines of the imprint, 0 for none; @param word the page.
 */
export function keptWithNext(
  blocks: readonly Block[],
  mastheadLines: number,
  imprintLines: number,
  word: WordPage,
): Set<number> {
  const { grid } = word.page;
  const kept = new Set<number>();
  let used = mastheadLines;
  for (const [index, block] of blocks.entries()) {
    if (block.style === "source" && index > 0 && used === grid.lines) {
      kept.add(index - 1);
      used = 1; // The last line of the article goes with it.
    }
    used = ((lineAfter(block, used, word) - 1) % grid.lines) + 1;
  }
  if (imprintLines > 0 && used + imprintLines > grid.lines) {
    for (let index = blocks.length - 1; index >= 0; index -= 1) {
      kept.add(index);
      if (blocks[index]?.style !== "source") break;
    }
  }
  return kept;
}

/** Characters that a paragraph's first line is shorter, and all its lines. */
const indents: { [S in Block["style"]]?: [first: number, all: number] } = {
  body: [2, 0],
  brief: [2, 0],
  note: [2, 0],
  attachment: [2, 2],
};

/** The line of the page, from 1, that a block ends on, where so many were taken before; beyond the page's last for one that goes on. */
function lineAfter({ style, runs, table, figure }: Block, used: number, word: WordPage): number {
  const { lines: pageLines, characters } = word.page.grid;
  const text = runs.map((run) => run.text).join("");
  const caption = text === "" ? 0 : countLines(text, characters);
  if (table) return tableEnd(table, caption, used, word);
  if (figure) {
    const lines = figureSize(figure, word.page).lines + caption;
    return used + lines > pageLines ? lines : used + lines;
  }
  const [first, all] = indents[style] ?? [0, 0];
  return used + countLines(text, characters - all, first - all);
}
