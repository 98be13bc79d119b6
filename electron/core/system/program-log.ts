/** The log of the program: faults, and what it did without being asked. One file in the folder of the library. */
import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { version } from "./version.ts";

export const programLogName = "program.log";
/** In bytes. A longer log becomes `program.log.old`, in place of the one before. */
const maximumSize = 1024 * 1024;

/**
 * Adds an entry. It is on its way to the disk when this returns, since the program may be about to end. Never
 * throws: a disk that cannot take the entry may be the reason for it.
 */
export function writeLog(libraryFolder: string, entry: string, now: Date = new Date()): void {
  const path = join(libraryFolder, programLogName);
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maximumSize) renameSync(path, `${path}.old`);
    appendFileSync(path, `${now.toISOString()} ${version} ${entry}\n`, { mode: 0o600 });
  } catch {
    // Standard error is left.
  }
  // oxlint-disable-next-line no-console -- for whoever started the program in a terminal
  console.error(entry);
}
