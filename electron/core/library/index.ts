/** The library: a folder with the database of all issues, its backups and its autosaves. */
import { stat } from "node:fs/promises";
import { uptime as systemUptime } from "node:os";
import { join } from "node:path";
import { makeFolder } from "../system/folders.ts";
import { createOwner, endOwner, type Owner } from "../system/owners.ts";
import { makePrivate } from "../system/privacy.ts";
import { describeError } from "../system/describe-error.ts";
import { beginLog, removeLog, writeLog } from "../system/program-log.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { DoctorCheck, Recovery } from "../../../shared/contract/backups.ts";
import { Assets } from "./tables/assets.ts";
import { defaultSettings } from "../../../shared/contract/settings.ts";
import type { Locale } from "../../../shared/basics/language.ts";
import type { Person } from "../../../shared/workflow/states.ts";
import { Audit } from "./texts/audit.ts";
import { backupFolder, backupsIn } from "./database/backup-files.ts";
import { Autosaves } from "./autosaves/autosaves.ts";
import { Backups } from "./safety/backups.ts";
import { examineLibrary } from "./safety/examination.ts";
import { restoreDamagedRecords } from "./safety/record-recovery.ts";
import {
  ensureSound,
  isSuspect,
  logRecovery,
  recordSuspicion,
  readNote,
  removeNote,
} from "./safety/recovery.ts";
import { Repair } from "./safety/repair.ts";
import { restoreMissingSaves } from "./safety/replay.ts";
import { openDatabase, problemsOf, readUserVersion, type Database } from "./database/driver.ts";
import { IssueTransfer } from "./issues/issue-transfer.ts";
import { Checking } from "./questions/checking.ts";
import type { Copies } from "./safety/copies.ts";
import { createCopies } from "./create-copies.ts";
import { Issues } from "./issues/issues.ts";
import { Leases } from "./issues/leases.ts";
import { Manuscripts } from "./tables/manuscripts.ts";
import { migrate, refuseNewer } from "./migrations/migrations.ts";
import { Names } from "./tables/names.ts";
import { Publications } from "./tables/publications.ts";
import type { Settings } from "./database/settings.ts";
import { Search } from "./questions/search.ts";
import { Similar } from "./questions/similar.ts";
import { Statistics } from "./questions/statistics.ts";
import { Templates } from "./tables/templates.ts";
import { Versions } from "./issues/versions.ts";
import { WatchedFiles } from "./tables/watched-files.ts";
import { isDamage, isForeign } from "./database/sqlite-errors.ts";
import { Workflow } from "./issues/workflow.ts";

export const databaseName = "library.db";

export interface LibraryOptions {
  now?: () => Date;
  /** Gives the time in s since this machine started, which setting the clock does not change. */
  uptime?: () => number;
  /** What opens the library, for the log. */
  shell?: "electron" | "browser" | "command line";
  /** Gives the person who works at this machine now. */
  person?: () => Person;
  /** Gives the language of the person. */
  locale?: () => Locale;
  /** Gives a second folder for backups, besides that of the library; null for none. */
  backupFolder?: () => string | null;
}

type OpeningOptions = Omit<Required<LibraryOptions>, "shell">;

/** The lists to announce as changed after the whole database was replaced (restore). */
const replacedLists = [
  "checking",
  "issues",
  "manuscripts",
  "names",
  "publications",
  "templates",
  "versions",
] as const;

/** A list whose change is announced. */
export type ChangedList = "backups" | (typeof replacedLists)[number];

/** An open library. */
export class Library {
  readonly folder: string;
  readonly issues: Issues;
  readonly manuscripts: Manuscripts;
  readonly names: Names;
  readonly search: Search;
  readonly similar: Similar;
  readonly statistics: Statistics;
  readonly publications: Publications;
  readonly templates: Templates;
  readonly checking: Checking;
  readonly assets: Assets;
  readonly versions: Versions;
  readonly watchedFiles: WatchedFiles;
  readonly workflow: Workflow;
  readonly audit: Audit;
  readonly issueTransfer: IssueTransfer;
  readonly autosaves: Autosaves;
  readonly backups: Backups;
  readonly copies: Copies;
  readonly repair: Repair;
  /** What was restored when the library was opened; null if nothing was. */
  readonly recovery: Recovery | null;
  readonly #database: Database;
  /** This library as the holder of leases. */
  readonly #owner: Owner;
  readonly #listeners = new Set<(list: ChangedList) => void>();

