/** Cuts the piece of an article that shows the hits of a query. */
import { hitsIn, type Query } from "./query.ts";

/** Number of characters before the first hit. */
const lengthBefore = 16;
/** Length of a snippet in characters. */
const snippetLength = 90;

export interface SnippetPart {
  text: string;
  isHit: boolean;
}

/** The text around the first hit, or the beginning of the text if there is none, in one line. */
export function snippetOf(query: Query, text: string): SnippetPart[] {
  const line = text.replaceAll("\n", " ");
  const [first] = hitsIn(query, line);
  const from = Math.max(0, (first?.start ?? 0) - lengthBefore);
  const to = Math.min(line.length, Math.max(from + snippetLength, first?.end ?? 0));
  const excerpt = `${from > 0 ? "…" : ""}${line.slice(from, to)}${to < line.length ? "…" : ""}`;
  return partsOf(query, excerpt);
}

/** Splits a whole text at the hits of a query. */
export function partsOf(query: Query, text: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const { start, end } of hitsIn(query, text)) {
    if (start > at) parts.push({ text: text.slice(at, start), isHit: false });
    parts.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false });
  return parts;
}
