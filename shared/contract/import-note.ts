/** What a file has that the document read from it has not, or not in that form: told to the person, nothing to decide. */
import { z } from "zod";

export const noteKinds = [
  /** Pictures, left out. */
  "pictures",
  /** Charts, diagrams, embedded files and other documents, left out. */
  "objects",
  /** Tables, read as lines with tabs between the cells. */
  "tables",
  /** Text boxes, read after the paragraph that they are anchored to. */
  "text-boxes",
  /** Footnotes and endnotes, read as paragraphs after the one that refers to them. */
  "footnotes",
  /** Equations, read as their characters on one line. */
  "equations",
  /** Tracked changes, all taken as accepted. */
  "tracked-changes",
  /** Tracked changes of sizes, colours and other looks that a bulletin has not, left out. */
  "formats",
  /** Comments, left out. */
  "comments",
  /** Stretches of hidden text, left out. */
  "hidden",
  /** Signs of symbol fonts that have no character of their own, left out. */
  "symbols",
] as const;
export type NoteKind = (typeof noteKinds)[number];

export const importNote = z.object({ kind: z.enum(noteKinds), count: z.int().positive() });
export type ImportNote = z.infer<typeof importNote>;
