/** Reads parts of a backup where it lies, without restoring it. The disk of the backup may be read-only. */
import { stat } from "node:fs/promises";
import type { BackupFile } from "../../../../shared/contract/backups.ts";
import type { SkippedBackup } from "../../../../shared/contract/copies.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { Connection } from "../database/connection.ts";
import { readVersion } from "../database/driver.ts";
import { identify } from "../database/identity.ts";
import { refuseNewer } from "../migrations/migrations.ts";
import { isDamage } from "../database/sqlite-errors.ts";
import type { Reader } from "../database/statements.ts";

/**
 * Opens a backup for reading while `work` runs.
 * @param work gets the number of the last migration that the backup has
 * @throws BulletinError `no-copy` if the backup, or what `work` reads of it, is damaged; `not-found`,
 *   `newer-version`; what `work` throws
 */
export async function readBackup<Result>(
  path: string,
  work: (backup: Reader, version: number) => Promise<Result>,
): Promise<Result> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new BulletinError("not-found", { what: "path", path });
  try {
    const connection = await Connection.open(path, "frozen");
    try {
      if ((await identify(connection)) !== "library") throw createDamageError(path);
      const version = await readVersion(connection);
      refuseNewer(version);
      return await work(connection, version);
    } finally {
      await connection.close();
    }
  } catch (cause) {
    if (isDamage(cause)) throw createDamageError(path, cause);
    throw cause;
  }
}

export interface RunOptions {
  signal?: AbortSignal;
  /** Called after each backup. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Reads in every one of these backups. One that cannot be read does not keep the others from being read.
 * @param since the first migration whose tables can be read; older backups are left out
 * @returns the backups that were passed over
 * @throws BulletinError `cancelled`
 */
export async function readBackups(
  backups: readonly BackupFile[],
  since: number,
  { signal, onProgress }: RunOptions,
  read: (reader: Reader, backup: BackupFile, version: number) => Promise<void>,
): Promise<SkippedBackup[]> {
  const skipped: SkippedBackup[] = [];
  for (const [index, backup] of backups.entries()) {
    if (signal?.aborted) throw new BulletinError("cancelled");
    try {
      await readBackup(backup.path, async (reader, version) => {
        if (version >= since) await read(reader, backup, version);
      });
    } catch (error) {
      const isNewer = error instanceof BulletinError && error.code === "newer-version";
      skipped.push({ path: backup.path, why: isNewer ? "newer" : "damaged" });
    }
    onProgress?.(index + 1, backups.length);
  }
  return skipped;
}

const createDamageError = (path: string, cause?: unknown): BulletinError =>
  new BulletinError("no-copy", { path, problem: "damaged" }, { cause });
