/** Each author's marks have a colour, the same as long as the issue is open. `marks.css` has the colours. */
import type { LexicalEditor } from "lexical";

/** So many colours there are; then they begin anew. */
export const authorColours = 8;

const coloursOf = new WeakMap<LexicalEditor, Map<string, number>>();

/** The number of an author's colour, from 1. */
export function colourOf(editor: LexicalEditor, author: string): number {
  const known = coloursOf.get(editor) ?? new Map<string, number>();
  coloursOf.set(editor, known);
  const colour = known.get(author) ?? (known.size % authorColours) + 1;
  known.set(author, colour);
  return colour;
}
