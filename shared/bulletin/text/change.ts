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
  /** The masthead's date got the form 2026年3月9日. */
  "date-form",
  /** A line of the imprint got its usual form (full-width colon). */
  "imprint-form",
  /** White space at the edges of lines (indents typed as spaces) was dropped. */
  "white-space",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing that importing normalised. Declined by its id, the import is made again without it. */
export const importChange = z.object({
  /** The kind and the number of the line where it happened: the same for the same file. */
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

  constructor(declined: Iterable<string>) {
    this.#declined = new Set(declined);
  }

  apply(kind: ChangeKind, line: number, before: string, after: string): boolean {
    const id = `${kind}:${line}`;
    if (this.#declined.has(id)) return false;
    this.made.push({ id, kind, before, after });
    return true;
  }
}
