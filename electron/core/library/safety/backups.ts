/** The backups of a library. A method that answers a call `backups.*` of the contract has the same name. */
import { createDamageError } from "../database/sqlite-errors.ts";
import { readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BackupFile, BackupKind } from "../../../../shared/contract/backups.ts";
import { localDay } from "../../../../shared/basics/dates.ts";
import { BulletinError, toBulletinError } from "../../../../shared/basics/errors.ts";
import { backupRule, listExpired } from "../../../../shared/workflow/thinning.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import { backupFolder, backupsIn, listCandidates, prepareNextBackup } from "../database/backup-files.ts";
import {
  copyDatabase,
  databaseSuffixes,
  examine,
  openDatabase,
  removeDatabase,
  type Database,
  type ReplacementStep,
} from "../database/driver.ts";
import { readGeneration, writeGeneration } from "../database/generation.ts";
import { raiseIdCounters, readIdCounters } from "../database/id-counters.ts";
import { SerialQueue } from "../../../../shared/basics/serial-queue.ts";
import { makeFolder } from "../../system/folders.ts";
import { describeError } from "../../system/describe-error.ts";
import { modesIn } from "../../system/privacy.ts";
import { writeLog } from "../../system/program-log.ts";
import { copyFileWhole, partialSuffix } from "../../system/whole-files.ts";
import { migrate, migrations, refuseNewer } from "../migrations/migrations.ts";
import type { Statements } from "../database/statements.ts";

interface Parts {
  autosaves: Autosaves;
  now: () => Date;
  /** The second backup folder, on another disk or a USB stick; null if none is chosen. */
  secondFolder: () => string | null;
  /** Called after each backup, and after each failed automatic one. */
  onChange: () => void;
  /** Called after the whole content of the library was replaced. */
  onReplace: () => void;
}

export class Backups {
  readonly folder: string;
  /** Why the last automatic backup failed, or its copy in the second folder; null if both exist. */
  problem: BulletinError | null = null;
  /** Whether a backup was made since the library was opened. */
  #hasMade = false;
  readonly #libraryFolder: string;
  readonly #database: Database;
  readonly #parts: Parts;
  /** Backups are made one after the other, because each gets the number after the previous one. */
  readonly #queue = new SerialQueue();

