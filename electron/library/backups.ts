/** The backups of a library. A method that answers a call `backups.*` of the contract has the same name. */
import { readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BackupFile, BackupKind } from "../../shared/contract/backups.ts";
import { localDay } from "../../shared/bulletin/dates.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { backupSpans, listExpired } from "../../shared/workflow/thinning.ts";
import type { Autosaves } from "./autosaves.ts";
import { backupFolder, backupsIn, prepareNextBackup } from "./backup-files.ts";
import { examine, type Database } from "./driver.ts";
import { SerialQueue } from "../../shared/serial-queue.ts";
import { copyFileWhole, partialSuffix } from "../whole-files.ts";
import { migrate, refuseNewer } from "./migrations.ts";

interface Parts {
  autosaves: Autosaves;
  now: () => Date;
  /** The second backup folder, on another disk or a USB stick; null if none is chosen. */
  secondFolder: () => string | null;
  /** Called after each backup, and after each failed automatic one. */
  changed: () => void;
  /** Called after the whole content of the library was replaced. */
  replaced: () => void;
}

export class Backups {
  readonly folder: string;
  /** Why the last automatic backup failed, or its copy in the second folder; null if both exist. */
  problem: BulletinError | null = null;
  readonly #database: Database;
  readonly #parts: Parts;
  /** Backups are made one after the other, because each gets the number after the previous one. */
  readonly #queue = new SerialQueue();

  constructor(libraryFolder: string, database: Database, parts: Parts) {
    this.folder = backupFolder(libraryFolder);
    this.#database = database;
    this.#parts = parts;
  }

  /**
   * Lists the backups of both folders, newest first. `isThere` is false while the second folder is not
   * accessible.
   */
  async list(): Promise<{
    backups: BackupFile[];
    second: { folder: string; isThere: boolean; backups: BackupFile[] } | null;
  }> {
    const second = this.#parts.secondFolder();
    const isThere = second !== null && (await isFolder(second));
    return {
      backups: await backupsIn(this.folder),
      second: second === null ? null : { folder: second, isThere, backups: await backupsIn(second) },
    };
  }

  /**
   * Makes a backup. @throws BulletinError `library-damaged` if the library is damaged, `disk-full`,
   * `not-writable`
   */
  make(kind: BackupKind): Promise<BackupFile> {
    return this.#queue.run(() => this.#make(kind));
  }

  /** Makes the daily backup if there is none of today. */
  makeDue(): Promise<void> {
    return this.#makeAutomatically(
      async () => (await this.list()).backups[0]?.date !== localDay(this.#parts.now()),
    );
  }

  /** Makes a backup after an import of many issues, for which no autosaves were written. */
  makeAfterMany(): Promise<void> {
    return this.#makeAutomatically(async () => true);
  }

  /** Never throws, as no caller waits for it: a failure is stored in `problem`, which the window shows. */
  #makeAutomatically(isDue: () => Promise<boolean>): Promise<void> {
    return this.#queue.run(async () => {
      try {
        if (await isDue()) await this.#make("daily");
      } catch (error) {
        this.problem =
          error instanceof BulletinError
            ? error
            : new BulletinError("internal", { problem: String(error) }, { cause: error });
        this.#parts.changed();
      }
    });
  }

  /**
   * Replaces the content of the library with a backup. Makes a backup of the present content first, and
   * returns it as `before`.
   * @throws BulletinError `library-damaged` if the backup is damaged, `newer-version`, `not-found`
   */
  restore(path: string): Promise<{ before: BackupFile }> {
    return this.#queue.run(async () => {
      if (!(await stat(path).catch(() => undefined))?.isFile())
        throw new BulletinError("not-found", { what: path });
      const {
        version,
        problems: [problem],
      } = await examine(path);
      if (problem !== undefined) throw new BulletinError("library-damaged", { path, problem });
      refuseNewer(version);
      const before = await this.#make("restore");
      // The backup just made contains the last saves; the autosaves do not belong to the restored content.
      await this.#parts.autosaves.clear();
      await this.#database.fill(path);
      await migrate(this.#database, this.#parts.now);
      this.#parts.replaced();
      return { before };
    });
  }

  async #make(kind: BackupKind): Promise<BackupFile> {
    const { autosaves, now } = this.#parts;
    const { second } = await this.list();
    const path = await prepareNextBackup(this.folder, kind, now(), second?.backups[0]?.number);
    await this.#database.backup(path);
    const backup = (await backupsIn(this.folder)).find((each) => each.path === path);
    if (!backup) throw new BulletinError("not-found", { what: path });
    await autosaves.madeBackup(backup.number);
    this.problem = null;
    // A failure in the second folder does not affect the backup in the first one.
    if (second?.isThere === false) this.problem = new BulletinError("not-found", { what: second.folder });
    else if (second)
      await copyFileWhole(path, join(second.folder, basename(path))).catch(
        (error: BulletinError) => (this.problem = error),
      );
    for (const folder of [this.folder, ...(second?.isThere ? [second.folder] : [])])
      await thin(folder, now());
    this.#parts.changed();
    return backup;
  }

  /** Waits for the backup that is being made. */
  close(): Promise<void> {
    return this.#queue.settled();
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/**
 * Age in ms from which a partial file is certainly left over by a program that was killed, and no longer
 * being written.
 */
const stalePartialAge = 60 * 60_000;

/**
 * Deletes left-over partial files and old backups: the older they are, the fewer remain. The newest backup
 * and those that a person made are never deleted.
 */
async function thin(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(partialSuffix)) continue;
    const file = await stat(join(folder, name)).catch(() => undefined);
    if (file && Date.now() - file.mtimeMs > stalePartialAge) await rm(join(folder, name), { force: true });
  }
  const [, ...older] = await backupsIn(folder);
  const candidates = older
    .filter(({ kind }) => kind !== "manual")
    .map(({ number, date }) => ({ id: number, at: Date.parse(`${date}T12:00:00`) }));
  const superfluous = new Set(listExpired(candidates, now.getTime(), backupSpans));
  for (const { path, number, kind } of older)
    if (kind !== "manual" && superfluous.has(number)) await rm(path, { force: true });
}