  constructor(
    folder: string,
    database: Database,
    autosaves: Autosaves,
    recovery: Recovery | null,
    { now, uptime, person, locale, backupFolder }: OpeningOptions,
  ) {
    this.folder = folder;
    this.#database = database;
    this.#owner = createOwner(now());
    this.autosaves = autosaves;
    this.recovery = recovery;
    const announce = (list: ChangedList) => () => {
      // Asynchronously, so that an error in a listener does not make a completed save fail.
      for (const listener of this.#listeners) queueMicrotask(() => listener(list));
    };
    autosaves.onProblem = announce("backups");
    this.search = new Search(database);
    this.similar = new Similar(database);
    this.audit = new Audit(database, now, person, locale);
    this.versions = new Versions(
      database,
      now,
      { audit: this.audit, autosaves, person },
      announce("versions"),
    );
    const { audit, versions } = this;
    const leases = new Leases(now, this.#owner, uptime);
    this.issues = new Issues(
      database,
      now,
      { leases, audit, versions, autosaves },
      { list: announce("issues"), versions: announce("versions") },
    );
    this.workflow = new Workflow(database, now, { leases, audit, versions, autosaves, person }, () => {
      announce("issues")();
      announce("versions")();
    });
    this.manuscripts = new Manuscripts(database, now, autosaves, announce("manuscripts"));
    this.names = new Names(database, autosaves, announce("names"));
    this.publications = new Publications(database, now, autosaves, () => {
      announce("publications")();
      announce("issues")();
    });
    this.statistics = new Statistics(database, {
      names: this.names,
      publications: this.publications,
      audit,
      autosaves,
      emitChange: announce("issues"),
    });
    this.templates = new Templates(database, now, autosaves, announce("templates"));
    this.checking = new Checking(database, {
      names: this.names,
      publications: this.publications,
      similar: this.similar,
      now,
      person,
      emitChange: announce("checking"),
    });
    this.assets = new Assets(database, now, autosaves);
    this.watchedFiles = new WatchedFiles(database);
    this.issueTransfer = new IssueTransfer(database, { versions, audit, emitChange: announce("issues") });
    const announceReplacement = () => replacedLists.forEach((list) => announce(list)());
    this.backups = new Backups(folder, database, {
      autosaves,
      now,
      secondFolder: backupFolder,
      onChange: announce("backups"),
      onReplace: announceReplacement,
    });
    this.repair = new Repair(folder, database, {
      autosaves,
      backups: this.backups,
      now,
      onChange: announce("backups"),
      onReplace: announceReplacement,
    });
    this.copies = createCopies(database, this, { now, person, leases, announce });
  }

  /** The calls of the contract that the parts of the library answer. */
  get calls() {
    return {
      ...this.issues.calls,
      ...this.workflow.calls,
      ...this.versions.calls,
      ...this.audit.calls,
      ...this.manuscripts.calls,
      ...this.publications.calls,
      ...this.names.calls,
      ...this.templates.calls,
      ...this.assets.calls,
      ...this.search.calls,
      ...this.similar.calls,
      ...this.checking.calls,
      ...this.statistics.calls,
      ...this.copies.calls,
      ...this.copies.tables.calls,
    };
  }

  /** Its calls that are jobs. */
  get jobs() {
    return { ...this.copies.jobs, ...this.copies.tables.jobs };
  }

  /** The settings of SQLite in force. */
  get settings(): Settings {
    return this.#database.settings;
  }

  /**
   * Calls back after each change of a list made through this object. Returns a function that unsubscribes.
   */
  onChange(listener: (list: ChangedList) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Whether the folder was deleted, renamed or replaced, or its disk pulled out, when this was looked at last:
   * before and after each write and each renewal of a lease.
   */
  get isGone(): boolean {
    return this.#database.presence.isGone;
  }

  /** Calls back when `isGone` has changed. */
  onPresence(listener: (isGone: boolean) => void): void {
    this.#database.presence.onChange = listener;
  }

  /** Checks every page. Returns the problems in SQLite's words; empty if the database is sound. */
  integrityCheck(): Promise<string[]> {
    return problemsOf(this.#database.slowReader);
  }

  /** Checks the whole content, for `doctor`. Damaged records and pictures are restored by the next opening. */
  async examine(): Promise<DoctorCheck[]> {
    const checks = await examineLibrary(this.#database);
    if (checks.some(({ name, level }) => name === "database" && level === "error"))
      await this.repair.examine();
    // Pictures that are known to be lost need no check of all pages at the next start.
    const pictures = checks.find(({ name, level }) => name === "pictures" && level === "error");
    if (pictures && pictures.details.count !== pictures.details.lost) await recordSuspicion(this.folder);
    return checks;
  }

  /** Finds the time of the last save, by the clock of the machine that saved; null in an empty library. */
  async latestSave(): Promise<string | null> {
    return (
      (await this.#database.get<{ latest: string | null }>("SELECT max(saved_at) AS latest FROM issues"))
        ?.latest ?? null
    );
  }

  /** Reads the note of what was restored; null if there is none, or the person has read it. */
  readNote(): Promise<Recovery | null> {
    return readNote(this.folder);
  }

  removeNote(): Promise<void> {
    return removeNote(this.folder);
  }

  /** Closes the library after the backups and writes that are under way. Its leases are free then. */
  async close(): Promise<void> {
    await this.repair.close();
    await this.backups.close();
    await this.#database.close();
    endOwner(this.#owner);
    writeLog(this.folder, "info", "program.end");
  }
}

/**
 * Opens the library in a folder, and creates the folder if necessary. Others may not read it then, unless the
 * folder is shared on purpose. A damaged or missing database is
 * restored from the newest sound backup, and missing saves from the autosaves; `recovery` then says what was
 * restored. A damaged library without a backup is opened if it can be read in part.
 * @throws BulletinError `newer-version`, `library-damaged` (unreadable and without a sound backup; the file
 *   stays unchanged), `not-writable`, `disk-full`
 */
export async function openLibrary(
  folder: string,
  {
    now = () => new Date(),
    uptime = systemUptime,
    shell = "command line",
    person = () => defaultSettings.person,
    locale = () => defaultSettings.locale,
    backupFolder = () => null,
  }: LibraryOptions = {},
): Promise<Library> {
  await makeFolder(folder);
  // Before any file is created in it.
  await makePrivate(folder);
  const isNewLog = beginLog(folder, shell);
  try {
    return await openSound(folder, { now, uptime, person, locale, backupFolder });
  } catch (error) {
    if (isNewLog && isForeign(error)) removeLog(folder);
    else writeLog(folder, "warning", "library.not-opened", { error: describeError(error) });
    throw error;
  }
}

/** Opens a library, after it was restored if necessary. */
async function openSound(folder: string, options: OpeningOptions): Promise<Library> {
  const { now, backupFolder: secondFolder } = options;
  const prepare = () => ensureSound(folder, join(folder, databaseName), now(), secondFolder());
  const wasSuspect = await isSuspect(folder);
  const wasRestored = await prepare();
  try {
    return await openPrepared(folder, options, wasRestored, wasSuspect);
  } catch (error) {
    if (!isDamage(error) || wasSuspect) throw error;
    // Damage that only showed after opening: check every page, and restore a backup.
    await recordSuspicion(folder);
    return await openPrepared(folder, options, await prepare(), true);
  }
}

/**
 * @param wasSuspect whether damage was met: then damaged records are restored, and damage in the replay of
 *   autosaves is tolerated, after recovery could not repair more
 */
async function openPrepared(
  folder: string,
  options: OpeningOptions,
  wasRestored: boolean,
  wasSuspect: boolean,
): Promise<Library> {
  const { now } = options;
  const path = join(folder, databaseName);
  if ((await stat(path).catch(() => undefined))?.size) refuseNewer(await readUserVersion(path));
  let onDamage = () => {};
  const database = await openDatabase(path, () => {
    writeLog(folder, "warning", "damage.met");
    void recordSuspicion(folder);
    onDamage();
  });
  try {
    await migrate(database, now);
    const autosaves = new Autosaves(folder);
    autosaves.backup = (await backupsIn(backupFolder(folder)))[0]?.number ?? 0;
    const wasBehind = await restoreMissingSaves(database, await autosaves.read(), folder, now()).catch(
      (error: unknown) => {
        if (wasSuspect && isDamage(error)) return false;
        throw error;
      },
    );
    // After the autosaves, which have later contents than any backup.
    const hasRestoredRecords =
      (wasRestored || wasSuspect) && (await restoreRecordsIfPossible(database, folder, options));
    const recovery = wasRestored || hasRestoredRecords || wasBehind ? await readNote(folder) : null;
    if (recovery) logRecovery(folder, recovery);
    const library = new Library(folder, database, autosaves, recovery, options);
    onDamage = () => void library.repair.examine();
    return library;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Restores damaged records. One that cannot be restored now stays an error where it is read, until the next start. */
async function restoreRecordsIfPossible(
  database: Database,
  folder: string,
  { now, backupFolder: otherFolder }: OpeningOptions,
): Promise<boolean> {
  try {
    return await restoreDamagedRecords(database, { folder, otherFolder: otherFolder() }, now());
  } catch (error) {
    if (!(error instanceof BulletinError)) throw error;
    writeLog(folder, "warning", "records.not-restored", { error: describeError(error) });
    await recordSuspicion(folder);
    return false;
  }
}
