/** What a command works on: a file, or an issue of the library. */
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
import { pictureIn } from "../picture-file.ts";

export interface Source extends Pick<ImportResult, "document" | "changes" | "notes"> {
  /** The file's name without its suffix, or the issue's number. */
  title: string;
  /** When the file was changed last; of an issue of the library, now. */
  changed: Date;
  /** What it is printed on: the page of its publication, of a file the standard's. */
  page: PageProfile;
  /** Its pictures. */
  readAsset: ReadAsset;
}

/** Whether a source is a file: a number is one only where there is a file of that name. */
export async function isFile(source: string): Promise<boolean> {
  const found = await stat(source).catch(() => undefined);
  return found?.isFile() === true || !/^\d{1,9}$/u.test(source);
}

/** A file, or an issue number of the library. A file of that name goes first. */
export async function readSource(source: string, library: string | undefined): Promise<Source> {
  if (await isFile(source)) {
    const { document, changes, notes, assets } = await importFile(basename(source), await readInput(source));
    const readAsset: ReadAsset = async (asset) =>
      pictureIn(assets.get(asset) ?? new Uint8Array()) ?? undefined;
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
    // Now, since the library closes before anything is printed.
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

let tellRecovery: (recovery: Recovery) => void = () => {};
/** Hears what had to be restored when a library was opened. */
export function onRecovery(listener: (recovery: Recovery) => void): void {
  tellRecovery = listener;
}

/** Opens a library, with the settings that lie beside it. */
export async function withLibrary<T>(
  given: string | undefined,
  work: (library: Library) => Promise<T>,
): Promise<T> {
  const [{ openLibrary }, { settingsIn }] = await Promise.all([
    import("../library/index.ts"),
    import("../settings.ts"),
  ]);
  const folder = resolve(given ?? defaultLibraryFolder());
  const library = await openLibrary(folder, { backupFolder: () => settingsIn(folder).get().backupFolder });
  if (library.recovered) tellRecovery(library.recovered);
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}

/** For commands that only read: where there is no library, none is made. Backups are one: the library is restored from them. */
export async function hasLibrary(given: string | undefined): Promise<boolean> {
  const [{ databaseName }, { backupFolder }] = await Promise.all([
    import("../library/index.ts"),
    import("../library/backup-files.ts"),
  ]);
  const folder = given ?? defaultLibraryFolder();
  return existsSync(join(folder, databaseName)) || existsSync(backupFolder(folder));
}

/** For commands that are about a library. @throws BulletinError `not-found` where there is none */
export async function requireLibrary(given: string | undefined): Promise<void> {
  if (!(await hasLibrary(given)))
    throw new BulletinError("not-found", { what: given ?? defaultLibraryFolder() });
}
