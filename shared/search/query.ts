/**
 * The query language of the search. All words must occur; “…” keeps spaces inside a word; OR (或, |) requires
 * one of two sides; NOT (非, -) excludes a word. A word matches a sequence of characters in a title, a source
 * or a paragraph.
 */

export interface Term {
  /** The word in the form of `comparable`. */
  text: string;
  isNot: boolean;
}

/** Groups of terms. A query matches if all terms of at least one group match. */
export type Query = readonly (readonly Term[])[];

/**
 * Normalises a text for comparison: lower case, and half-width forms of ASCII characters. The result has the
 * same length as the text, so that offsets are the same in both.
 */
export function comparable(text: string): string {
  return text.replaceAll(/[A-Z\uff01-\uff5e\u3000\t\u00a0]/gu, (character) => {
    if (/[\u3000\t\u00a0]/u.test(character)) return " ";
    return (
      character < "\uff01" ? character : String.fromCharCode(character.charCodeAt(0) - 0xfee0)
    ).toLowerCase();
  });
}

const tokens = /[-－]?["“”＂][^"“”＂]*["“”＂]?|[^\s"“”＂]+/gu;
const either = /^(?:OR|或|\||｜)$/u;
const both = /^(?:AND|且|&|＆)$/u;
const none = /^(?:NOT|非)$/u;

/** Parses a query. An empty text gives an empty query, which matches nothing. */
export function parseQuery(text: string): Query {
  const groups: Term[][] = [[]];
  let isNot = false;
  for (const [token] of text.matchAll(tokens)) {
    if (either.test(token)) groups.push([]);
    else if (none.test(token)) isNot = true;
    else if (!both.test(token)) {
      const isMinus = /^[-－]./u.test(token);
      const word = comparable(token.slice(isMinus ? 1 : 0).replaceAll(/^["“”＂]|["“”＂]$/gu, "")).trim();
      if (word !== "") groups.at(-1)?.push({ text: word, isNot: isNot || isMinus });
      isNot = false;
    }
  }
  return groups.filter((group) => group.length > 0);
}

/**
 * Whether a query matches the fields of an article (title, source, paragraphs). Gives the same result as the
 * index.
 */
export function matches(query: Query, fields: readonly string[]): boolean {
  const lines = fields.flatMap((field) => comparable(field).split("\n"));
  const holds = ({ text, isNot }: Term) => lines.some((line) => line.includes(text)) !== isNot;
  return query.some((group) => group.every(holds));
}

/** The places in a text where words of the query occur, in order and without overlaps. */
export function hitsIn(query: Query, text: string): { start: number; end: number }[] {
  const comparableText = comparable(text);
  const all = query
    .flat()
    .filter(({ isNot }) => !isNot)
    .flatMap(({ text: word }) => {
      const hits: { start: number; end: number }[] = [];
      for (
        let at = comparableText.indexOf(word);
        at >= 0;
        at = comparableText.indexOf(word, at + word.length)
      )
        hits.push({ start: at, end: at + word.length });
      return hits;
    });
  const sortedHits = all.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return sortedHits.filter((hit, index) =>
    sortedHits.slice(0, index).every((before) => before.end <= hit.start),
  );
}
