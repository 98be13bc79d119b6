/**
 * What a paragraph's layout tells of where it begins and ends. Text has no layout, so its reader joins lines that a page break
 * seems to have cut; a Word paragraph with an indented first line begins one, and a centred line or a heading stands alone.
 */
import type { Attributes } from "./xml.ts";

/** Undefined: not said. */
export interface Layout {
  /** Its first line is indented (ECMA-376 part 1, 17.3.1.12). */
  indented?: boolean | undefined;
  /** Where its lines stand (17.3.1.13): `left`, `right`, `center`, `both` …; `start` and `end` as left and right. */
  alignment?: string | undefined;
  /** A level of the outline (17.3.1.20). */
  heading?: boolean | undefined;
}

const sides = new Map([
  ["start", "left"],
  ["end", "right"],
]);

/** Reads one property of a paragraph into its layout. */
export function readLayout(layout: Layout, name: string, attributes: Attributes): void {
  const value = attributes["w:val"] ?? "";
  if (name === "w:ind") {
    const first = attributes["w:firstLineChars"] ?? attributes["w:firstLine"];
    if (first !== undefined) layout.indented = Number(first) > 0;
  } else if (name === "w:jc") layout.alignment = sides.get(value) ?? value;
  else if (name === "w:outlineLvl") layout.heading = Number(value) < 9;
}
