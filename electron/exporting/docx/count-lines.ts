/** How many lines a text takes, by an estimate: Word alone knows. */
import { standardPage as page } from "../../../shared/layout/page.ts";

/** Closing marks do not begin a line, opening ones do not end it. */
const closing = /[，。、；：！？…—”’）》】〉」』％]/u;
const opening = /[“‘（《【〈「『]/u;

/** Width in characters of the body: Western digits and letters are half as wide. */
export const ems = (text: string): number => Array.from(text).reduce((sum, character) => sum + (character < "\u0100" ? 0.5 : 1), 0);

/** How many lines of so many characters a text takes, its first one so much shorter. */
export function countLines(text: string, characters = page.grid.characters, indent = 0): number {
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
