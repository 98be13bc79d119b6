/** A Word file → a document. Our own files come back as they were; any other is read as text and recognised like it. */
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../../shared/bulletin/text/change.ts";
import { readPlacedText } from "../../../shared/bulletin/text/read.ts";
import { noteKinds, type ImportNote, type NoteKind } from "../../../shared/contract/import-note.ts";
import { standardPage, typeArea } from "../../../shared/layout/page.ts";
import { readBulletin } from "./bulletin.ts";
import { withCaptions } from "./captions.ts";
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
 * @throws FormatError, LimitError
 */
export function readWord(bytes: Uint8Array, declined: Iterable<string> = [], limits: WordLimits = wordLimits): ReadWord {
  const { lines, styles, notes, typeArea } = readLines(bytes, limits);
  const read = styles.areOwn ? readBulletin(lines, styles, typeArea, declined) : readManuscript(lines, styles, typeArea, declined);
  return { ...read, notes, assets: assetsOf(lines) };
}

function readManuscript(lines: readonly WordLine[], styles: Styles, width: number, declined: Iterable<string>): ReadLines {
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
}

/** The paragraphs of a file in the order of reading. */
export function readLines(bytes: Uint8Array, limits: WordLimits = wordLimits): WordLines {
  const file = new WordPackage(bytes, limits);
  const main = file.relationships("").find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
  const document = /\.xml$/iu.test(main) ? file.part(main) : undefined;
  if (!document || !isWord(document)) throw new FormatError("not-word");
  const relationships = file.relationships(main);
  const related = new Map(relationships.map(({ type, target }) => [type, target]));
  const part = (type: string) => file.part(related.get(type) ?? "");
  const styles = new Styles(part("styles"), limits);
  const numberings = new Numberings(part("numbering"), limits, styles);
  const counts = new Map<NoteKind, number>();
  const sheet = { width: Number.NaN, margins: Number.NaN };
  const reading: Reading = { limits, styles, numberings, notes: new Notes(), changes: new TrackedChanges(), counts, paragraphs: 0, characters: 0, sheet };
  const pictures = new PictureParts(file, limits, relationships);
  for (const type of ["footnotes", "endnotes"]) {
    const notes = part(type);
    if (notes) new Story(reading).read(notes);
  }
  const lines = withCaptions(new Story(reading, (id) => pictures.get(id)).read(document), styles);
  counts.set("footnotes", reading.notes.count);
  counts.set("tracked-changes", reading.changes.count);
  const notes = noteKinds.map((kind) => ({ kind, count: counts.get(kind) ?? 0 })).filter(({ count }) => count > 0);
  return { lines, styles, notes, typeArea: textWidth(sheet) };
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
