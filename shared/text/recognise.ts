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
import { findContentsList } from "./contents-list.ts";
import { findImprint, readImprint } from "./imprint.ts";
import { findImprintLines } from "./imprint-lines.ts";
import type { BlockContent, Line, SourceLine } from "./lines.ts";
import { readLookalikes } from "./lookalikes.ts";
import { readMarkdown } from "./markdown.ts";
import { readMasthead } from "./masthead.ts";
import { unframeMasthead } from "./text-tables.ts";
import { joinWrapped } from "./wrapped-lines.ts";

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
  const sourceLines = source.filter((line): line is Line => !("object" in line));
  const changes = new ChangeList(declined);
  const seenLines = unframeMasthead(readLookalikes(sourceLines, changes), changes);
  const lines = joinWrapped(readMarkdown(seenLines, changes), changes);
  const { masthead, lineCount, remaining } = readMasthead(lines, changes);
  const { hasContents, below } = readWithContents(lines.slice(lineCount), declined, lineCount > 0);
  const notes = remaining.map(({ number, text }) => ({
    style: "note" as const,
    runs: [{ text }],
    line: number,
  }));
  return {
    document: {
      ...makeDocument(insertObjects(source, [...notes, ...below.paragraphs])),
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
 * Reads the lines below the masthead without the list of contents at their top, if there is one. A list that the
 * program could have written is dropped silently; another becomes the contents that the program prints.
 */
function readWithContents(
  lines: readonly Line[],
  declined: ReadonlySet<string>,
  isIssue: boolean,
): { hasContents: boolean; below: Below } {
  const entries = possibleContents(lines);
  if (entries.length > 0) {
    const below = readBelow(lines.slice(entries.length + 1), declined, isIssue);
    if (listContents(below).join("\n") === entries.join("\n")) return { hasContents: true, below };
  }
  const list = findContentsList(lines);
  const [first] = lines;
  if (!list || !first) return { hasContents: false, below: readBelow(lines, declined, isIssue) };
  const changes = new ChangeList(declined);
  const below = readBelow(lines.slice(list.lineCount), declined, isIssue);
  const listed = lines.slice(0, list.lineCount);
  const before = listed.map(({ text }) => text).join("¶");
  if (changes.apply("contents-list", first.number, before, [contentsName, ...listContents(below)].join("¶")))
    return { hasContents: true, below: { ...below, changes: [...changes.appliedChanges, ...below.changes] } };
  const kept = listed.map((line) => ({ ...line, role: "note" as const }));
  return {
    hasContents: false,
    below: readBelow([...kept, ...lines.slice(list.lineCount)], declined, isIssue),
  };
}

const listContents = (below: Below): string[] =>
  contentsLines(deriveOutline(makeDocument(below.paragraphs))).map(({ text }) => text);

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

function readBelow(lines: readonly Line[], declined: ReadonlySet<string>, isIssue: boolean): Below {
  const changes = new ChangeList(declined);
  const end = Math.min(findImprint(lines), findImprintLines(lines));
  const paragraphs = readBody(lines.slice(0, end), changes, isIssue);
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
