/**
 * Notes about content of an imported file that the document lacks or has in another form. They only inform
 * the person.
 */
import { z } from "zod";

export const noteKinds = [
  /** Pictures that were left out. */
  "pictures",
  /** Charts, diagrams, embedded files and other documents that were left out. */
  "objects",
  /** Tables that became lines with tabs between the cells. */
  "tables",
  /** Text boxes that became paragraphs after the paragraph of their anchor. */
  "text-boxes",
  /** Footnotes and endnotes that became paragraphs after the paragraph that refers to them. */
  "footnotes",
  /** Equations that became their characters on one line. */
  "equations",
  /** Tracked changes, all of which were accepted. */
  "tracked-changes",
  /** Tracked changes of sizes, colours and other formats that a bulletin does not have; left out. */
  "formats",
  /** Comments that were left out. */
  "comments",
  /** Stretches of hidden text that were left out. */
  "hidden",
  /** Characters of symbol fonts without a Unicode equivalent; left out. */
  "symbols",
  /** Parts of the file that it contains more than once under one name; one of each is read. */
  "double-parts",
] as const;
export type NoteKind = (typeof noteKinds)[number];

export const importNote = z.object({ kind: z.enum(noteKinds), count: z.int().positive() });
export type ImportNote = z.infer<typeof importNote>;
