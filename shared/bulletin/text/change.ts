import { z } from "zod";

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
  /** A source in brackets at the end of a paragraph, or in half-width brackets, became a source line （…）. */
  "source-line",
  /** The masthead's number got the form 第764期（总第1764期）. Declined, there is no number and so no masthead. */
  "number-form",
  /** The masthead's date got the form 2026年3月9日. */
  "date-form",
  /** A line of the imprint got its usual form (full-width colon). Declined, it is kept as it stands. */
  "imprint-form",
  /** White space at the edge of a line (an indent typed as spaces) was dropped. */
  "white-space",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing that importing normalised. Declined by its id, the import is made again without it. */
export const importChange = z.object({
  /** The kind and the number of the line where it happened, `.2` and on where the line has more of the kind. */
  id: z.string(),
  kind: z.enum(changeKinds),
  /** The source text touched, with some context; a paragraph break shows as ¶. */
  before: z.string(),
  after: z.string(),
});
export type ImportChange = z.infer<typeof importChange>;

/** Collects the changes of one import. `apply` says whether a change is to be made, and lists it if so. */
export class ChangeList {
  readonly made: ImportChange[] = [];
  readonly #declined: ReadonlySet<string>;
  readonly #asked = new Map<string, number>();

  constructor(declined: Iterable<string> = []) {
    this.#declined = new Set(declined);
  }

  apply(kind: ChangeKind, line: number, before: string, after: string): boolean {
    const place = `${kind}:${line}`;
    const count = (this.#asked.get(place) ?? 0) + 1;
    this.#asked.set(place, count);
    const id = count === 1 ? place : `${place}.${count}`;
    if (this.#declined.has(id)) return false;
    this.made.push({ id, kind, before, after });
    return true;
  }
}

// Context for `before` and `after`. A character outside the basic plane (𠮷) is not cut in half.
export const head = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
export const tail = (text: string, length: number): string =>
  text.slice(-length).replace(/^[\udc00-\udfff]/, "");
