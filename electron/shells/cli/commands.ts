/**
 * The commands for issues and manuscripts. They load heavy modules on demand: `show` on a file starts neither
 * database nor browser.
 */
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { describeDocument, type Description } from "./description.ts";
import { listChangedBlocks, writePoints, type BlockChange } from "../../../shared/points/apply.ts";
import { formatPoints } from "../../../shared/points/format.ts";
import { findUnfilled, type Unfilled } from "../../../shared/workflow/unfilled.ts";
import { defaultPointStyle } from "../../../shared/points/style.ts";
import type { BulkReport } from "../../../shared/contract/bulk.ts";
import type { IssueSummary } from "../../../shared/contract/issues.ts";
import type { Manuscript } from "../../../shared/contract/manuscripts.ts";
import { type ErrorData, toErrorData } from "../../../shared/basics/errors.ts";
import type { ImportNote } from "../../../shared/basics/import-note.ts";
import type { ExportedFile } from "../../core/exporting/index.ts";
import { listComments, type ListedComment } from "../../../shared/revisions/comments.ts";
import { listRevisions, type ListedRevision } from "../../../shared/revisions/list.ts";
import { makeFolder } from "../../core/system/folders.ts";
import { importManuscripts, type ManuscriptReport } from "../../core/importing/manuscripts.ts";
import { summarize } from "../../core/library/texts/summary.ts";
import type { NamedCommand } from "./arguments.ts";
import { expandWildcards } from "./wildcards.ts";
import {
  hasLibrary,
  listNotes,
  readFileSource,
  readInput,
  readSource,
  requireOriginal,
  withLibrary,
  type SourceNote,
} from "./sources.ts";

export interface ImportedFile {
  file: string;
  id: number;
  number: number | null;
  articles: number;
  characters: number;
  changes: number;
  /** The revisions that wait for a decision; absent if there are none. */
  revisions?: number;
  /** Absent if there are none. */
  notes?: ImportNote[];
}

export interface ImportReport {
  imported: ImportedFile[];
  failed: { file: string; error: ErrorData }[];
}

/** The result of `show`: the content of the issue, its revisions and its comments. */
export interface ShowReport extends Description {
  revisions: Pick<ListedRevision, "id" | "kind" | "author" | "date" | "text">[];
  comments: Pick<ListedComment, "id" | "text" | "remarks" | "resolved">[];
}

/** Reads a source for `show`. @throws BulletinError as `readSource` */
export async function show(
  { source }: NamedCommand<"show">,
  library: string | undefined,
): Promise<ShowReport> {
  const { document, changes, notes } = await readSource(source, library);
  return {
    ...describeDocument(document, changes, notes),
    revisions: listRevisions(document).map(({ id, kind, author, date, text }) => ({
      id,
      kind,
      author,
      date,
      text,
    })),
    comments: listComments(document).map(({ id, text, remarks, resolved }) => ({
      id,
      text,
      remarks,
      resolved,
    })),
  };
}

export interface PointReport {
  /** The paragraphs that would change. */
  changes: BlockChange[];
  /** The points that would change. */
  points: { before: string; after: string }[];
}

/** Finds what a point style would change, without changing it. */
export async function previewPoints(
  { source, extent }: NamedCommand<"points">,
  library: string | undefined,
): Promise<PointReport> {
  const { document } = await readSource(source, library);
  const changes = formatPoints(document, extent ? { ...defaultPointStyle, extent } : defaultPointStyle);
  return {
    changes: listChangedBlocks(document, changes),
    points: changes.map(({ before, after }) => ({
      before: writePoints(before),
      after: writePoints(after),
    })),
  };
}

