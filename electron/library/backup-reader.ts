/** Reads parts of a backup where it lies, without restoring it. The disk of the backup may be read-only. */
import { stat } from "node:fs/promises";
import { BulletinError } from "../../shared/contract/errors.ts";
import { Connection } from "./connection.ts";
import { readVersion } from "./driver.ts";
import { identify } from "./identity.ts";
import { refuseNewer } from "./migrations.ts";
import { isDamage } from "./sqlite-errors.ts";
import type { Reader } from "./statements.ts";

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
    throw new BulletinError("not-found", { what: path });
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

const createDamageError = (path: string, cause?: unknown): BulletinError =>
  new BulletinError("no-copy", { path, problem: "damaged" }, { cause });