  constructor(libraryFolder: string, database: Database, parts: Parts) {
    this.folder = backupFolder(libraryFolder);
    this.#libraryFolder = libraryFolder;
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

  /** Lists the backups of both folders, newest first. */
  listAll(): Promise<BackupFile[]> {
    return listCandidates(this.#libraryFolder, this.#parts.secondFolder());
  }

  /**
   * Makes a backup. @throws BulletinError `library-damaged` if the library is damaged, `disk-full`,
   * `not-writable`
   */
  make(kind: BackupKind): Promise<BackupFile> {
    return this.#queue.run(() => this.#make(kind));
  }

  /** Makes the daily backup if it is due. */
  makeDue(): Promise<void> {
    return this.#makeAutomatically(() => this.#isDue());
  }

  /**
   * Whether there is no backup of today, or the calendar stands still: a machine whose battery is empty begins with
   * the same day at each start. Then, if the last two backups show no later day either, the first backup of each
   * opening is due as soon as there is something new.
   */
  async #isDue(): Promise<boolean> {
    const [newest, previous] = (await this.list()).backups;
    if (newest?.date !== localDay(this.#parts.now())) return true;
    const showsLaterDay = previous !== undefined && previous.date < newest.date;
    return !showsLaterDay && !this.#hasMade && (await this.#parts.autosaves.hasNew());
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
        this.problem = toBulletinError(error);
        writeLog(this.#libraryFolder, "warning", "backup.failed", { error: describeError(error) });
        this.#parts.onChange();
      }
    });
  }

  /**
   * Replaces the content of the library with a backup. Makes a backup of the present content first, and
   * returns it as `before`. Every acknowledged save is either in `before`, or was made after the restore:
   * writes that arrive between the two are refused with `restoring`.
   * @throws BulletinError `library-damaged` if the backup is damaged, `newer-version`, `not-found`, `disk-full`,
   *   `not-writable`; `file-busy` while another program writes the library all the time
   */
  restore(path: string): Promise<{ before: BackupFile }> {
    return this.#queue.run(async () => {
      await requireRestorable(path);
      const generation = (await readGeneration(this.#database)) + 1;
      const replacement = join(this.folder, `replacement.${process.pid}${partialSuffix}`);
      let before: BackupFile | undefined;
      try {
        await this.#makeReplacement(path, replacement, generation);
        before = await this.#database.replaceContent((step) => this.#replace(replacement, step));
      } finally {
        // One that cannot be removed is left to `thin`.
        await removeDatabase(replacement).catch(() => {});
      }
      writeLog(this.#libraryFolder, "info", "backup.restored", { generation, before: before.number });
      this.#parts.onReplace();
      await this.#parts.autosaves.removeOlder(generation);
      await this.#finish(before);
      return { before };
    });
  }

  /**
   * Makes a copy of a backup that can take the place of the present content at once: migrated, of a new
   * generation, with new revisions, and without the leases of the windows of that time. An error here leaves
   * the library as it is.
   */
  async #makeReplacement(path: string, replacement: string, generation: number): Promise<void> {
    await makeFolder(this.folder, modesIn(this.#libraryFolder).folder);
    await removeDatabase(replacement);
    await copyDatabase(path, replacement);
    const database = await openDatabase(replacement);
    try {
      await migrate(database, this.#parts.now, migrations, false);
      const revisions = await readRevisions(this.#database);
      await database.transaction(async (statements) => {
        await writeGeneration(statements, generation);
        await statements.run("DELETE FROM leases");
        await raiseRevisions(statements, revisions);
      });
    } finally {
      await database.close();
    }
  }

  /**
   * Backs the present content up, and replaces it if the backup still has all of it. The ids that the present
   * content has given are not given again. Another program on the
   * same library (the command line) is not kept from writing meanwhile; then the backup is made again.
   */
  async #replace(replacement: string, { fill, readDataVersion }: ReplacementStep): Promise<BackupFile> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const version = await readDataVersion();
      const before = await this.#write("restore");
      await raiseIdsOf(replacement, await readIdCounters(this.#database));
      if ((await readDataVersion()) !== version) continue;
      await fill(replacement);
      return before;
    }
    throw new BulletinError("file-busy", { what: "file", path: this.#database.path }, { retry: true });
  }

  /** Runs a step that no backup and no restore may overlap. */
  alone<Result>(step: () => Promise<Result>): Promise<Result> {
    return this.#queue.run(step);
  }

  async #make(kind: BackupKind): Promise<BackupFile> {
    const backup = await this.#write(kind);
    await this.#finish(backup);
    return backup;
  }

  /** Writes and checks the file of a backup in the first folder. */
  async #write(kind: BackupKind): Promise<BackupFile> {
    const { autosaves, now } = this.#parts;
    const start = performance.now();
    const { second } = await this.list();
    const path = await prepareNextBackup(this.folder, kind, now(), second?.backups[0]?.number);
    await this.#database.backup(path);
    const backup = (await backupsIn(this.folder)).find((each) => each.path === path);
    if (!backup) throw new BulletinError("not-found", { what: "path", path });
    this.#hasMade = true;
    writeLog(this.#libraryFolder, "info", "backup.made", {
      kind,
      number: backup.number,
      bytes: backup.bytes,
      milliseconds: Math.round(performance.now() - start),
    });
    await autosaves.recordBackup(backup.number);
    return backup;
  }

  /** Copies a backup to the second folder, and thins both folders out. */
  async #finish({ path }: BackupFile): Promise<void> {
    const { second } = await this.list();
    this.problem = null;
    // A failure in the second folder does not affect the backup in the first one.
    if (second?.isThere === false)
      this.problem = new BulletinError("not-found", { what: "path", path: second.folder });
    else if (second)
      await copyFileWhole(path, join(second.folder, basename(path)), modesIn(second.folder).file).catch(
        (error: BulletinError) => {
          this.problem = error;
          writeLog(this.#libraryFolder, "warning", "backup.not-copied", { error: describeError(error) });
        },
      );
    for (const folder of [this.folder, ...(second?.isThere ? [second.folder] : [])])
      await thin(folder, this.#parts.now());
    this.#parts.onChange();
  }

  /** Waits for the backup that is being made. */
  close(): Promise<void> {
    return this.#queue.settled();
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/** The highest revisions of what is saved over a revision, but not over a generation as issues are. */
interface Revisions {
  names: number;
  publications: number;
}

export async function readRevisions(statements: Pick<Statements, "get">): Promise<Revisions> {
  const revisions = await statements.get<Revisions>(
    `SELECT (SELECT coalesce(max(revision), 0) FROM names_revision) AS names,
            (SELECT coalesce(max(revision), 0) FROM publications) AS publications`,
  );
  return revisions ?? { names: 0, publications: 0 };
}

/**
 * Raises all revisions above these, so that a window with content from before a restore cannot save it: its
 * revision never comes again. (The tables may be saved between here and the restore, but not so often.)
 */
export async function raiseRevisions(
  statements: Pick<Statements, "run">,
  { names, publications }: Revisions,
): Promise<void> {
  const margin = 1000;
  await statements.run("UPDATE names_revision SET revision = revision + ?", names + margin);
  await statements.run("UPDATE publications SET revision = revision + ?", publications + margin);
}

/** Raises the counters of ids in a database file that no program has open. */
async function raiseIdsOf(path: string, counters: Awaited<ReturnType<typeof readIdCounters>>): Promise<void> {
  const database = await openDatabase(path);
  try {
    await database.transaction((statements) => raiseIdCounters(statements, counters));
  } finally {
    await database.close();
  }
}

/** @throws BulletinError `not-found`, `library-damaged`, `newer-version` */
async function requireRestorable(path: string): Promise<void> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new BulletinError("not-found", { what: "path", path });
  const {
    version,
    problems: [problem],
  } = await examine(path);
  if (problem !== undefined) throw createDamageError(path, problem);
  refuseNewer(version);
}

/**
 * Age in ms from which a partial file is certainly left over by a program that was killed, and no longer
 * being written.
 */
const stalePartialAge = 60 * 60_000;
const partialSuffixes = databaseSuffixes.map((suffix) => `${partialSuffix}${suffix}`);

/**
 * Deletes left-over partial files and old backups: the older they are, the fewer remain. The newest ones, by
 * their numbers, and those that a person made are never deleted.
 */
async function thin(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!partialSuffixes.some((suffix) => name.endsWith(suffix))) continue;
    const file = await stat(join(folder, name)).catch(() => undefined);
    if (file && Date.now() - file.mtimeMs > stalePartialAge) await rm(join(folder, name), { force: true });
  }
  const automaticBackups = (await backupsIn(folder)).filter(({ kind }) => kind !== "manual");
  const candidates = automaticBackups.map(({ number, date }) => ({
    id: number,
    at: Date.parse(`${date}T12:00:00`),
  }));
  const expiredNumbers = new Set(listExpired(candidates, now.getTime(), backupRule));
  // Where the calendar stands still, no backup grows old.
  for (const ofOneDay of Map.groupBy(automaticBackups, ({ date }) => date).values())
    for (const { number } of ofOneDay.slice(backupRule.newest)) expiredNumbers.add(number);
  for (const { path, number } of automaticBackups)
    if (expiredNumbers.has(number)) await rm(path, { force: true });
}
