/** What each command does. What a command needs is loaded when it needs it: `show` starts neither database nor browser. */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { describe, type Description } from "../../shared/bulletin/description.ts";
import { changedBlocks, writePoints, type BlockChange } from "../../shared/bulletin/points/apply.ts";
import { formatPoints } from "../../shared/bulletin/points/format.ts";
import { defaultPointStyle } from "../../shared/bulletin/points/style.ts";
import type { IssueSummary } from "../../shared/contract/calls.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { BulletinError, type AnswerError } from "../../shared/contract/errors.ts";
import { standardPage, type PageProfile } from "../../shared/layout/page.ts";
import type { ImportNote } from "../../shared/contract/import-note.ts";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import type { ExportedFile } from "../exporting/index.ts";
import { defaultLibraryFolder, makeFolder } from "../folders.ts";
import { importFile, type Imported } from "../importing/index.ts";
import { importManuscripts, type ManuscriptReport } from "../importing/manuscripts.ts";
import type { Library } from "../library/index.ts";
import { summarize } from "../library/summary.ts";
import type { Command } from "./arguments.ts";

export interface ImportedFile {
  file: string;
  id: number;
  number: number | null;
  articles: number;
  characters: number;
  changes: number;
  /** Absent where nothing is to be told. */
  notes?: ImportNote[];
}

export interface ImportReport {
  imported: ImportedFile[];
  failed: { file: string; error: AnswerError }[];
}

type Named<N extends Command["name"]> = Extract<Command, { name: N }>;

interface Source extends Pick<Imported, "document" | "changes" | "notes"> {
  /** What it is printed on: the page of its publication, of a file the standard's. */
  page: PageProfile;
}

/** A file, or an issue number of the library. A file of that name goes first. */
async function readSource(source: string, library: string | undefined): Promise<Source> {
  const isFile = (await stat(source).catch(() => undefined))?.isFile() ?? false;
  if (isFile || !/^\d{1,9}$/u.test(source)) return { ...(await importFile(basename(source), await readInput(source))), page: standardPage };
  if (!(await hasLibrary(library))) throw new BulletinError("not-found", { issue: source });
  return withLibrary(library, async ({ issues, publications }) => {
    const { document, publication } = await issues.findByNumber(Number(source));
    return { document, changes: [], notes: [], page: await publications.pageFor(document, publication) };
  });
}

async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") throw new BulletinError("not-found", { what: path }, { cause });
    throw new BulletinError("unreadable", { file: path }, { cause });
  }
}

async function withLibrary<T>(folder: string | undefined, work: (library: Library) => Promise<T>): Promise<T> {
  const { openLibrary } = await import("../library/index.ts");
  const library = await openLibrary(resolve(folder ?? defaultLibraryFolder()));
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}

/** For commands that only read: where there is no library, none is made. */
async function hasLibrary(folder: string | undefined): Promise<boolean> {
  const { databaseName } = await import("../library/index.ts");
  return existsSync(join(folder ?? defaultLibraryFolder(), databaseName));
}

export async function show({ source }: Named<"show">, library: string | undefined): Promise<Description> {
  const { document, changes, notes } = await readSource(source, library);
  return describe(document, changes, notes);
}

export interface PointReport {
  /** The paragraphs that would change. */
  changes: BlockChange[];
  /** The same, point by point. */
  points: { before: string; after: string }[];
}

/** What a point style would change. */
export async function points({ source, extent }: Named<"points">, library: string | undefined): Promise<PointReport> {
  const { document } = await readSource(source, library);
  const found = formatPoints(document, extent ? { ...defaultPointStyle, extent } : defaultPointStyle);
  return { changes: changedBlocks(document, found), points: found.map(({ before, after }) => ({ before: writePoints(before), after: writePoints(after) })) };
}

/** Imports what can be read, and tells of each file that could not. */
export function importFiles({ files }: Named<"import">, folder: string | undefined): Promise<ImportReport> {
  return withLibrary(folder, async (library) => {
    const report: ImportReport = { imported: [], failed: [] };
    for (const file of files) {
      try {
        const { document, changes, notes } = await importFile(basename(file), await readInput(file));
        const { id } = await library.issues.create({ document });
        const { number, articles, characters } = summarize(document);
        report.imported.push({ file, id, number, articles, characters, changes: changes.length, ...(notes.length > 0 && { notes }) });
      } catch (thrown) {
        report.failed.push({ file, error: toAnswerError(thrown) });
      }
    }
    return report;
  });
}

/** Imports into 稿库 what can be read, and tells of each file that could not. */
export function importAsManuscripts({ files }: Named<"import">, folder: string | undefined): Promise<ManuscriptReport> {
  return withLibrary(folder, (library) => importManuscripts(library, files.map((file) => ({ name: basename(file), read: () => readInput(file) }))));
}

export async function manuscripts(folder: string | undefined): Promise<{ manuscripts: Manuscript[] }> {
  if (!(await hasLibrary(folder))) return { manuscripts: [] };
  return withLibrary(folder, (library) => library.manuscripts.list({ deleted: false }));
}

export async function list(folder: string | undefined): Promise<{ issues: IssueSummary[] }> {
  if (!(await hasLibrary(folder))) return { issues: [] };
  return withLibrary(folder, (library) => library.issues.list({ deleted: false }));
}

/** The folder is made where it is missing. */
export async function exportSource({ source, out, formats }: Named<"export">, library: string | undefined): Promise<{ files: ExportedFile[] }> {
  const { document, page } = await readSource(source, library);
  const [{ exportIssue }, { HeadlessPrinter }] = await Promise.all([import("../exporting/index.ts"), import("../exporting/pdf/headless-printer.ts")]);
  const folder = resolve(out);
  await makeFolder(folder);
  // Its browser is started only for what is printed.
  const printer = new HeadlessPrinter();
  try {
    return { files: await exportIssue(document, { page, folder, formats, printer }) };
  } finally {
    await printer.close();
  }
}
