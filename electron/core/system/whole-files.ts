/** Writes files completely or not at all: the old file stays unchanged until the new one is on the disk. */
import { createReadStream } from "node:fs";
import { open, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf } from "../../../shared/basics/thrown.ts";
import { randomId } from "../../../shared/basics/identifiers.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { usualModes } from "./privacy.ts";

/** What went wrong with a path, by the error of the system. */
const codes: Record<string, "disk-full" | "not-writable" | "file-busy" | "disk-failed"> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EACCES: "not-writable",
  EPERM: "not-writable",
  EROFS: "not-writable",
  EBUSY: "file-busy",
  ETXTBSY: "file-busy",
  EIO: "disk-failed",
};

/**
 * Turns an error of the file system into one for people. On Windows, renaming over an open file gives EPERM
 * or EACCES.
 */
export function toFileError(
  cause: unknown,
  path: string,
  step: "write" | "rename" = "write",
  platform: NodeJS.Platform = process.platform,
): BulletinError {
  const errno = codeOf(cause) ?? "";
  if (errno === "ENOENT" || errno === "ENOTDIR")
    return new BulletinError("not-found", { what: "path", path: dirname(path) }, { cause });
  // No system has a path of that length.
  if (errno === "ENAMETOOLONG") return new BulletinError("not-found", { what: "path", path }, { cause });
  const isHeldOpen = platform === "win32" && step === "rename" && (errno === "EPERM" || errno === "EACCES");
  const code = isHeldOpen ? "file-busy" : codes[errno];
  if (code === "file-busy") return new BulletinError(code, { what: "file", path }, { cause, retry: true });
  if (code) return new BulletinError(code, { path }, { cause, retry: true });
  return new BulletinError("internal", { problem: `${path}: ${String(cause)}` }, { cause });
}

/**
 * Writes a file.
 * @param mode of a new file; an old one keeps its own
 * @throws BulletinError `disk-full`, `disk-failed`, `not-writable`, `file-busy`, `not-found` (the folder);
 *   the old file is unchanged then
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array | string,
  mode = usualModes.file,
): Promise<void> {
  const existingFile = await stat(path).catch(() => undefined);
  if (existingFile?.isDirectory()) throw new BulletinError("not-writable", { path });
  const temporary = join(dirname(path), `.${randomId()}.tmp`);
  await replaceFile(path, temporary, existingFile?.mode ?? mode, () => bytes);
}

/** Suffix of a copy until it is complete. */
export const partialSuffix = ".partial";

/**
 * Copies a file.
 * @param mode of the copy; not that of the file, which may be private while its copy is for everybody
 * @throws BulletinError as `writeFileWhole`
 */
export async function copyFileWhole(from: string, to: string, mode = usualModes.file): Promise<void> {
  const temporary = `${to}.${process.pid}${partialSuffix}`;
  await rm(temporary, { force: true }).catch(() => {});
  await replaceFile(to, temporary, mode, () => createReadStream(from, { highWaterMark: 1024 * 1024 }));
}

/**
 * Writes a temporary file in the same folder, syncs it to the disk (fsync), and renames it to `path`.
 * @param read called once the file is there: a stream that nobody reads would stay open
 */
async function replaceFile(
  path: string,
  temporary: string,
  mode: number,
  read: () => Uint8Array | string | AsyncIterable<Uint8Array>,
): Promise<void> {
  let step: "write" | "rename" = "write";
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await writeFile(file, read());
      await file.sync();
    } finally {
      await file.close();
    }
    step = "rename";
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw toFileError(cause, path, step);
  }
}

/**
 * Syncs a folder to the disk; only then does a new name in it survive a power cut. Windows has no such call.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
