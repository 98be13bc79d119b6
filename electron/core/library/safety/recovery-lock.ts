/**
 * The lock of a recovery: `restoring/` in the folder of the library, with its owner inside. One program at a
 * time recovers a library.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomId } from "../../../../shared/basics/identifiers.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { toFolderError } from "../../system/folders.ts";
import { createOwner, endOwner, isAbandoned, readOwner, type Owner } from "../../system/owners.ts";
import { modesIn } from "../../system/privacy.ts";
import { writeLog } from "../../system/program-log.ts";

const lockName = "restoring";
const ownerName = "owner.json";

/**
 * Runs a recovery while no other program runs one. A lock whose owner is gone is taken over, which the log
 * says.
 * @throws BulletinError `file-busy` while another program recovers the library
 */
export async function runExclusively<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const owner = createOwner(new Date());
  const lock = join(folder, lockName);
  try {
    await takeLock(folder, lock, owner);
    try {
      return await work();
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  } finally {
    endOwner(owner);
  }
}

/** The lock is made beside its place and renamed to it, so that it never exists without its owner. */
async function takeLock(folder: string, lock: string, owner: Owner): Promise<void> {
  const preparedLock = `${lock}.${owner.id}`;
  try {
    const modes = modesIn(folder);
    await mkdir(preparedLock, { mode: modes.folder });
    await writeFile(join(preparedLock, ownerName), JSON.stringify(owner), { mode: modes.file });
    if (existsSync(lock)) await removeAbandoned(folder, lock);
    await rename(preparedLock, lock);
  } catch (cause) {
    await rm(preparedLock, { recursive: true, force: true }).catch(() => {});
    if (cause instanceof BulletinError) throw cause;
    // Another program was faster.
    if (existsSync(lock)) throw createBusyError(folder, await readHolder(lock));
    throw toFolderError(cause, folder);
  }
}

/** The owner of a lock; null if there is none, which is so for the locks of earlier programs. */
const readHolder = async (lock: string): Promise<Owner | null> =>
  readOwner(await readFile(join(lock, ownerName), "utf8").catch(() => ""));

/** Removes a lock whose owner has ended. @throws BulletinError `file-busy` if it has not */
async function removeAbandoned(folder: string, lock: string): Promise<void> {
  const holder = await readHolder(lock);
  if (holder && !(await isAbandoned(holder, folder))) throw createBusyError(folder, holder);
  const aside = `${lock}.${randomId()}`;
  await rename(lock, aside).catch((cause: NodeJS.ErrnoException) => {
    // Another program has removed it meanwhile.
    throw cause.code === "ENOENT" ? createBusyError(folder, holder) : cause;
  });
  const movedHolder = await readHolder(aside);
  if (movedHolder?.id !== holder?.id) {
    // Another program has taken the lock over meanwhile, and gets it back.
    await rename(aside, lock);
    throw createBusyError(folder, movedHolder);
  }
  await rm(aside, { recursive: true, force: true });
  writeLog(folder, "warning", "recovery.taken-over", {
    process: holder?.pid ?? null,
    since: holder?.since ?? null,
  });
}

const createBusyError = (folder: string, holder: Owner | null): BulletinError =>
  new BulletinError(
    "file-busy",
    holder
      ? { what: "library", path: folder, host: holder.host, pid: String(holder.pid), since: holder.since }
      : { what: "file", path: folder },
    { retry: true },
  );
