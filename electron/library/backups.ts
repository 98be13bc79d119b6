/** The backups of a library. Each method that answers a call `backups.*` of the contract has its name. */
import { readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BackupFile, BackupKind } from "../../shared/contract/backups.ts";
import { localDay } from "../../shared/bulletin/dates.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { backupSpans, thinned } from "../../shared/workflow/thinning.ts";
import type { Autosaves } from "./autosaves.ts";
import { backupFolder, backupsIn, nextBackup } from "./backup-files.ts";
import { examine, type Database } from "./driver.ts";
import { copyFileWhole, partialSuffix } from "../whole-files.ts";
import { migrate, refuseNewer } from "./migrations.ts";

interface Parts {
  autosaves: Autosaves;
  now: () => Date;
  /** The office's own folder, on a second disk or a stick; null: none is chosen. */
  secondFolder: () => string | null;
  /** Called after each backup. */
  changed: () => void;
  /** Called after the library was made another one. */
  replaced: () => void;
}

export class Backups {
  readonly folder: string;
  /** Why the last one by itself did not come about, or not in the second folder; empty where it did. */
  problem: BulletinError | null = null;
  readonly #database: Database;
  readonly #parts: Parts;
  /** One after the other: each is named after the one before. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(libraryFolder: string, database: Database, parts: Parts) {
    this.folder = backupFolder(libraryFolder);
    this.#database = database;
    this.#parts = parts;
  }

  /** The newest first. */
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

  /** @throws BulletinError `library-damaged` where the library is not sound, `disk-full`, `not-writable` */
  make(kind: BackupKind): Promise<BackupFile> {
    return this.#inTurn(() => this.#make(kind));
  }

  /** Makes today's where there is none yet. */
  makeDue(): Promise<void> {
    return this.#makeUnasked(
      async () => (await this.list()).backups[0]?.date !== localDay(this.#parts.now()),
    );
  }

  /** Makes one after many changes that no autosave has. */
  makeAfterMany(): Promise<void> {
    return this.#makeUnasked(async () => true);
  }

  /** Nobody waits for it: what fails is kept as `problem`, which the screen tells. */
  #makeUnasked(isWanted: () => Promise<boolean>): Promise<void> {
    return this.#inTurn(async () => {
      try {
        if (await isWanted()) await this.#make("daily");
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
   * Puts a backup in the place of the library, after a backup of what is there.
   * @throws BulletinError `library-damaged` where the backup is, `newer-version`, `not-found`
   */
  restore(path: string): Promise<{ before: BackupFile }> {
    return this.#inTurn(async () => {
      if (!(await stat(path).catch(() => undefined))?.isFile())
        throw new BulletinError("not-found", { what: path });
      const {
        version,
        problems: [problem],
      } = await examine(path);
      if (problem !== undefined) throw new BulletinError("library-damaged", { path, problem });
      refuseNewer(version);
      const before = await this.#make("restore");
      // What was saved last is in that backup; it is not of the library that comes now.
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
    const path = await nextBackup(this.folder, kind, now(), second?.backups[0]?.number);
    await this.#database.backup(path);
    const backup = (await backupsIn(this.folder)).find((each) => each.path === path);
    if (!backup) throw new BulletinError("not-found", { what: path });
    await autosaves.madeBackup(backup.number);
    this.problem = null;
    // The one at home is made, whatever becomes of the other.
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

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for what is being made. */
  async close(): Promise<void> {
    await this.#last;
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/** What a program that was killed left half done, and is not being written any more; ms. */
const stalePartial = 60 * 60_000;

/** Old ones go, those that a person made do not, nor does the newest. */
async function thin(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(partialSuffix)) continue;
    const file = await stat(join(folder, name)).catch(() => undefined);
    if (file && Date.now() - file.mtimeMs > stalePartial) await rm(join(folder, name), { force: true });
  }
  const [, ...others] = await backupsIn(folder);
  const byAge = others
    .filter(({ kind }) => kind !== "manual")
    .map(({ number, date }) => ({ id: number, at: Date.parse(`${date}T12:00:00`) }));
  const gone = new Set(thinned(byAge, now.getTime(), backupSpans));
  for (const { path, number, kind } of others)
    if (kind !== "manual" && gone.has(number)) await rm(path, { force: true });
}
