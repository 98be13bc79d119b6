/**
 * Reads the part of a paragraph's layout that shows where paragraphs begin and end. The reader of text joins
 * lines that seem to be cut by a page break, since text has no layout. In Word, an indented first line begins
 * a paragraph, and a centred or right-aligned line or a heading is a paragraph of its own.
 */
import type { Attributes } from "./xml.ts";

/** Layout of a paragraph or a style; `undefined` for what it does not set. */
export interface Layout {
  /** True if its first line is indented (ECMA-376 part 1, 17.3.1.12). */
  indented?: boolean | undefined;
  /**
   * Alignment (17.3.1.13): `left`, `right`, `center`, `both` …; `start` and `end` are read as left and right.
   */
  alignment?: string | undefined;
  /** The outline level from 0 (17.3.1.20). Level 9 is body text. */
  outlineLevel?: number | undefined;
}

/** Strict OOXML names for sides → transitional ones. */
const sides = new Map([
  ["start", "left"],
  ["end", "right"],
]);

/** Reads a property of a paragraph or a style into its layout. */
export function readLayout(layout: Layout, name: string, attributes: Attributes): void {
  const value = attributes["w:val"] ?? "";
  if (name === "w:ind") {
    const first = attributes["w:firstLineChars"] ?? attributes["w:firstLine"];
    if (first !== undefined) layout.indented = Number(first) > 0;
  } else if (name === "w:jc") layout.alignment = sides.get(value) ?? value;
  else if (name === "w:outlineLvl") layout.outlineLevel = Number(value);
}
