/** The source that a command works on: a file, or an issue of the library. */
import { readFile, stat } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { codeOf } from "../../../shared/basics/thrown.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Recovery, SettingsRepair } from "../../../shared/contract/backups.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { ImportNote } from "../../../shared/basics/import-note.ts";
import { standardPage, type PageProfile } from "../../../shared/layout/page.ts";
import { readPictures, type ReadAsset } from "../../core/exporting/content/pictures.ts";
import { describeError } from "../../core/system/describe-error.ts";
import { writeLog } from "../../core/system/program-log.ts";
import { defaultLibraryFolder } from "../../core/system/folders.ts";
import { importFile, type ImportResult } from "../../core/importing/index.ts";
import type { Library } from "../../core/library/index.ts";
import { readPictureIfPossible } from "../../core/system/picture-file.ts";

/** A file or an issue, with its revisions and comments. */
export interface Source extends Pick<ImportResult, "document" | "changes" | "notes"> {
  /** The word that named it. */
  word: string;
  /** The name of the file without its suffix, or the word that named the issue. */
  title: string;
  /** When the file was last changed; for an issue of the library, now. */
  changedAt: Date;
  /** Earlier states, newest first: the versions in a `.bulletin` file, or those of an issue if asked for. */
  earlier: BulletinDocument[];
  /** The page for printing: that of the issue's publication, or the standard page for a file. */
  page: PageProfile;
  readAsset: ReadAsset;
}

/** A file. Its pictures must be stored with its document. */
export interface FileSource extends Source, Pick<ImportResult, "assets" | "versions"> {}

/** The word for an issue by its id. */
const idForm = /^id:(\d{1,9})$/u;

/**
 * Whether a source is a file. A number is the number of an issue and `id:` begins its id, unless a file has
 * that name.
 */
export async function isFile(source: string): Promise<boolean> {
  const file = await stat(source).catch(() => undefined);
  return file?.isFile() === true || !(/^\d{1,9}$/u.test(source) || idForm.test(source));
}

/**
 * Reads a file or an issue. Every command reads its sources with this function or `readFileSource`, so that
 * all of them see the same text with the same revisions and comments.
 * @param withVersions read the versions of an issue, too
 * @throws BulletinError `not-found`, `ambiguous`, and the errors of `importFile`
 */
export async function readSource(
  source: string,
  library: string | undefined,
  { withVersions = false } = {},
): Promise<Source> {
  if (await isFile(source)) return readFileSource(source);
  return withIssue(source, library, async ({ assets, publications, versions }, id, issue) => {
    const { document, publication } = issue;
    // The pictures are read now, because the library is closed before printing.
    const pictures = await readPictures(document, (asset) => assets.read(asset));
    const earlier = withVersions ? await versions.readAll(id) : [];
    return {
      document,
      changes: [],
      notes: [],
      word: source,
      title: source,
      changedAt: new Date(),
      earlier: earlier.map((version) => version.document),
      page: await publications.pageFor(document, publication),
      readAsset: async (asset) => pictures.get(asset),
    };
  });
}

/**
 * Reads a file with its revisions and comments.
 * @param declinedIds ids of normalisations that must not be made
 * @throws BulletinError the errors of `readInput` and of `importFile`
 */
export async function readFileSource(path: string, declinedIds: readonly string[] = []): Promise<FileSource> {
  const file = await importFile(basename(path), await readInput(path), declinedIds, true);
  return {
    ...file,
    word: path,
    title: basename(path, extname(path)),
    changedAt: (await stat(path)).mtime,
    earlier: file.versions.map(({ document }) => document),
    page: standardPage,
    readAsset: async (asset) =>
      readPictureIfPossible(file.assets.get(asset) ?? new Uint8Array()) ?? undefined,
  };
}

/**
 * Opens the library, finds the issue that a word names, and runs `work` with it.
 * @throws BulletinError `not-found`, `ambiguous`
 */
export async function withIssue<T>(
  word: string,
  folder: string | undefined,
  work: (library: Library, id: number, issue: Awaited<ReturnType<Library["issues"]["read"]>>) => Promise<T>,
): Promise<T> {
  if (!(await hasLibrary(folder))) throw new BulletinError("not-found", { what: "issue", number: word });
  return withLibrary(folder, async (library) => {
    const id = await findIssue(library, word);
    return work(library, id, await library.issues.read(id));
  });
}

