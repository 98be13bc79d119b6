/** The library: a folder with the database of all issues. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../folders.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { DoctorCheck, Recovery } from "../../shared/contract/backups.ts";
import { Assets } from "./assets.ts";
import { defaultSettings } from "../../shared/contract/calls.ts";
import type { Person } from "../../shared/workflow/states.ts";
import { Audit } from "./audit.ts";
import { backupFolder, backupsIn } from "./backup-files.ts";
import { Autosaves } from "./autosaves.ts";
import { Backups } from "./backups.ts";
import { examineLibrary } from "./examination.ts";
import { isSuspect, makeSound, readNote, removeNote, suspect } from "./recovery.ts";
import { putBack } from "./replay.ts";
import { openDatabase, problemsOf, readUserVersion, type Database } from "./driver.ts";
import { Carried } from "./carried.ts";
import { Checking } from "./checking.ts";
import { Issues } from "./issues.ts";
import { Manuscripts } from "./manuscripts.ts";
import { migrate, refuseNewer } from "./migrations.ts";
import { Names } from "./names.ts";
import { Publications } from "./publications.ts";
import type { Settings } from "./settings.ts";
import { Search } from "./search.ts";
import { Similar } from "./similar.ts";
import { Statistics } from "./statistics.ts";
import { Templates } from "./templates.ts";
import { Versions } from "./versions.ts";
import { Workflow } from "./workflow.ts";

export const databaseName = "library.db";

export interface LibraryOptions {
  now?: () => Date;
  /** Who works at this machine now. */
  person?: () => Person;
  /** Where backups go beside the library's own folder; null: nowhere. */
  backupFolder?: () => string | null;
}

/** What is told anew once the library is another one. */
const lists = [
  "checking",
  "issues",
  "manuscripts",
  "names",
  "publications",
  "templates",
  "versions",
] as const;

/** Which list changed. */
export type Changed =
  "backups" | "checking" | "issues" | "manuscripts" | "names" | "publications" | "templates" | "versions";

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
  readonly workflow: Workflow;
  readonly audit: Audit;
  readonly carried: Carried;
  readonly autosaves: Autosaves;
  readonly backups: Backups;
  /** What had to be restored when it was opened; null where nothing had. */
  readonly recovered: Recovery | null;
  readonly #database: Database;
  readonly #listeners = new Set<(what: Changed) => void>();

  constructor(
    folder: string,
    database: Database,
    autosaves: Autosaves,
    recovered: Recovery | null,
    { now, person, backupFolder }: Required<LibraryOptions>,
  ) {
    this.folder = folder;
    this.#database = database;
    this.autosaves = autosaves;
    this.recovered = recovered;
    const tell = (what: Changed) => () => {
      // Later, as what was saved is saved whatever a listener does.
      for (const listener of this.#listeners) queueMicrotask(() => listener(what));
    };
    this.search = new Search(database);
    this.similar = new Similar(database);
    this.audit = new Audit(database, now, person);
    this.versions = new Versions(database, now, this.audit, person, tell("versions"));
    const { audit, versions } = this;
    this.issues = new Issues(
      database,
      now,
      { audit, versions, autosaves },
      { list: tell("issues"), versions: tell("versions") },
    );
    this.workflow = new Workflow(database, now, { audit, versions, person }, () => {
      tell("issues")();
      tell("versions")();
    });
    this.manuscripts = new Manuscripts(database, now, tell("manuscripts"));
    this.names = new Names(database, tell("names"));
    this.publications = new Publications(database, now, () => {
      tell("publications")();
      tell("issues")();
    });
    this.statistics = new Statistics(database, {
      names: this.names,
      publications: this.publications,
      audit,
      changed: tell("issues"),
    });
    this.templates = new Templates(database, now, tell("templates"));
    this.checking = new Checking(database, {
      names: this.names,
      publications: this.publications,
      similar: this.similar,
      now,
      person,
      changed: tell("checking"),
    });
    this.assets = new Assets(database, now);
    this.carried = new Carried(database, { versions, audit, changed: tell("issues") });
    this.backups = new Backups(folder, database, {
      autosaves,
      now,
      secondFolder: backupFolder,
      changed: tell("backups"),
      replaced: () => lists.forEach((list) => tell(list)()),
    });
  }

  /** The settings of SQLite in force, as read back. */
  get settings(): Settings {
    return this.#database.settings;
  }

  /** Calls back after each change of a list made through this object. Gives the function that ends it. */
  onChange(listener: (what: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads every page. What is wrong, in SQLite's words; empty where nothing is. */
  integrityCheck(): Promise<string[]> {
    return problemsOf(this.#database.surveys);
  }

  /** Everything in it, looked at. */
  examine(): Promise<DoctorCheck[]> {
    return examineLibrary(this.#database);
  }

  /** When something was saved last, by the clock of that moment; null in an empty library. */
  async latestSave(): Promise<string | null> {
    return (
      (await this.#database.get<{ latest: string | null }>("SELECT max(saved_at) AS latest FROM issues"))
        ?.latest ?? null
    );
  }

  /** What had to be restored, until the person has read it. */
  readNote(): Promise<Recovery | null> {
    return readNote(this.folder);
  }

  removeNote(): Promise<void> {
    return removeNote(this.folder);
  }

  /** Waits for what is being saved and backed up. */
  async close(): Promise<void> {
    await this.backups.close();
    await this.#database.close();
  }
}

/**
 * Opens the library in a folder, which is made where it is missing. A damaged or missing database is restored from the newest
 * sound backup, and saves that it lacks are put back: `recovered` tells. Without a backup a library that can still be read in part
 * is opened as it is.
 * @throws BulletinError `newer-version` or `library-damaged` (without a sound backup; the file is left as it is), `not-writable`, `disk-full`
 */
export async function openLibrary(
  folder: string,
  {
    now = () => new Date(),
    person = () => defaultSettings.person,
    backupFolder: second = () => null,
  }: LibraryOptions = {},
): Promise<Library> {
  const options = { now, person, backupFolder: second };
  await makeFolder(folder);
  const prepare = () => makeSound(folder, join(folder, databaseName), now(), second());
  const wasSuspect = await isSuspect(folder);
  const wasRestored = await prepare();
  try {
    return await openPrepared(folder, options, wasRestored, wasSuspect);
  } catch (error) {
    if (!isDamage(error) || wasSuspect) throw error;
    await suspect(folder);
    return await openPrepared(folder, options, await prepare(), true);
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof BulletinError && error.code === "library-damaged";

/** @param isBearable damage that is met now has no remedy here. */
async function openPrepared(
  folder: string,
  options: Required<LibraryOptions>,
  wasRestored: boolean,
  isBearable: boolean,
): Promise<Library> {
  const { now } = options;
  const path = join(folder, databaseName);
  if ((await stat(path).catch(() => undefined))?.size) refuseNewer(await readUserVersion(path));
  const database = await openDatabase(path, () => void suspect(folder).catch(() => {}));
  try {
    await migrate(database, now);
    const autosaves = new Autosaves(folder);
    autosaves.backup = (await backupsIn(backupFolder(folder)))[0]?.number ?? 0;
    const wasBehind = await putBack(database, (await autosaves.read()).autosaves, folder, now()).catch(
      (error: unknown) => {
        if (isBearable && isDamage(error)) return false;
        throw error;
      },
    );
    const recovered = wasRestored || wasBehind ? await readNote(folder) : null;
    return new Library(folder, database, autosaves, recovered, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}
