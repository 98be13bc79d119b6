/**
 * Who may read a library on POSIX systems: only the person whose program opens it, unless several people share
 * its folder on purpose. On Windows, files inherit the permissions of the person's folder, and nothing is done.
 */
import { statSync, type Stats } from "node:fs";
import { chmod, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The modes of new folders and files, from which the umask of the person takes away. */
interface Modes {
  folder: number;
  file: number;
}

/** What files get that nobody asked to keep private. */
export const usualModes: Modes = { folder: 0o777, file: 0o666 };
const privateModes: Modes = { folder: 0o700, file: 0o600 };
/** The bits of the group and of all others. */
const foreignBits = 0o077;

/** Gives the modes of what is created in a folder of a library, or in one that has copies of its backups. */
export function modesIn(folder: string): Modes {
  const status = readStatus(folder);
  return process.platform === "win32" || (status && isShared(status)) ? usualModes : privateModes;
}

/** The status of a folder; undefined if there is none, or none that can be read. */
function readStatus(folder: string): Stats | undefined {
  try {
    return statSync(folder);
  } catch {
    return undefined;
  }
}

/**
 * Whether several people share a folder on purpose: it belongs to another person, everybody may write in it, or a
 * group that is not the person's own may. The group of one person has the number of the person (useradd(8) with
 * USERGROUPS_ENAB); with the umask 002 of such systems it may write in every folder.
 */
const isShared = ({ uid, gid, mode }: Stats): boolean =>
  uid !== process.getuid?.() ||
  (mode & 0o002) !== 0 ||
  ((mode & 0o020) !== 0 && ((mode & 0o2000) !== 0 || gid !== uid));

/**
 * Takes a library away from the eyes of others: earlier programs created its files as the umask wanted. A shared
 * folder stays as it is. So does one that holds other things too, such as a home folder: whoever reads these is not
 * the program's business, and the files of the library in it are private all the same. A file whose mode cannot be changed (a disk without modes) is left to the doctor.
 */
export async function makePrivate(libraryFolder: string): Promise<void> {
  for (const { path, mode } of await listOpenPaths(libraryFolder))
    await chmod(path, mode & ~foreignBits).catch(() => {});
}

/** Names in a library folder; files of other kinds may be beside them, and stay as they are. 0.2.0 wrote `program.log`. */
const libraryNames =
  /^(?:library\.|settings\.(?:last\.|note\.)?json$|watched-folder\.json$|recovery\.json$|suspect$|program\.log|restoring|\.[\w-]+\.tmp$|(?:autosaves|backups|damaged|logs|browser|electron)$)/u;
/** Folders that are private with all their content. That of `browser` and `electron` belongs to Chromium. */
const wholeFolders = /^(?:autosaves|backups|damaged|logs|restoring.*)$/u;

/** Lists the folder of a library and its files in it, as far as this person owns them and others may use them. */
async function listOpenPaths(libraryFolder: string): Promise<{ path: string; mode: number }[]> {
  const status = readStatus(libraryFolder);
  if (process.platform === "win32" || !status || isShared(status)) return [];
  const openPaths =
    isOpen(status.mode) && !(await holdsOtherThings(libraryFolder))
      ? [{ path: libraryFolder, mode: status.mode }]
      : [];
  for (const path of await listPaths(libraryFolder)) {
    // Undefined if it was removed meanwhile.
    const entry = await lstat(path).catch(() => undefined);
    if (entry && !entry.isSymbolicLink() && entry.uid === status.uid && isOpen(entry.mode))
      openPaths.push({ path, mode: entry.mode });
  }
  return openPaths;
}

const readNames = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const holdsOtherThings = async (libraryFolder: string): Promise<boolean> =>
  !(await readNames(libraryFolder)).every((name) => libraryNames.test(name));

const isOpen = (mode: number): boolean => (mode & foreignBits) !== 0;

async function listPaths(libraryFolder: string): Promise<string[]> {
  const names = (await readNames(libraryFolder)).filter((name) => libraryNames.test(name));
  const paths = names.map((name) => join(libraryFolder, name));
  for (const name of names.filter((each) => wholeFolders.test(each))) {
    const folder = join(libraryFolder, name);
    // With types, it does not follow links.
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    paths.push(...entries.map((entry) => join(entry.parentPath, entry.name)));
  }
  return paths;
}

/**
 * Who may use a library besides the person who opened it; `inherited`: Windows decides; `listed`: others may read the
 * names of its files, because its folder holds other things too.
 */
export type Access = "inherited" | "private" | "listed" | "shared" | "readable" | "writable";

/**
 * Finds out who may use a library.
 * @returns `shared` if only a group may, on purpose; `readable` and `writable` if others may, with the `path` of
 *   the folder or of the first file
 */
export async function findAccess(libraryFolder: string): Promise<{ access: Access; path: string }> {
  const path = libraryFolder;
  const status = readStatus(libraryFolder);
  if (process.platform === "win32" || !status) return { access: "inherited", path };
  if ((status.mode & 0o002) !== 0) return { access: "writable", path };
  if (isShared(status)) {
    if (!isOpen(status.mode)) return { access: "private", path };
    return { access: (status.mode & 0o007) === 0 ? "shared" : "readable", path };
  }
  const [openPath] = await listOpenPaths(libraryFolder);
  if (!isOpen(status.mode))
    return openPath ? { access: "readable", path: openPath.path } : { access: "private", path };
  return { access: openPath ? "readable" : "listed", path };
}
