import type { NoteKind } from "../../../../../shared/basics/import-note.ts";
import type { WordLimits } from "../../files/word-limits.ts";
import type { Styles } from "../parts/styles.ts";
import type { Attributes } from "../parts/xml.ts";
import type { AnnotationReader } from "./annotations.ts";
import type { Notes } from "./notes.ts";
import type { Numberings } from "./numbering.ts";
import type { TrackedChanges } from "./tracked-changes.ts";

/** The state that the stories of one file share. */
export interface Reading {
  limits: WordLimits;
  styles: Styles;
  numberings: Numberings;
  notes: Notes;
  changes: TrackedChanges;
  /** `null` if annotations are not kept: the text is read as `isAccepted` says. */
  annotationReader: AnnotationReader | null;
  /** Tells by the attributes of a revision whether it is read as accepted; otherwise as rejected. */
  isAccepted: (attributes: Attributes) => boolean;
  /** Number of things that are left out or changed, by kind, for the notes to the user. */
  counts: Map<NoteKind, number>;
  /** Paragraphs read so far. */
  paragraphs: number;
  /** Characters read so far. */
  characters: number;
  /** Width of the paper and sum of the left and right margins of the last section, in twips. */
  sheet: { width: number; margins: number };
}