/** Imports the readable files as issues, and reports those that failed. */
export function importFiles(
  { files }: NamedCommand<"import">,
  folder: string | undefined,
): Promise<ImportReport> {
  return withLibrary(folder, async (library) => {
    const report: ImportReport = { imported: [], failed: [] };
    for (const file of await expandWildcards(files)) {
      try {
        const { document, changes, notes, assets, versions } = await readFileSource(file);
        await library.assets.keepFiles(assets.values());
        const { id } = await library.issues.create({ document, versions });
        const { number, articles, characters } = summarize(document);
        const revisions = Object.keys(document.revisions).length;
        report.imported.push({
          file,
          id,
          number,
          articles,
          characters,
          changes: changes.length,
          ...(revisions > 0 && { revisions }),
          ...(notes.length > 0 && { notes }),
        });
      } catch (error) {
        report.failed.push({ file, error: toErrorData(error) });
      }
    }
    return report;
  });
}

/** Gives the path of the folder if the only file is a folder. */
export async function findOnlyFolder(files: readonly string[]): Promise<string | undefined> {
  const [only, more] = files;
  const isFolder =
    only !== undefined && more === undefined && (await stat(only).catch(() => undefined))?.isDirectory();
  return isFolder ? resolve(only) : undefined;
}

/** Imports a folder of old issues as final ones, and makes a backup afterwards. */
export function importOldIssues(folder: string, library: string | undefined): Promise<BulkReport> {
  return withLibrary(library, async (openedLibrary) => {
    const { importFolder } = await import("../../core/importing/bulk.ts");
    const report = await importFolder(openedLibrary, folder, { isFinal: true });
    if (report.imported > 0) await openedLibrary.backups.make("daily");
    return report;
  });
}

/** Imports the readable files as manuscripts (稿库), and reports those that failed. */
export function importAsManuscripts(
  { files }: NamedCommand<"import">,
  folder: string | undefined,
): Promise<ManuscriptReport> {
  return withLibrary(folder, async (library) =>
    importManuscripts(
      library,
      (await expandWildcards(files)).map((file) => ({ name: basename(file), read: () => readInput(file) })),
    ),
  );
}

/** Lists the manuscripts that are not in the bin; none if there is no library. */
export async function listManuscripts(folder: string | undefined): Promise<{ manuscripts: Manuscript[] }> {
  if (!(await hasLibrary(folder))) return { manuscripts: [] };
  return withLibrary(folder, async (library) => {
    const { manuscripts } = await library.manuscripts.list({ deleted: false });
    return { manuscripts };
  });
}

/** Lists the issues that are not in the bin; none if there is no library. */
export async function listIssues(folder: string | undefined): Promise<{ issues: IssueSummary[] }> {
  if (!(await hasLibrary(folder))) return { issues: [] };
  return withLibrary(folder, (library) => library.issues.list({ deleted: false }));
}

/** The result of `export`. */
export interface ExportReport {
  files: ExportedFile[];
  unfilledFields: Unfilled[];
  /** The number of revisions that the original text leaves out; only for the original text. */
  revisions?: number;
  notes: SourceNote[];
}

/**
 * Exports a source into a folder, which is created if necessary. Fields that are not filled in are exported
 * as they are and reported.
 */
export async function exportSource(
  { source: word, out, formats, markup }: NamedCommand<"export">,
  library: string | undefined,
): Promise<ExportReport> {
  const source = await readSource(word, library);
  if (markup === "original") requireOriginal(source);
  const { document, page, readAsset } = source;
  const [{ exportIssue }, { HeadlessPrinter }] = await Promise.all([
    import("../../core/exporting/index.ts"),
    import("../../core/exporting/pdf/headless-printer.ts"),
  ]);
  const folder = resolve(out);
  await makeFolder(folder);
  // This starts a browser only when a PDF is printed.
  const printer = new HeadlessPrinter();
  try {
    return {
      files: await exportIssue(document, { page, folder, formats, markup, printer, readAsset }),
      unfilledFields: findUnfilled(document),
      ...(markup === "original" && { revisions: Object.keys(document.revisions).length }),
      notes: listNotes([source]),
    };
  } finally {
    await printer.close();
  }
}
