/** How many lines a text takes, by an estimate: Word alone knows. */
import { ems } from "../../../shared/layout/page.ts";

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
