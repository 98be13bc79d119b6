/** Files that are written whole or not at all: what was there before stays as it was until the new one is on the disk. */
import { copyFile, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomId } from "../shared/bulletin/identifiers.ts";
import { BulletinError, type ErrorCode } from "../shared/contract/errors.ts";

const codes: Record<string, ErrorCode> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EACCES: "not-writable",
  EPERM: "not-writable",
  EROFS: "not-writable",
  EBUSY: "file-busy",
  ETXTBSY: "file-busy",
  EIO: "disk-failed",
};

/** A file system's error as one that a person is told. On Windows a file open elsewhere answers EPERM or EACCES to a rename. */
export function fileError(
  cause: unknown,
  path: string,
  step: "write" | "rename" = "write",
  platform: NodeJS.Platform = process.platform,
): BulletinError {
  const errno = (cause as NodeJS.ErrnoException).code ?? "";
  if (errno === "ENOENT" || errno === "ENOTDIR")
    return new BulletinError("not-found", { what: dirname(path) }, { cause });
  const isHeldOpen = platform === "win32" && step === "rename" && (errno === "EPERM" || errno === "EACCES");
  const code = isHeldOpen ? "file-busy" : codes[errno];
  if (code) return new BulletinError(code, { path }, { cause, retry: true });
  return new BulletinError("internal", { problem: `${path}: ${String(cause)}` }, { cause });
}

/** @throws BulletinError `disk-full`, `disk-failed`, `not-writable`, `file-busy`, `not-found` (the folder); the old file is then untouched. */
export async function writeFileWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw new BulletinError("not-writable", { path });
  await putWhole(path, join(dirname(path), `.${randomId()}.tmp`), async (temporary) => {
    const file = await open(temporary, "wx", existing?.mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** What a copy is called until it is whole. */
export const partialSuffix = ".partial";

/** @throws BulletinError as `writeFileWhole` */
export function copyFileWhole(from: string, to: string): Promise<void> {
  return putWhole(to, `${to}.${process.pid}${partialSuffix}`, async (temporary) => {
    await copyFile(from, temporary);
    const file = await open(temporary, "r+");
    await file.sync().finally(() => file.close());
  });
}

/** @param fill writes a temporary file in the same folder and brings it to the disk (fsync); it is then renamed over `path`. */
async function putWhole(
  path: string,
  temporary: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  let step: "write" | "rename" = "write";
  try {
    await fill(temporary);
    step = "rename";
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw fileError(cause, path, step);
  }
}

/** The new name is safe from a power cut only when the folder is on disk too. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
