/** Turns the errors of SQLite into those that people see. */
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { BulletinError, hasCode, type ErrorDetails, type ErrorOf } from "../../../../shared/basics/errors.ts";
import { codeOf } from "../../../../shared/basics/thrown.ts";
import { foreignProblem } from "./identity.ts";

/** Whether an error says that something stored is damaged. */
export const isDamage = (error: unknown): error is ErrorOf<"library-damaged"> =>
  hasCode(error, "library-damaged");

/** Whether an error says that a database is that of another program. */
export const isForeign = (error: unknown): boolean =>
  isDamage(error) && error.data.details.what === "foreign";

/**
 * Makes the error for a damaged database, or for a damaged row of a sound one.
 * @param path of the database
 * @param problem in the words of SQLite; `foreignProblem`; or kind and id of the row, as in `issue 12`
 */
export function createDamageError(path: string, problem: string, cause?: unknown): BulletinError {
  return new BulletinError("library-damaged", { what: subjectOf(problem), path, problem }, { cause });
}

function subjectOf(problem: string): ErrorDetails["library-damaged"]["what"] {
  if (problem === foreignProblem) return "foreign";
  if (/^issues? \d+$/u.test(problem)) return "issue";
  return /^manuscripts? \d+$/u.test(problem) ? "manuscript" : "library";
}

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
      return createDamageError(path, error.message, error);
    case "SQLITE_BUSY":
    case "SQLITE_LOCKED":
      return new BulletinError("file-busy", { what: "file", path }, { ...cause, retry: true });
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
