/**
 * Which paragraphs stay with the next one: a source line must not stand alone at the top of a page, nor the imprint
 * alone on one.
 *
 * Word breaks a paragraph that is kept with the next and moves its last lines only (ECMA-376 part 1, 17.3.1.15), but
 * LibreOffice 7.4 moves it whole, which leaves up to half a page empty. So the mark is set only where the grid says that
 * it is needed, by an estimate of each paragraph's lines.
 */
import type { Block } from "../../../shared/bulletin/schema.ts";
import { ems, type PageProfile } from "../../../shared/layout/page.ts";

export { ems };

/** Closing marks do not begin a line, opening ones do not end it. */
const closing = /[，。、；：！？…—”’）》】〉」』％]/u;
const opening = /[“‘（《【〈「『]/u;

/** How many lines of so many characters a text takes, its first one so much shorter. */
export function countLines(text: string, characters: number, indent = 0): number {
  let lines = 1;
  let used = indent;
  let previous = "";
  for (const character of text) {
    const width = ems(character);
    if (character === "\n" || used + width > characters) {
      lines += 1;
      const carried = character !== "\n" && (closing.test(character) || opening.test(previous)) ? 1 : 0;
      used = character === "\n" ? 0 : carried + width;
    } else {
      used += width;
    }
    previous = character;
  }
  return lines;
}

/**
 * The indexes of the blocks that stay with what follows them.
 * @param mastheadLines grid lines above the first block; @param imprintLines grid lines of the imprint, 0 for none; @param grid of the page.
 */
export function keptWithNext(blocks: readonly Block[], mastheadLines: number, imprintLines: number, grid: PageProfile["grid"]): Set<number> {
  const kept = new Set<number>();
  let used = mastheadLines;
  for (const [index, block] of blocks.entries()) {
    if (block.style === "source" && index > 0 && used === grid.lines) {
      kept.add(index - 1);
      used = 1; // The last line of the article goes with it.
    }
    const text = block.runs.map((run) => run.text).join("");
    used = ((used + countLines(text, grid.characters, block.style === "source" || block.style === "section" ? 0 : 2) - 1) % grid.lines) + 1;
  }
  if (imprintLines > 0 && used + imprintLines > grid.lines) {
    for (let index = blocks.length - 1; index >= 0; index -= 1) {
      kept.add(index);
      if (blocks[index]?.style !== "source") break;
    }
  }
  return kept;
}
