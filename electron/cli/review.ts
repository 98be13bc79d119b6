/**
 * The commands about revisions (tracked changes): compare, merge, accept, reject and receive. `receive`
 * changes an issue of the library; each of the others writes one file and changes nothing else.
 */
import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ExportFormat } from "../../shared/contract/calls.ts";
import { compare as compareDocuments, type Stamp } from "../../shared/revisions/compare.ts";
import { merge as mergeCopies, type Merged } from "../../shared/revisions/merge.ts";
import { countNews, type News } from "../../shared/revisions/news.ts";
import { findHandedOutState, receive as receiveCopies } from "../../shared/revisions/receive.ts";
import { settleAll } from "../../shared/revisions/settle.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { importFile } from "../importing/index.ts";
import type { NamedCommand } from "./arguments.ts";
import { readInput, readSource, withLibrary, type Source } from "./sources.ts";
import { writeDocument } from "./write.ts";

/** The file that was written, and the number of its revisions. */
export interface WrittenFile {
  file: string;
  revisions: number;
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
const stampOf = ({ title, changed }: Source): Stamp => ({ author: title, date: changed.toISOString() });

export async function compare(
  { before, after, out, format }: NamedCommand<"compare">,
  library: string | undefined,
): Promise<WrittenFile> {
  const older = await readSource(before, library);
  const newer = await readSource(after, library);
  return await write(
    compareDocuments(older.document, newer.document, stampOf(newer)),
    newer.page,
    out,
    format,
  );
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

export async function merge(
  { base, copies, out, format }: NamedCommand<"merge">,
  library: string | undefined,
): Promise<WrittenFile & MergeReport> {
  const { document: original, page } = await readSource(base, library);
  const sources: Source[] = [];
  for (const copy of copies) sources.push(await readSource(copy, library));
  const merged = mergeCopies(
    original,
    sources.map((copy) => ({ document: copy.document, unmarked: stampOf(copy) })),
  );
  return { ...(await write(merged.document, page, out, format)), ...toReport(merged) };
}

/** The result of `receive`. `issue` is its number. */
export interface ReceiveReport extends MergeReport {
  issue: string;
  news: News[];
}

/**
 * Merges returned copies into an issue of the library and saves it: the revisions of all copies become
 * revisions of the issue.
 * @throws BulletinError `taken-over` if another session has the issue open
 */
export function receive(
  { files, into }: NamedCommand<"receive">,
  folder: string | undefined,
): Promise<ReceiveReport> {
  return withLibrary(folder, async ({ assets, issues, versions }) => {
    const { id } = await issues.findByNumber(/^\d{1,9}$/u.test(into) ? Number(into) : 0);
    const session = randomUUID();
    const opened = await issues.open({ id, session, label: "bulletin import --into" });
    if (opened.holder) throw new BulletinError("taken-over", { holder: opened.holder.label });
    try {
      const earlier = (await versions.all(id)).map(({ document }) => document);
      let merged: Merged = { document: opened.document, conflicts: [], accepted: [] };
      for (const path of files) {
        const copy = await importFile(basename(path), await readInput(path), [], true);
        await assets.keepFiles(copy.assets.values());
        const unmarked = {
          author: basename(path, extname(path)),
          date: (await stat(path)).mtime.toISOString(),
        };
        const { document, conflicts, accepted } = receiveCopies(
          merged.document,
          findHandedOutState(copy.document, [opened.document, ...earlier]),
          [{ document: copy.document, unmarked }],
        );
        merged = {
          document,
          conflicts: [...merged.conflicts, ...conflicts],
          accepted: [...merged.accepted, ...accepted],
        };
      }
      const news = countNews(opened.document, merged.document);
      if (news.length > 0)
        await issues.save({ id, session, revision: opened.revision, document: merged.document });
      return { issue: into, news, ...toReport(merged) };
    } finally {
      await issues.close({ id, session });
    }
  });
}

function toReport({ document, conflicts, accepted }: Merged): MergeReport {
  return {
    conflicts: conflicts.map(({ about, kept, revision }) => ({
      about,
      kept: document.revisions[kept]?.author ?? "",
      other: revision.author,
    })),
    accepted: [...new Set(accepted.map(({ by }) => by))].map((by) => ({
      by,
      count: accepted.filter((revision) => revision.by === by).length,
    })),
  };
}

/** Accepts or rejects all revisions. */
export async function settle(
  { name, source, out, format }: NamedCommand<"accept" | "reject">,
  library: string | undefined,
): Promise<WrittenFile> {
  const { document, page } = await readSource(source, library);
  return await write(settleAll(document, name), page, out, format);
}

async function write(
  document: BulletinDocument,
  page: PageProfile,
  out: string,
  format: ExportFormat,
): Promise<WrittenFile> {
  const file = await writeDocument(document, page, out, format);
  return { file, revisions: Object.keys(document.revisions).length };
}
