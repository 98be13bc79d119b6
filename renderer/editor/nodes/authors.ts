/**
 * The colours of authors' marks. An author keeps the colour while the issue is open. `marks.css` defines the
 * colours.
 */
import type { LexicalEditor } from "lexical";

/** The number of colours; with more authors than this, colours repeat. */
export const authorColours = 8;

const coloursOf = new WeakMap<LexicalEditor, Map<string, number>>();

/** The number of an author's colour, from 1 to `authorColours`; assigned when it is first asked for. */
export function colourOf(editor: LexicalEditor, author: string): number {
  const colours = coloursOf.get(editor) ?? new Map<string, number>();
  coloursOf.set(editor, colours);
  const colour = colours.get(author) ?? (colours.size % authorColours) + 1;
  colours.set(author, colour);
  return colour;
}
