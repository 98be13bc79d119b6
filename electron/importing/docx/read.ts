/** A Word file → a document. Our own files come back as they were; any other is read as text and recognised like it. */
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../../shared/bulletin/text/change.ts";
import { readPlacedText } from "../../../shared/bulletin/text/read.ts";
import { noteKinds, type ImportNote, type NoteKind } from "../../../shared/contract/import-note.ts";
import { standardPage, typeArea } from "../../../shared/layout/page.ts";
import { readBulletin } from "./bulletin.ts";
import { readComments } from "./comment-parts.ts";
import { AnnotationReader } from "./annotations.ts";
import { withoutForeignFormats } from "./foreign-formats.ts";
import { readReviewed } from "./reviewed.ts";
import { withCaptions } from "./captions.ts";
import { withChangedTables } from "./changed-tables.ts";
import type { WordLine } from "./flow.ts";
import { FormatError, wordLimits, type WordLimits } from "./limits.ts";
import { manuscriptText } from "./manuscript.ts";
import { Notes } from "./notes.ts";
import { Numberings } from "./numbering.ts";
import { assetsOf, withObjects } from "./objects.ts";
import { WordPackage } from "./package.ts";
import { PictureParts } from "./pictures.ts";
import { Story, type Reading } from "./story.ts";
import { Styles } from "./styles.ts";
import { TrackedChanges } from "./tracked-changes.ts";

export interface ReadWord {
  document: BulletinDocument;
  changes: ImportChange[];
  notes: ImportNote[];
  /** Its pictures by their digests. */
  assets: Map<string, Uint8Array>;
}

/** What the two readers of lines give. */
type ReadLines = Pick<ReadWord, "document" | "changes">;

/**
 * Reads a file, without the changes whose ids are declined.
 * @param keepsMarks revisions and comments of a file that this program wrote come with it; of another one its final text is read.
 * @throws FormatError, LimitError
 */
export function readWord(
  bytes: Uint8Array,
  declined: Iterable<string> = [],
  limits: WordLimits = wordLimits,
  keepsMarks = false,
): ReadWord {
  const { lines, styles, notes, typeArea, review, comments } = readLines(bytes, limits, keepsMarks);
  const assets = assetsOf(lines);
  if (!styles.areOwn)
    return keepsMarks
      ? readWord(bytes, declined, limits)
      : { ...readManuscript(lines, styles, typeArea, declined), notes, assets };
  if (!review) return { ...readBulletin(lines, styles, typeArea, declined), notes, assets };
  const { document: reviewed, changes } = readReviewed(lines, styles, typeArea, declined, review, comments);
  const { document, count } = withoutForeignFormats(reviewed);
  return { document, changes, notes: count > 0 ? [...notes, { kind: "formats", count }] : notes, assets };
}

function readManuscript(
  lines: readonly WordLine[],
  styles: Styles,
  width: number,
  declined: Iterable<string>,
): ReadLines {
  const { text, ruledOut, objects } = manuscriptText(lines, styles, width);
  const placed = readPlacedText(text, [...declined, ...ruledOut]);
  return { document: withObjects(placed, objects), changes: placed.changes };
}

export interface WordLines {
  lines: WordLine[];
  styles: Styles;
  notes: ImportNote[];
  /** Width of the text on the page, EMU. */
  typeArea: number;
  /** The revisions, where marks are kept. */
  review: AnnotationReader | null;
  /** The comment threads, where marks are kept. */
  comments: BulletinDocument["comments"];
}

/** The paragraphs of a file in the order of reading. */
export function readLines(bytes: Uint8Array, limits: WordLimits = wordLimits, keepsMarks = false): WordLines {
  const file = new WordPackage(bytes, limits);
  const main =
    file.relationships("").find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
  const document = /\.xml$/iu.test(main) ? file.part(main) : undefined;
  if (!document || !isWord(document)) throw new FormatError("not-word");
  const relationships = file.relationships(main);
  const related = new Map(relationships.map(({ type, target }) => [type, target]));
  const part = (type: string) => file.part(related.get(type) ?? "");
  const styles = new Styles(part("styles"), limits);
  const numberings = new Numberings(part("numbering"), limits, styles);
  const counts = new Map<NoteKind, number>();
  const sheet = { width: Number.NaN, margins: Number.NaN };
  const reading: Reading = {
    limits,
    styles,
    numberings,
    notes: new Notes(),
    changes: new TrackedChanges(),
    review: null,
    counts,
    paragraphs: 0,
    characters: 0,
    sheet,
  };
  const pictures = new PictureParts(file, limits, relationships);
  for (const type of ["footnotes", "endnotes"]) {
    const notes = part(type);
    if (notes) new Story(reading).read(notes);
  }
  // Notes carry no marks: their text is read as it is in the end.
  const review = keepsMarks ? new AnnotationReader() : null;
  reading.review = review;
  const read = new Story(reading, (id) => pictures.get(id)).read(document);
  const lines = withCaptions(review ? withChangedTables(read, styles, review) : read, styles);
  counts.set("footnotes", reading.notes.count);
  if (review) counts.delete("comments");
  else counts.set("tracked-changes", reading.changes.count);
  const notes = noteKinds
    .map((kind) => ({ kind, count: counts.get(kind) ?? 0 }))
    .filter(({ count }) => count > 0);
  const comments = keepsMarks ? readComments(part("comments"), part("commentsExtended"), limits) : {};
  return { lines, styles, notes, typeArea: textWidth(sheet), review, comments };
}

const emuOf = { twip: 635, millimetre: 36_000 };

/** Of a file that does not say it in twips, the standard's. */
function textWidth({ width, margins }: Reading["sheet"]): number {
  const said = width - margins;
  return said > 0 ? said * emuOf.twip : typeArea(standardPage).width * emuOf.millimetre;
}

/** Spreadsheets and presentations are packages of the same kind. The root element stands near the beginning. */
function isWord(document: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(document.subarray(0, 20_000)).replaceAll("\0", "");
  return /wordprocessingml/u.test(start);
}
