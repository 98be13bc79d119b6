/**
 * What a person types into the search: words side by side must all be there, “…” keeps spaces within a word, OR (或, |) one
 * of two, NOT (非, -) none of it. A word is found wherever its characters stand side by side in a title, a source or a paragraph.
 */

export interface Term {
  /** As it is compared (`comparable`). */
  text: string;
  isNot: boolean;
}

/** One of the groups is to hold: all its terms. */
export type Query = readonly (readonly Term[])[];

/**
 * A text as it is compared: small letters, half-width forms of what ASCII has. As long as the text itself, so that places
 * in one are places in the other.
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

/** An empty query asks for nothing. */
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

/** Whether an article is asked for, by its title, source and paragraphs: what the index answers, without it. */
export function matches(query: Query, fields: readonly string[]): boolean {
  const lines = fields.flatMap((field) => comparable(field).split("\n"));
  const holds = ({ text, isNot }: Term) => lines.some((line) => line.includes(text)) !== isNot;
  return query.some((group) => group.every(holds));
}

/** The places of what was asked for in a text, in order, none over another. */
export function hitsIn(query: Query, text: string): { start: number; end: number }[] {
  const compared = comparable(text);
  const all = query
    .flat()
    .filter(({ isNot }) => !isNot)
    .flatMap(({ text: word }) => {
      const found: { start: number; end: number }[] = [];
      for (let at = compared.indexOf(word); at >= 0; at = compared.indexOf(word, at + word.length))
        found.push({ start: at, end: at + word.length });
      return found;
    });
  const inOrder = all.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return inOrder.filter((hit, index) => inOrder.slice(0, index).every((before) => before.end <= hit.start));
}
