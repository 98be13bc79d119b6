/** The changes that importing makes to normalise a text. A person may decline each of them. */
import { z } from "zod";

/** The kinds of changes. */
export const changeKinds = [
  /** A paragraph cut by a page break was joined. */
  "joined-paragraph",
  /** The gap after a run-in title became one full-width space. */
  "title-gap",
  /** White space between a label and the unit name was dropped. */
  "tag-gap",
  /** 【简 讯】: the space within a section name became a full-width one. */
  "section-gap",
  /** A markdown heading became a section in 【】. */
  "section-form",
  /**
   * A source in brackets at the end of a paragraph, or in half-width brackets, became a source line （…）.
   */
  "source-line",
  /**
   * The masthead's number got the form 第764期（总第1764期）. Declined, there is no number, and therefore no
   * masthead.
   */
  "number-form",
  /** The masthead's date got the form 2026年3月9日. */
  "date-form",
  /** A line of the imprint got its usual form (full-width colon). Declined, the line is kept unchanged. */
  "imprint-form",
  /** 编, 主办 and the like after the issuer were dropped. */
  "issuer-form",
  /** The marks of markdown were dropped: #, >, -, *. */
  "markdown-form",
  /** A rule of dashes or other signs was dropped. */
  "rule-line",
  /** Lines of cells became a table. */
  "text-table",
  /** A list of contents became the contents that the program prints. */
  "contents-list",
  /** A character that only looks like the usual one was replaced, or an invisible one dropped. */
  "lookalike",
  /** White space at the edge of a line (an indent typed as spaces) was dropped. */
  "white-space",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change. To decline it, the import is repeated with its id. */
export const importChange = z.object({
  /** The same each time that the same source is read, whichever other changes are declined. */
  id: z.string(),
  kind: z.enum(changeKinds),
  /** The number of the line that it changes, from 1; that of the second line if it joins two. */
  line: z.int().positive(),
  /** The original text with some context; a paragraph break is written as ¶. */
  before: z.string(),
  after: z.string(),
});
export type ImportChange = z.infer<typeof importChange>;

/** Collects the changes of one import. */
export class ChangeList {
  readonly appliedChanges: ImportChange[] = [];
  readonly #declinedIds: ReadonlySet<string>;
  /** The number of `apply` calls for each kind and line. */
  readonly #counts = new Map<string, number>();

  /** @param declinedIds the ids of changes not to make */
  constructor(declinedIds: Iterable<string> = []) {
    this.#declinedIds = new Set(declinedIds);
  }

  /** Returns whether the caller is to make a change, and lists it if so. */
  apply(kind: ChangeKind, line: number, before: string, after: string): boolean {
    const place = `${kind}:${line}`;
    const count = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, count);
    const id = count === 1 ? place : `${place}.${count}`;
    if (this.#declinedIds.has(id)) return false;
    this.appliedChanges.push({ id, kind, line, before, after });
    return true;
  }
}

/** The first units of a text, as context for a change. A surrogate pair (𠮷) is not cut in half. */
export const head = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
/** The last units of a text, like `head`. */
export const tail = (text: string, length: number): string =>
  text.slice(-length).replace(/^[\udc00-\udfff]/, "");
