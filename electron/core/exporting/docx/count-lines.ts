/** Estimates how many lines a text takes; only Word knows the exact number. */
import { ems } from "../../../../shared/layout/page.ts";

export { ems };

/** Closing punctuation does not begin a line, and opening punctuation does not end one. */
const closing = /[，。、；：！？…—”’）》】〉」』％]/u;
const opening = /[“‘（《【〈「『]/u;

/**
 * The number of lines that a text takes.
 * @param characters characters that fit on a line
 * @param indent characters by which the first line is shorter; negative if it is longer
 */
export function countLines(text: string, characters: number, indent = 0): number {
  let lines = 1;
  let usedWidth = indent;
  let previous = "";
  for (const character of text) {
    const width = ems(character);
    if (character === "\n" || usedWidth + width > characters) {
      lines += 1;
      const carriedWidth = character !== "\n" && (closing.test(character) || opening.test(previous)) ? 1 : 0;
      usedWidth = character === "\n" ? 0 : carriedWidth + width;
    } else {
      usedWidth += width;
    }
    previous = character;
  }
  return lines;
}
