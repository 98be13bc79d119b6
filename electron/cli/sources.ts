/** The source that a command works on: a file, or an issue of the library. */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import type { Recovery } from "../../shared/contract/backups.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { standardPage, type PageProfile } from "../../shared/layout/page.ts";
import { readPictures, type ReadAsset } from "../exporting/pictures.ts";
import { defaultLibraryFolder } from "../folders.ts";
import { importFile, type ImportResult } from "../importing/index.ts";
import type { Library } from "../library/index.ts";
import { readPictureIfPossible } from "../picture-file.ts";

export interface Source extends Pick<ImportResult, "document" | "changes" | "notes"> {
  /** The name of the file without its suffix, or the number of the issue. */
  title: string;
  /** When the file was last changed; for an issue of the library, now. */
  changed: Date;
  /** The page for printing: that of the issue's publication, or the standard page for a file. */
  page: PageProfile;
  readAsset: ReadAsset;
}

/** Whether a source is a file. A number is the number of an issue, unless a file has that name. */
export async function isFile(source: string): Promise<boolean> {
  const file = await stat(source).catch(() => undefined);
  return file?.isFile() === true || !/^\d{1,9}$/u.test(source);
}

/**
 * Reads a file, or the issue of the library with this number. @throws BulletinError `not-found`, and the
 * errors of `importFile`
 */
export async function readSource(source: string, library: string | undefined): Promise<Source> {
  if (await isFile(source)) {
    const { document, changes, notes, assets } = await importFile(basename(source), await readInput(source));
    const readAsset: ReadAsset = async (asset) =>
      readPictureIfPossible(assets.get(asset) ?? new Uint8Array()) ?? undefined;
    return {
      document,
      changes,
      notes,
      title: basename(source, extname(source)),
      changed: (await stat(source)).mtime,
      page: standardPage,
      readAsset,
    };
  }
  if (!(await hasLibrary(library))) throw new BulletinError("not-found", { issue: source });
  return withLibrary(library, async ({ assets, issues, publications }) => {
    const { document, publication } = await issues.findByNumber(Number(source));
    // The pictures are read now, because the library is closed before printing.
    const pictures = await readPictures(document, (asset) => assets.read(asset));
    return {
      document,
      changes: [],
      notes: [],
      title: source,
      changed: new Date(),
      page: await publications.pageFor(document, publication),
      readAsset: async (asset) => pictures.get(asset),
    };
  });
}

/** Reads the bytes of a file. @throws BulletinError `not-found`, `unreadable` */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new BulletinError("not-found", { what: path }, { cause });
    throw new BulletinError(
      "unreadable",
      { file: path, ...(code === "EISDIR" && { reason: "folder" }) },
      { cause },
    );
  }
}

let reportRecovery: (recovery: Recovery) => void = () => {};

/** Sets the listener for the case that a library had to be restored when it was opened. */
export function onRecovery(listener: (recovery: Recovery) => void): void {
  reportRecovery = listener;
}

/**
 * Opens a library with the settings in its folder, runs `work`, and closes it. @param libraryFolder
 * `undefined` for the default folder
 */
export async function withLibrary<T>(
  libraryFolder: string | undefined,
  work: (library: Library) => Promise<T>,
): Promise<T> {
  const [{ openLibrary }, { openSettings }] = await Promise.all([
    import("../library/index.ts"),
    import("../settings.ts"),
  ]);
  const folder = resolve(libraryFolder ?? defaultLibraryFolder());
  const library = await openLibrary(folder, { backupFolder: () => openSettings(folder).get().backupFolder });
  if (library.recovered) reportRecovery(library.recovered);
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}

/**
 * Whether a folder has a library. Commands that only read check this first, so that they do not create one. A
 * folder with backups counts, because the library is restored from them when it is opened.
 */
export async function hasLibrary(libraryFolder: string | undefined): Promise<boolean> {
  const [{ databaseName }, { backupFolder }] = await Promise.all([
    import("../library/index.ts"),
    import("../library/backup-files.ts"),
  ]);
  const folder = libraryFolder ?? defaultLibraryFolder();
  return existsSync(join(folder, databaseName)) || existsSync(backupFolder(folder));
}

/** Checks that a folder has a library. @throws BulletinError `not-found` */
export async function requireLibrary(libraryFolder: string | undefined): Promise<void> {
  if (!(await hasLibrary(libraryFolder)))
    throw new BulletinError("not-found", { what: libraryFolder ?? defaultLibraryFolder() });
}
