/** The files of the watched folder (收稿文件夹) on the disk. They are only read. */
import { constants, type Dirent } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative, sep } from "node:path";
import { maximumFileSize } from "../../../shared/contract/importing.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";

/**
 * Suffixes of the files to import. Word files before 2007 (.doc) cannot be read, but people send them: the
 * failure says what to do.
 */
const suffixes = new Set([".docx", ".docm", ".doc", ".txt", ".md", ".markdown", ".zip"]);
/** False also for Word's lock files (`~$…`) and hidden files. */
const isManuscript = (name: string): boolean =>
  suffixes.has(extname(name).toLowerCase()) && !/^(?:~\$|\.)/u.test(name);

/** How many files are looked at together: the threads of Node's file system. */
const statsAtOnce = 4;

/**
 * The files to import by name, each with a key of its version (size and time of change); `null` if the folder
 * cannot be read.
 */
export async function readVersions(folder: string): Promise<Map<string, string> | null> {
  if (!isAbsolute(folder)) return null;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const versions = new Map<string, string>();
  const names = entries
    .filter(({ name }) => isManuscript(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (let index = 0; index < names.length; index += statsAtOnce) {
    const part = names.slice(index, index + statsAtOnce);
    const partVersions = await Promise.all(part.map((entry) => versionOf(folder, entry)));
    for (const [at, { name }] of part.entries()) {
      const version = partVersions[at];
      if (version) versions.set(name, version);
    }
  }
  return versions;
}

/** The version of a file; `null` if it was removed meanwhile, is a broken link or no file. */
async function versionOf(folder: string, entry: Dirent): Promise<string | null> {
  const way = join(folder, entry.name);
  // Of a link that leads out, nothing but the link itself is looked at; reading it reports the failure. Only a link
  // can lead out, so that most files need one look.
  const path = entry.isFile() ? null : await resolveWithin(folder, entry.name).catch(() => undefined);
  if (path === undefined) return null;
  const file = await (path === null ? lstat(way) : stat(path)).catch(() => undefined);
  return file && (path === null || file.isFile()) ? `${file.size} ${file.mtimeMs}` : null;
}

/**
 * The real path of a file of the folder; `null` if it is a link that leads out of the folder. Otherwise a link
 * that somebody can put into a shared folder would bring any file of this machine into the library.
 */
async function resolveWithin(folder: string, name: string): Promise<string | null> {
  const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
  const way = relative(root, path);
  return way === "" || way.startsWith(`..${sep}`) || way === ".." || isAbsolute(way) ? null : path;
}

/** Reads a file of the folder. @throws BulletinError `unreadable` for a link out, `too-large` before anything is read, `file-busy` */
export async function readManuscript(folder: string, name: string): Promise<Uint8Array> {
  try {
    const path = await resolveWithin(folder, name);
    if (path === null) throw new BulletinError("unreadable", { file: name, reason: "link" });
    const { size } = await stat(path);
    if (size > maximumFileSize)
      throw new BulletinError("too-large", { file: name, limit: `${maximumFileSize / 1024 / 1024} MB` });
    // The path has no links; one that was put there since is not followed (Windows has no such flag).
    return await readFile(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) });
  } catch (cause) {
    throw cause instanceof BulletinError
      ? cause
      : new BulletinError("file-busy", { what: "file", path: name }, { cause, retry: true });
  }
}
