/**
 * The commands about revisions (tracked changes): compare, merge, accept, reject and receive. `receive`
 * changes an issue of the library; each of the others writes one file and changes nothing else.
 */
import { randomUUID } from "node:crypto";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { ExportFormat } from "../../../shared/contract/exporting.ts";
import { compare as compareDocuments } from "../../../shared/revisions/compare.ts";
import type { Stamp } from "../../../shared/revisions/stamp.ts";
import type { Copy, MergeResult } from "../../../shared/revisions/merge.ts";
import { countNews, type News } from "../../../shared/revisions/count-news.ts";
import { hasMarks } from "../../../shared/revisions/open-items.ts";
import { receiveAll } from "../../../shared/revisions/receive.ts";
import { settleAll, type Decision } from "../../../shared/revisions/settle.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { messages, type Locale } from "../../../shared/messages/index.ts";
import { markupOf } from "../../core/exporting/content/markup.ts";
import type { NamedCommand } from "./arguments.ts";
import {
  listNotes,
  readFileSource,
  readFromAll,
  readSource,
  requireOriginal,
  withIssue,
  type FileSource,
  type Source,
  type SourceNote,
} from "./sources.ts";
import { expandWildcards } from "./wildcards.ts";
import { writeDocument } from "./write.ts";

/** The file that was written, and the number of its revisions. */
export interface WrittenFile {
  file: string;
  revisions: number;
  notes: SourceNote[];
}

export interface MergeConflict {
  about: string;
  /** The author whose proposal was kept, and the author of the other one. */
  kept: string;
  other: string;
}

/**
 * Gives the author stamp for changes that a file does not track: the name of the file, and the time of its
 * last change.
 */
const stampOf = ({ title, changedAt }: Source): Stamp => ({ author: title, date: changedAt.toISOString() });

/** A source as a copy of an issue. */
const toCopy = (source: Source): Copy => ({ document: source.document, untrackedStamp: stampOf(source) });

/**
 * Writes the later source with its differences from the earlier one as revisions. @throws BulletinError as
 * `readSource` and the writing of files
 */
export async function compareSources(
  { before, after, out, format }: NamedCommand<"compare">,
  library: string | undefined,
  locale: Locale,
): Promise<WrittenFile> {
  const older = await readSource(before, library);
  const newer = await readSource(after, library);
  const document = compareDocuments(older.document, newer.document, stampOf(newer));
  return await writeMarked(document, [newer, older], { out, format, locale });
}

/** The number of revisions of the issue that a copy has accepted. They stay open in the issue. */
export interface MergeAccepted {
  by: string;
  count: number;
}

/** What has to be reported about a merge besides its document. */
export interface MergeReport {
  conflicts: MergeConflict[];
  accepted: MergeAccepted[];
}

/**
 * Merges copies into an issue as `receive` does, and writes the result to a file. The issue may have changed
 * since the copies were made from it, or have received them already.
 */
export async function mergeSources(
  { base, copies, out, format }: NamedCommand<"merge">,
  library: string | undefined,
  locale: Locale,
): Promise<WrittenFile & MergeReport> {
  const original = await readSource(base, library, { withVersions: true });
  const sources: Source[] = [];
  for (const copy of await expandWildcards(copies)) sources.push(await readSource(copy, library));
  const result = receiveAll(original.document, original.earlier, sources.map(toCopy));
  const writtenFile = await writeMarked(result.document, [original, ...sources], { out, format, locale });
  return { ...writtenFile, ...toReport(result) };
}

/** The result of `receive`. `issue` is its number, or the word that named it if it has none. */
export interface ReceiveReport extends MergeReport {
  issue: string;
  news: News[];
  notes: SourceNote[];
}

/**
 * Merges returned copies into an issue of the library and saves it: the revisions of all copies become
 * revisions of the issue.
 * @throws BulletinError `taken-over` if another session has the issue open
 */
export function receiveCopy(
  { files, into }: NamedCommand<"receive">,
  folder: string | undefined,
): Promise<ReceiveReport> {
  return withIssue(into, folder, async ({ assets, issues, versions }, id) => {
    const session = randomUUID();
    const openedIssue = await issues.open({ id, session, label: "bulletin import --into" });
    if (openedIssue.holder)
      throw new BulletinError("taken-over", { holder: openedIssue.holder.label, refused: "write" });
    try {
      const copies: FileSource[] = [];
      for (const path of await expandWildcards(files)) copies.push(await readFileSource(path));
      for (const copy of copies) await assets.keepFiles(copy.assets.values());
      const earlier = (await versions.readAll(id)).map(({ document }) => document);
      const result = receiveAll(openedIssue.document, earlier, copies.map(toCopy));
      const news = countNews(openedIssue.document, result.document);
      if (news.length > 0)
        await issues.save({
          id,
          session,
          revision: openedIssue.revision,
          generation: openedIssue.generation,
          document: result.document,
        });
      const issue = String(openedIssue.document.masthead.number ?? into);
      return { issue, news, ...toReport(result), notes: listNotes(copies) };
    } finally {
      await issues.close({ id, session });
    }
  });
}

function toReport({ document, conflicts, acceptedRevisions }: MergeResult): MergeReport {
  return {
    conflicts: conflicts.map(({ about, keptId, revision }) => ({
      about,
      kept: document.revisions[keptId]?.author ?? "",
      other: revision.author,
    })),
    accepted: [...new Set(acceptedRevisions.map(({ by }) => by))].map((by) => ({
      by,
      count: acceptedRevisions.filter((revision) => revision.by === by).length,
    })),
  };
}

/** The file that was written, how many revisions were decided, and how many comments it does not have. */
export interface SettledFile extends WrittenFile {
  decision: Decision;
  settled: number;
  comments: number;
}

/** Accepts or rejects all revisions. */
export async function settleFile(
  { name, source: word, out, format }: NamedCommand<"accept" | "reject">,
  library: string | undefined,
): Promise<SettledFile> {
  const source = await readSource(word, library);
  if (name === "reject") requireOriginal(source);
  const { document, page, readAsset } = source;
  return {
    file: await writeDocument(settleAll(document, name), { page, readAsset }, out, format),
    revisions: 0,
    decision: name,
    settled: Object.keys(document.revisions).length,
    comments: format === "bulletin" ? 0 : Object.keys(document.comments).length,
    notes: listNotes([source]),
  };
}

/**
 * Writes a document with its revisions and comments.
 * @param sources of the document; it is printed on the page of the first one
 * @throws BulletinError `usage` if the format cannot hold the revisions
 */
async function writeMarked(
  document: BulletinDocument,
  sources: [Source, ...Source[]],
  { out, format, locale }: { out: string; format: ExportFormat; locale: Locale },
): Promise<WrittenFile> {
  const holdsMarks = format === "bulletin" || markupOf(format, "all") === "all";
  if (!holdsMarks && hasMarks(document))
    throw new BulletinError("usage", { problem: messages[locale].cli.noMarksIn(format) });
  const options = { page: sources[0].page, readAsset: readFromAll(sources), markup: "all" } as const;
  const file = await writeDocument(document, options, out, format);
  return { file, revisions: Object.keys(document.revisions).length, notes: listNotes(sources) };
}
