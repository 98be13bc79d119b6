/** The commands about marks: comparing, merging, deciding. Each writes one file, and changes nothing else. */
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
import type { Command } from "./arguments.ts";
import { readInput, readSource, withLibrary, type Source } from "./sources.ts";
import { writeDocument } from "./write.ts";

type Named<N extends Command["name"]> = Extract<Command, { name: N }>;

/** What was written, and how many marks are in it. */
export interface Written {
  file: string;
  revisions: number;
}
export interface MergeConflict {
  about: string;
  /** Whose proposal stands, and whose does not. */
  kept: string;
  other: string;
}

/** Changes without an author are those of the file's name, and of the day on which it was changed last. */
const stampOf = ({ title, changed }: Source): Stamp => ({ author: title, date: changed.toISOString() });

export async function compare(
  { before, after, out, format }: Named<"compare">,
  library: string | undefined,
): Promise<Written> {
  const [older, newer] = [await readSource(before, library), await readSource(after, library)];
  return await write(
    compareDocuments(older.document, newer.document, stampOf(newer)),
    newer.page,
    out,
    format,
  );
}

/** How many of the issue's marks were accepted in whose copy. They stay open. */
export interface MergeAccepted {
  by: string;
  count: number;
}

export async function merge(
  { base, copies, out, format }: Named<"merge">,
  library: string | undefined,
): Promise<Written & { conflicts: MergeConflict[]; accepted: MergeAccepted[] }> {
  const { document: original, page } = await readSource(base, library);
  const read: Source[] = [];
  for (const copy of copies) read.push(await readSource(copy, library));
  const merged = mergeCopies(
    original,
    read.map((copy) => ({ document: copy.document, unmarked: stampOf(copy) })),
  );
  return { ...(await write(merged.document, page, out, format)), ...toldOf(merged) };
}

/** What came into an issue of the library. */
export interface Received {
  issue: string;
  news: News[];
  conflicts: MergeConflict[];
  accepted: MergeAccepted[];
}

/** Copies come back: everyone's marks become marks of the issue, which is saved. @throws BulletinError `taken-over` while it is open elsewhere */
export function receive({ files, into }: Named<"receive">, folder: string | undefined): Promise<Received> {
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
      return { issue: into, news, ...toldOf(merged) };
    } finally {
      await issues.close({ id, session });
    }
  });
}

function toldOf({ document, conflicts, accepted }: Merged): {
  conflicts: MergeConflict[];
  accepted: MergeAccepted[];
} {
  return {
    conflicts: conflicts.map(({ about, kept, revision }) => ({
      about,
      kept: document.revisions[kept]?.author ?? "",
      other: revision.author,
    })),
    accepted: [...new Set(accepted.map(({ by }) => by))].map((by) => ({
      by,
      count: accepted.filter((each) => each.by === by).length,
    })),
  };
}

export async function settle(
  { name, source, out, format }: Named<"accept" | "reject">,
  library: string | undefined,
): Promise<Written> {
  const { document, page } = await readSource(source, library);
  return await write(settleAll(document, name), page, out, format);
}

async function write(
  document: BulletinDocument,
  page: PageProfile,
  out: string,
  format: ExportFormat,
): Promise<Written> {
  const file = await writeDocument(document, page, out, format);
  return { file, revisions: Object.keys(document.revisions).length };
}