/** Finds the id of the issue with a number (764) or an id (id:12). Never chooses between several issues. */
async function findIssue({ issues }: Library, word: string): Promise<number> {
  const id = idForm.exec(word)?.[1];
  if (id !== undefined) return Number(id);
  const number = /^\d{1,9}$/u.test(word) ? Number(word) : null;
  const candidates =
    number === null ? [] : (await issues.list({ deleted: false, filter: { number } })).issues;
  const [only, other] = candidates;
  if (!only) throw new BulletinError("not-found", { what: "issue", number: word });
  if (other)
    throw new BulletinError("ambiguous", {
      issue: word,
      candidates: candidates
        .map((each) => `  id:${each.id}  ${each.name}  ${each.date ?? ""}`.trimEnd())
        .join("\n"),
    });
  return only.id;
}

/**
 * Requires that the original text of a source is known, because it is to be written.
 * @throws BulletinError `unreadable` if the source has revisions that could only be read as accepted
 */
export function requireOriginal({ word, notes }: Source): void {
  if (notes.some(({ kind }) => kind === "tracked-changes"))
    throw new BulletinError("unreadable", { file: word, reason: "revisions" });
}

/** Reads a picture from the first of the sources that has it. */
export const readFromAll =
  (sources: readonly Source[]): ReadAsset =>
  async (asset) => {
    for (const { readAsset } of sources) {
      const picture = await readAsset(asset);
      if (picture) return picture;
    }
    return undefined;
  };

/** What the sources contain and their documents do not. */
export interface SourceNote {
  source: string;
  notes: ImportNote[];
}

/** The notes on the sources that have any. */
export const listNotes = (sources: readonly Source[]): SourceNote[] =>
  sources.filter(({ notes }) => notes.length > 0).map(({ word, notes }) => ({ source: word, notes }));

/** Reads the bytes of a file. @throws BulletinError `not-found`, `unreadable` */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new BulletinError("not-found", { what: "path", path }, { cause });
    throw new BulletinError(
      "unreadable",
      { file: path, ...(code === "EISDIR" && { reason: "folder" }) },
      { cause },
    );
  }
}

/** What had to be restored when a library and its settings were opened. */
interface Restored {
  recovery: Recovery | null;
  settingsRepair: SettingsRepair | null;
}

let reportRecovery: (restored: Restored) => void = () => {};

/** Sets the listener for the case that a library or its settings had to be restored when they were opened. */
export function onRecovery(listener: (restored: Restored) => void): void {
  reportRecovery = listener;
}

/**
 * Opens a library with the settings in its folder, runs `work`, and closes it.
 * @param libraryFolder `undefined` for the default folder
 * @throws BulletinError `library-missing`, and the errors of `openLibrary`
 */
export async function withLibrary<T>(
  libraryFolder: string | undefined,
  work: (library: Library) => Promise<T>,
): Promise<T> {
  const [{ openLibrary }, { openSettings }, { refuseMissing, rememberLibrary }] = await Promise.all([
    import("../../core/library/index.ts"),
    import("../../core/settings/settings.ts"),
    import("../../core/known-libraries.ts"),
  ]);
  const folder = resolve(libraryFolder ?? defaultLibraryFolder());
  refuseMissing(folder);
  const settings = openSettings(folder);
  const library = await openLibrary(folder, { backupFolder: () => settings.get().backupFolder });
  await rememberLibrary(folder);
  const { recovery } = library;
  if (recovery || settings.repair) reportRecovery({ recovery, settingsRepair: settings.repair });
  try {
    return await work(library);
  } catch (error) {
    if (!(error instanceof BulletinError) || error.code === "internal")
      writeLog(folder, "error", "command.failed", { error: describeError(error) });
    throw error;
  } finally {
    await library.close();
  }
}

/**
 * Whether a folder has a library. Commands that only read check this first, so that they do not create one.
 * @throws BulletinError `library-missing` if one was opened there before
 */
export async function hasLibrary(libraryFolder: string | undefined): Promise<boolean> {
  const known = await import("../../core/known-libraries.ts");
  const folder = libraryFolder ?? defaultLibraryFolder();
  known.refuseMissing(folder);
  return known.hasLibrary(folder);
}

/** Checks that a folder has a library. @throws BulletinError `not-found` */
export async function requireLibrary(libraryFolder: string | undefined): Promise<void> {
  if (!(await hasLibrary(libraryFolder)))
    throw new BulletinError("not-found", { what: "path", path: libraryFolder ?? defaultLibraryFolder() });
}
