/**
 * Recognises a bulletin in the lines of a source: masthead, sections, articles with their points and sources,
 * imprint. The result depends only on the lines and on the declined changes; every normalisation is listed as
 * a change. Ids are `b1`, `b2`, …, so the same lines give the same document.
 */
import { contentsLines, contentsName } from "../document/contents.ts";
import { emptyDocument } from "../document/empty.ts";
import { formOf } from "../document/form.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { deriveOutline } from "../document/outline.ts";
import type { Block, BulletinDocument, Imprint } from "../document/schema.ts";
import { readBody, type PlacedParagraph } from "./body.ts";
import { ChangeList, type ImportChange } from "./change.ts";
import { findImprint, readImprint } from "./imprint.ts";
import type { BlockContent, Line, SourceLine } from "./lines.ts";
import { readMasthead } from "./masthead.ts";

/** What was recognised in a source. */
export interface Recognised {
  document: BulletinDocument;
  /** The changes that were made, in the order of the lines. */
  changes: ImportChange[];
}

/**
 * Recognises the lines of a source. Never throws: any lines give a document. Tables and pictures in the
 * masthead or the imprint move to the start or end of the body.
 * @param declinedIds the ids of changes not to make
 */
export function recognise(source: readonly SourceLine[], declinedIds: Iterable<string> = []): Recognised {
  const declined = new Set(declinedIds);
  const lines = source.filter((line): line is Line => !("object" in line));
  const changes = new ChangeList(declined);
  const { masthead, lineCount } = readMasthead(lines, changes);
  const { hasContents, below } = readWithContents(lines.slice(lineCount), declined);
  return {
    document: {
      ...makeDocument(insertObjects(source, below.paragraphs)),
      masthead: hasContents ? { ...masthead, contents: true } : masthead,
      imprint: below.imprint,
    },
    changes: [...changes.appliedChanges, ...below.changes].toSorted((a, b) => a.line - b.line),
  };
}

/** What is below the masthead. */
interface Below {
  paragraphs: PlacedParagraph[];
  imprint: Imprint;
  changes: ImportChange[];
}

/**
 * Reads the lines below the masthead without the list of contents at their top, if there is one. A list counts
 * as contents only if it lists exactly the articles below it; any other list is text.
 */
function readWithContents(
  lines: readonly Line[],
  declined: ReadonlySet<string>,
): { hasContents: boolean; below: Below } {
  const entries = possibleContents(lines);
  if (entries.length > 0) {
    const below = readBelow(lines.slice(entries.length + 1), declined);
    const listed = contentsLines(deriveOutline(makeDocument(below.paragraphs))).map(({ text }) => text);
    if (listed.join("\n") === entries.join("\n")) return { hasContents: true, below };
  }
  return { hasContents: false, below: readBelow(lines, declined) };
}

/**
 * The entries of a possible list of contents at the top of the body: from its heading to the repetition of
 * its first entry.
 */
function possibleContents(lines: readonly Line[]): string[] {
  const [name, first, ...rest] = lines.map(({ text }) => text);
  if (name !== contentsName || first === undefined) return [];
  const end = rest.indexOf(first);
  return end === -1 ? [] : [first, ...rest.slice(0, end)];
}

function readBelow(lines: readonly Line[], declined: ReadonlySet<string>): Below {
  const changes = new ChangeList(declined);
  const end = findImprint(lines);
  const paragraphs = readBody(lines.slice(0, end), changes);
  const imprint = readImprint(lines.slice(end), changes);
  return { paragraphs, imprint, changes: changes.appliedChanges };
}

/** A document with these blocks; with an empty paragraph if there are none. */
function makeDocument(contents: readonly BlockContent[]): BulletinDocument {
  const makeId = sequentialIds();
  const blocks = contents.map((content): Block => ({
    id: makeId(),
    ...formOf(content),
    runs: content.runs,
  }));
  const document = emptyDocument(makeId);
  return blocks.length > 0 ? { ...document, blocks } : document;
}

/** The paragraphs with the tables and pictures of the source between them. */
function insertObjects(
  source: readonly SourceLine[],
  paragraphs: readonly PlacedParagraph[],
): BlockContent[] {
  const byLine = Map.groupBy(paragraphs, ({ line }) => line);
  return source.flatMap((line): readonly BlockContent[] =>
    "object" in line ? [line.object] : (byLine.get(line.number) ?? []),
  );
}
