/** A Word file → a document. Our own files come back as they were; any other is read as text and recognised like it. */
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../../shared/bulletin/text/change.ts";
import { readText } from "../../../shared/bulletin/text/read.ts";
import { noteKinds, type ImportNote, type NoteKind } from "../../../shared/contract/import-note.ts";
import { readBulletin } from "./bulletin.ts";
import type { WordLine } from "./flow.ts";
import { FormatError, wordLimits, type WordLimits } from "./limits.ts";
import { manuscriptText } from "./manuscript.ts";
import { Notes } from "./notes.ts";
import { Numberings } from "./numbering.ts";
import { WordPackage } from "./package.ts";
import { Story } from "./story.ts";
import { Styles } from "./styles.ts";
import { TrackedChanges } from "./tracked-changes.ts";

export interface ReadWord {
  document: BulletinDocument;
  changes: ImportChange[];
  notes: ImportNote[];
}

/**
 * Reads a file, without the changes whose ids are declined.
 * @throws FormatError, LimitError
 */
export function readWord(bytes: Uint8Array, declined: Iterable<string> = [], limits: WordLimits = wordLimits): ReadWord {
  const { lines, styles, notes } = readLines(bytes, limits);
  const read = styles.areOwn ? readBulletin(lines, styles, declined) : readManuscript(lines, styles, declined);
  return { ...read, notes };
}

function readManuscript(lines: readonly WordLine[], styles: Styles, declined: Iterable<string>): Omit<ReadWord, "notes"> {
  const { text, ruledOut } = manuscriptText(lines, styles);
  return readText(text, [...declined, ...ruledOut]);
}

/** The paragraphs of a file in the order of reading. */
export function readLines(bytes: Uint8Array, limits: WordLimits = wordLimits): { lines: WordLine[]; styles: Styles; notes: ImportNote[] } {
  const file = new WordPackage(bytes, limits);
  const main = file.relationships("").find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
  const document = /\.xml$/iu.test(main) ? file.part(main) : undefined;
  if (!document || !isWord(document)) throw new FormatError("not-word");
  const related = new Map(file.relationships(main).map(({ type, target }) => [type, target]));
  const part = (type: string) => file.part(related.get(type) ?? "");
  const styles = new Styles(part("styles"), limits);
  const numberings = new Numberings(part("numbering"), limits, styles);
  const counts = new Map<NoteKind, number>();
  const reading = { limits, styles, numberings, notes: new Notes(), changes: new TrackedChanges(), counts, paragraphs: 0, characters: 0 };
  for (const type of ["footnotes", "endnotes"]) {
    const notes = part(type);
    if (notes) new Story(reading).read(notes);
  }
  const lines = new Story(reading).read(document);
  counts.set("footnotes", reading.notes.count);
  counts.set("tracked-changes", reading.changes.count);
  return { lines, styles, notes: noteKinds.map((kind) => ({ kind, count: counts.get(kind) ?? 0 })).filter(({ count }) => count > 0) };
}

/** Spreadsheets and presentations are packages of the same kind. The root element stands near the beginning. */
function isWord(document: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(document.subarray(0, 20_000)).replaceAll("\0", "");
  return /wordprocessingml/u.test(start);
}
