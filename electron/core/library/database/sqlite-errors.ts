/** Turns the errors of SQLite into those that people see. */
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "../../../../shared/basics/thrown.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";

/** Whether an error says that something stored is damaged. */
export const isDamage = (error: unknown): error is BulletinError =>
  error instanceof BulletinError && error.code === "library-damaged";

/** @param path of the database file that the error is about */
export function sqliteError(error: Error, path: string): BulletinError {
  const cause = { cause: error };
  switch (codeOf(error)) {
    case "SQLITE_FULL":
      return new BulletinError("disk-full", { path }, { ...cause, retry: true });
    case "SQLITE_IOERR":
      // On a full disk, SQLite reports this when it cannot create a file beside the database.
      return isFull(path)
        ? new BulletinError("disk-full", { path }, { ...cause, retry: true })
        : new BulletinError("disk-failed", { path }, { ...cause, retry: true });
    case "SQLITE_READONLY":
    case "SQLITE_CANTOPEN":
    case "SQLITE_PERM":
      return new BulletinError("not-writable", { path }, cause);
    case "SQLITE_CORRUPT":
    case "SQLITE_NOTADB":
      return new BulletinError("library-damaged", { path, problem: error.message }, cause);
    case "SQLITE_BUSY":
    case "SQLITE_LOCKED":
      return new BulletinError("file-busy", { path }, { ...cause, retry: true });
    default:
      return new BulletinError("internal", { problem: `${error.message} (${path})` }, cause);
  }
}

/**
 * Free space in bytes below which the disk counts as full: less than SQLite needs for its shared memory and a
 * few pages.
 */
const minimumSpace = 256 * 1024;

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < minimumSpace;
  } catch {
    return false;
  }
}
