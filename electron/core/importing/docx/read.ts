/**
 * Reads a Word file into a document. Files that this program wrote come back the same; others are read as
 * text and recognised like it.
 */
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { recognise } from "../../../../shared/text/recognise.ts";
import { noteKinds, type ImportNote, type NoteKind } from "../../../../shared/basics/import-note.ts";
import { standardPage, typeArea } from "../../../../shared/layout/page.ts";
import { readBulletin } from "./bulletin.ts";
import { readComments } from "./story/comment-parts.ts";
import { AnnotationReader, type WordStamp } from "./story/annotations.ts";
import { removeForeignFormats } from "./foreign-formats.ts";
import { withForeignRevisions } from "./foreign-revisions.ts";
import { readReviewedCopy } from "./reviewed.ts";
import { attachCaptions } from "./story/captions.ts";
import { joinChangedTables } from "./story/changed-tables.ts";
import type { WordLine } from "./story/flow.ts";
import { FormatError, wordLimits, type WordLimits } from "../files/word-limits.ts";
import { toSourceLines } from "./manuscript.ts";
import { Notes } from "./story/notes.ts";
import { Numberings } from "./story/numbering.ts";
import { assetsOf } from "./objects.ts";
import { WordPackage } from "./parts/package.ts";
import { PictureParts } from "./story/pictures.ts";
import type { WordContent } from "./content.ts";
import type { Reading } from "./story/reading.ts";
import { Story } from "./story/story.ts";
import { Styles } from "./parts/styles.ts";
import { TrackedChanges } from "./story/tracked-changes.ts";

/**
 * Reads a Word file.
 * @param declinedIds ids of normalisations that must not be made
 * @param keepsRevisions keep the revisions, and the comments of a file that this program wrote. If the note
 * `tracked-changes` is there, the revisions that it counts are read as accepted.
 * @throws FormatError, LimitError
 */
export function readWord(
  bytes: Uint8Array,
  declinedIds: Iterable<string> = [],
  limits: WordLimits = wordLimits,
  keepsRevisions = false,
): WordContent {
  const all = readLines(bytes, limits, keepsRevisions);
  const { lines, styles, notes, typeArea, annotationReader, comments, stamps } = all;
  if (!styles.isOwnFile && keepsRevisions)
    return withForeignRevisions((isAccepted) => readForeign(bytes, declinedIds, limits, isAccepted), stamps);
  if (!styles.isOwnFile) return toManuscript(all, declinedIds);
  const assets = assetsOf(lines);
  if (!annotationReader) return { ...readBulletin(lines, styles, typeArea, declinedIds), notes, assets };

  const { document: reviewedDocument, changes } = readReviewedCopy(
    lines,
    styles,
    typeArea,
    declinedIds,
    annotationReader,
    comments,
  );
  const { document, count } = removeForeignFormats(reviewedDocument);
  return { document, changes, notes: count > 0 ? [...notes, { kind: "formats", count }] : notes, assets };
}

/** Reads a foreign file with the revisions that are accepted, and without the others. */
const readForeign = (
  bytes: Uint8Array,
  declinedIds: Iterable<string>,
  limits: WordLimits,
  isAccepted: Reading["isAccepted"],
): WordContent => toManuscript(readLines(bytes, limits, false, isAccepted), declinedIds);

function toManuscript(
  { lines, styles, typeArea, notes }: WordLines,
  declinedIds: Iterable<string>,
): WordContent {
  const recognised = recognise(toSourceLines(lines, styles, typeArea), declinedIds);
  return { ...recognised, notes, assets: assetsOf(lines) };
}

/** The lines of a Word file, before they are read as a bulletin or as a manuscript. */
export interface WordLines {
  lines: WordLine[];
  styles: Styles;
  notes: ImportNote[];
  /** Width of the type area, in EMU. */
  typeArea: number;
  /** The revisions; `null` if annotations are not kept. */
  annotationReader: AnnotationReader | null;
  /** The comment threads by key; empty if annotations are not kept. */
  comments: BulletinDocument["comments"];
  /** The authors and moments of all revisions. */
  stamps: WordStamp[];
}

const acceptAll: Reading["isAccepted"] = () => true;

/**
 * The paragraphs of a file in the order of reading.
 * @param isAccepted which revisions are read as accepted, if annotations are not kept
 */
export function readLines(
  bytes: Uint8Array,
  limits: WordLimits = wordLimits,
  keepsRevisions = false,
  isAccepted = acceptAll,
): WordLines {
  const file = new WordPackage(bytes, limits);
  const main =
    file.relationships("").find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
  const document = /\.xml$/iu.test(main) ? file.readPart(main) : undefined;
  if (!document || !isWord(document)) throw new FormatError("not-word");
  const relationships = file.relationships(main);
  const targets = new Map(relationships.map(({ type, target }) => [type, target]));
  const part = (type: string) => file.readPart(targets.get(type) ?? "");
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
    annotationReader: null,
    isAccepted,
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
  // Set after the notes were read: their annotations are not kept, so they are read as their final text.
  const changesInNotes = reading.changes.count;
  const annotationReader = keepsRevisions ? new AnnotationReader() : null;
  reading.annotationReader = annotationReader;
  const storyLines = new Story(reading, (id) => pictures.get(id)).read(document);
  const lines = attachCaptions(
    annotationReader ? joinChangedTables(storyLines, styles, annotationReader) : storyLines,
    styles,
  );

  counts.set("footnotes", reading.notes.count);
  counts.set("double-parts", file.doubles);
  if (annotationReader) counts.delete("comments");
  counts.set("tracked-changes", annotationReader ? changesInNotes : reading.changes.count);
  const notes = noteKinds
    .map((kind) => ({ kind, count: counts.get(kind) ?? 0 }))
    .filter(({ count }) => count > 0);
  const comments = keepsRevisions ? readComments(part("comments"), part("commentsExtended"), limits) : {};
  const stamps = [...reading.changes.stamps.values()];
  return { lines, styles, notes, typeArea: textWidth(sheet), annotationReader, comments, stamps };
}

/** EMU in a unit. */
const emuPer = { twip: 635, millimetre: 36_000 };

/** Width of the type area in EMU; that of the standard page if the file does not give it in twips. */
function textWidth({ width, margins }: Reading["sheet"]): number {
  const twips = width - margins;
  return twips > 0 ? twips * emuPer.twip : typeArea(standardPage).width * emuPer.millimetre;
}

/**
 * Tells a Word file from spreadsheets and presentations, which are packages too, by the root element near the
 * start of the part.
 */
function isWord(document: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(document.subarray(0, 20_000)).replaceAll("\0", "");
  return /wordprocessingml/u.test(start);
}
