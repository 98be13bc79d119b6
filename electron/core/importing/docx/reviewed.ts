/**
 * Reads a reviewed copy (校对稿), a Word file of ours that comes back with revisions and comments, into a
 * document with both. Masthead and imprint are read twice, in their original and their final text: a field
 * that differs becomes a revision of the field.
 */
import { elementAt } from "../../../../shared/basics/elements.ts";
import { idOf } from "../../../../shared/basics/identifiers.ts";
import type { BulletinDocument, Revision } from "../../../../shared/document/schema.ts";
import type { ImportChange } from "../../../../shared/text/change.ts";
import { listChangedFields } from "../../../../shared/revisions/fields.ts";
import { changeOfField } from "../../../../shared/revisions/stamp.ts";
import { blockStyleOf, flagsOf, readBulletin } from "./bulletin.ts";
import { sideOf, type WordLine } from "./story/flow.ts";
import type { AnnotationReader, WordStamp } from "./story/annotations.ts";
import type { Styles } from "./parts/styles.ts";

/**
 * Reads the lines of a reviewed copy.
 * @param typeArea width of the type area, in EMU
 * @param declinedIds ids of normalisations that must not be made
 * @param comments threads by the keys of their ranges
 */
export function readReviewedCopy(
  lines: readonly WordLine[],
  styles: Styles,
  typeArea: number,
  declinedIds: Iterable<string>,
  reader: AnnotationReader,
  comments: BulletinDocument["comments"],
): { document: BulletinDocument; changes: ImportChange[] } {
  const isFrame = ({ style, object }: WordLine) => !object && frameStyles.has(styles.ownStyle(style) ?? "");
  const frame = lines.filter(isFrame);
  const body = lines.filter((line) => !isFrame(line));
  const { document, changes } = readBulletin(
    [...sideOf(frame, "final"), ...body],
    styles,
    typeArea,
    declinedIds,
  );
  const { document: original } = readBulletin(sideOf(frame, "original"), styles, typeArea, declinedIds);

  const ids = nameThreads(comments);
  const blocks = document.blocks.map((block) => ({
    ...block,
    runs: block.runs.map(({ comments: keys, ...run }) => ({ ...run, ...toThreadIds(keys, ids) })),
  }));
  const threads = Object.entries(comments).map(([key, thread]) => [ids.get(key) ?? key, thread]);
  const revisions = {
    ...bodyRevisions(document, reader, styles),
    ...fieldRevisions(original, document, frameStamps(frame, reader)),
  };
  return {
    document: { ...document, blocks, revisions, comments: Object.fromEntries(threads) },
    changes,
  };
}

/** Styles of masthead and imprint. */
const frameStyles = new Set<string>([
  "name",
  "contents",
  "secrecy",
  "number",
  "issuer",
  "imprintLine",
  "imprintList",
]);

/** The revisions that blocks and runs refer to. */
function bodyRevisions(
  document: BulletinDocument,
  reader: AnnotationReader,
  styles: Styles,
): BulletinDocument["revisions"] {
  const usedIds = revisionIdsIn(document);
  const entries = Object.entries(reader.revisions).filter(([id]) => usedIds.has(id));
  return Object.fromEntries(entries.map(([id, revision]) => [id, withFormer(id, revision, reader, styles)]));
}

/** Stamps of the revisions in the lines of masthead and imprint, in order. */
function frameStamps(frame: readonly WordLine[], { revisions }: AnnotationReader): WordStamp[] {
  const ids = frame.flatMap((line) => [
    ...line.runs.flatMap(({ annotations }) => [annotations?.inserted, annotations?.deleted]),
    line.annotations?.inserted,
    line.annotations?.deleted,
  ]);
  return [...new Set(ids)].flatMap((id) => (id !== undefined && revisions[id]) || []);
}

/**
 * Revisions of the fields that differ. Which author changed which field is not known: stamps are given to
 * fields in order.
 */
function fieldRevisions(
  original: BulletinDocument,
  document: BulletinDocument,
  stamps: readonly WordStamp[],
): BulletinDocument["revisions"] {
  const revisions: BulletinDocument["revisions"] = {};
  if (stamps.length === 0) return revisions;
  for (const [index, { field, was }] of listChangedFields(original, document).entries()) {
    // The author of one line of masthead or imprint most often changed the others too, so the last stamp
    // counts for the rest.
    const { author, date } = elementAt(stamps, Math.min(index, stamps.length - 1));
    revisions[idOf(`field\n${author}\n${date}\n${field}`)] = {
      ...changeOfField(field, was),
      author,
      date,
    };
  }
  return revisions;
}

/**
 * Ids for comment threads by their keys in the file. A file numbers its comments from 0; these ids differ
 * between files, but are the same each time for the same file.
 */
function nameThreads(comments: BulletinDocument["comments"]): Map<string, string> {
  return new Map(
    Object.entries(comments).map(([key, { remarks }]) => {
      const [first] = remarks;
      return [key, idOf(`comment\n${first?.author}\n${first?.date}\n${first?.text}`)];
    }),
  );
}

/** Ids of the revisions that blocks and runs refer to. */
const revisionIdsIn = ({ blocks }: BulletinDocument): Set<string> =>
  new Set(
    blocks
      .flatMap((block) => [block, ...block.runs])
      .flatMap(({ inserted, deleted, formatted }) =>
        [inserted, deleted, formatted].filter((id) => id !== undefined),
      ),
  );

/**
 * The threads of a run. Keys of answers have no id and are dropped: the range of an answer is that of its
 * thread.
 */
function toThreadIds(
  keys: readonly string[] | undefined,
  ids: ReadonlyMap<string, string>,
): { comments?: string[] } {
  const comments = (keys ?? []).flatMap((key) => ids.get(key) ?? []);
  return comments.length > 0 ? { comments } : {};
}

/**
 * A format or paragraph revision with what it changed, as the document model keeps it: the table, the style or
 * the flags before.
 */
function withFormer(id: string, revision: Revision, reader: AnnotationReader, styles: Styles): Revision {
  const former = reader.formerFormats.get(id);
  if (!former) return revision;
  if (former.table) return { ...revision, before: { table: former.table } };
  if (revision.kind === "paragraph")
    return { ...revision, before: { style: blockStyleOf(styles.ownStyle(former.style)) } };
  const { bold = false, underline = false } = former.direct;
  return { ...revision, before: flagsOf(former.style, bold, underline, styles) };
}
