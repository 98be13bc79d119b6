/**
 * A file of ours that comes back with revisions and comments → a document with them. Masthead and imprint are read twice, as
 * they were and as they are: what differs is a revision of the field.
 */
import { idOf } from "../../../shared/bulletin/identifiers.ts";
import type { BulletinDocument, Revision } from "../../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../../shared/bulletin/text/change.ts";
import { listChangedFields } from "../../../shared/revisions/fields.ts";
import { blockStyleOf, flagsOf, readBulletin } from "./bulletin.ts";
import { sideOf, type Side, type WordLine } from "./flow.ts";
import type { AnnotationReader } from "./annotations.ts";
import type { Styles } from "./styles.ts";

export function readReviewed(
  lines: readonly WordLine[],
  styles: Styles,
  typeArea: number,
  declined: Iterable<string>,
  review: AnnotationReader,
  comments: BulletinDocument["comments"],
): { document: BulletinDocument; changes: ImportChange[] } {
  const isFrame = ({ style, object }: WordLine) => !object && frameStyles.has(styles.own(style) ?? "");
  const frame = lines.filter(isFrame);
  const read = (side: Side, rest: readonly WordLine[]) =>
    readBulletin([...sideOf(frame, side), ...rest], styles, typeArea, declined);
  const { document, changes } = read(
    "final",
    lines.filter((line) => !isFrame(line)),
  );
  const original = read("original", []).document;
  const used = usedIn(document);
  const revisions: BulletinDocument["revisions"] = {};
  for (const [id, revision] of Object.entries(review.revisions))
    if (used.has(id)) revisions[id] = { ...revision, ...beforeOf(id, revision, review, styles) };
  const makers = [
    ...new Set(
      frame.flatMap((line) => [
        ...line.runs.flatMap(({ marks }) => [marks?.inserted, marks?.deleted]),
        line.marks?.inserted,
        line.marks?.deleted,
      ]),
    ),
  ].flatMap((id) => (id !== undefined && review.revisions[id]) || []);
  for (const [index, { field, was }] of (makers.length > 0
    ? listChangedFields(original, document)
    : []
  ).entries()) {
    // Who changed one line of masthead or imprint most often changed the others too.
    const { author, date } = makers[Math.min(index, makers.length - 1)] as Revision;
    revisions[idOf(`field\n${author}\n${date}\n${field}`)] = {
      kind: "field",
      author,
      date,
      field,
      before: was === undefined ? {} : { value: was },
    };
  }
  // A file numbers its comments from 0: of two files never the same ids, of one file always.
  const names = new Map(
    Object.entries(comments).map(
      ([
        key,
        {
          remarks: [first],
        },
      ]) => [key, idOf(`comment\n${first?.author}\n${first?.date}\n${first?.text}`)],
    ),
  );
  const threads = Object.fromEntries(
    Object.entries(comments).map(([key, thread]) => [names.get(key) ?? key, thread]),
  );
  const blocks = document.blocks.map((block) => ({
    ...block,
    runs: block.runs.map(({ comments: keys, ...run }) => ({ ...run, ...withThreads(keys, names) })),
  }));
  return { document: { ...document, blocks, revisions, comments: threads }, changes };
}

const frameStyles = new Set<string>([
  "name",
  "contents",
  "secrecy",
  "number",
  "issuer",
  "imprintLine",
  "imprintList",
]);

const usedIn = ({ blocks }: BulletinDocument): Set<string> =>
  new Set(
    blocks
      .flatMap((block) => [block, ...block.runs])
      .flatMap(({ inserted, deleted, formatted }) =>
        [inserted, deleted, formatted].filter((id) => id !== undefined),
      ),
  );

/** An answer's range is that of its thread: runs name threads only. */
function withThreads(
  keys: readonly string[] | undefined,
  names: ReadonlyMap<string, string>,
): { comments?: string[] } {
  const known = (keys ?? []).flatMap((key) => names.get(key) ?? []);
  return known.length > 0 ? { comments: known } : {};
}

function beforeOf(
  id: string,
  { kind }: Revision,
  review: AnnotationReader,
  styles: Styles,
): Pick<Revision, "before"> {
  const before = review.befores.get(id);
  if (!before) return {};
  if (before.table) return { before: { table: before.table } };
  if (kind === "paragraph") return { before: { style: blockStyleOf(styles.own(before.style)) } };
  return {
    before: flagsOf(before.style, before.direct.bold ?? false, before.direct.underline ?? false, styles),
  };
}
