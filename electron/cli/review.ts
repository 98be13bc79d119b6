/** The commands about marks: comparing, merging, deciding. Each writes one file, and changes nothing else. */
import { dirname, resolve } from "node:path";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ExportFormat } from "../../shared/contract/calls.ts";
import { compare as compareDocuments, type Mark } from "../../shared/review/compare.ts";
import { merge as mergeCopies } from "../../shared/review/merge.ts";
import { settleAll } from "../../shared/review/settle.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { makeFolder } from "../folders.ts";
import type { Command } from "./arguments.ts";
import { readSource, type Source } from "./sources.ts";

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
const markOf = ({ title, changed }: Source): Mark => ({ author: title, date: changed.toISOString() });

export async function compare({ before, after, out, format }: Named<"compare">, library: string | undefined): Promise<Written> {
  const [older, newer] = [await readSource(before, library), await readSource(after, library)];
  return await write(compareDocuments(older.document, newer.document, markOf(newer)), newer.page, out, format);
}

/** How many of the marks were accepted in whose copy. They stay open. */
export interface MergeAccepted {
  by: string;
  count: number;
}

export async function merge({ base, copies, out, format }: Named<"merge">, library: string | undefined): Promise<Written & { conflicts: MergeConflict[]; accepted: MergeAccepted[] }> {
  const { document: original, page } = await readSource(base, library);
  const read: Source[] = [];
  for (const copy of copies) read.push(await readSource(copy, library));
  const { document, conflicts, accepted } = mergeCopies(original, read.map((copy) => ({ document: copy.document, unmarked: markOf(copy) })));
  const written = await write(document, page, out, format);
  return {
    ...written,
    conflicts: conflicts.map(({ about, kept, revision }) => ({ about, kept: document.revisions[kept]?.author ?? "", other: revision.author })),
    accepted: [...new Set(accepted.map(({ by }) => by))].map((by) => ({ by, count: accepted.filter((each) => each.by === by).length })),
  };
}

export async function settle({ name, source, out, format }: Named<"accept" | "reject">, library: string | undefined): Promise<Written> {
  const { document, page } = await readSource(source, library);
  return await write(settleAll(document, name), page, out, format);
}

async function write(document: BulletinDocument, page: PageProfile, out: string, format: ExportFormat): Promise<Written> {
  const [{ makeFile }, { HeadlessPrinter }, { writeFileWhole }] = await Promise.all([
    import("../exporting/index.ts"),
    import("../exporting/pdf/headless-printer.ts"),
    import("../exporting/write-file.ts"),
  ]);
  const file = resolve(out);
  // Its browser is started only for what is printed.
  const printer = new HeadlessPrinter();
  try {
    const { bytes } = await makeFile(document, format, { page, printer });
    await makeFolder(dirname(file));
    await writeFileWhole(file, bytes);
  } finally {
    await printer.close();
  }
  return { file, revisions: Object.keys(document.revisions).length };
}
