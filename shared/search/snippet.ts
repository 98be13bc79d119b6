/** A piece of an article that shows what was asked for. */
import { hitsIn, type Query } from "./query.ts";

/** Characters before the first hit, and in all. */
const [before, length] = [16, 90];

export interface SnippetPart {
  text: string;
  isHit: boolean;
}

/** The text around the first place where something of the query stands, or its beginning; in one line. */
export function snippetOf(query: Query, text: string): SnippetPart[] {
  const line = text.replaceAll("\n", " ");
  const [first] = hitsIn(query, line);
  const from = Math.max(0, (first?.start ?? 0) - before);
  const to = Math.min(line.length, Math.max(from + length, first?.end ?? 0));
  const cut = `${from > 0 ? "…" : ""}${line.slice(from, to)}${to < line.length ? "…" : ""}`;
  return partsOf(query, cut);
}

/** A whole text with its hits. */
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
