/** The library: a folder with the database of all issues. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../folders.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { Assets } from "./assets.ts";
import { defaultSettings } from "../../shared/contract/calls.ts";
import type { Person } from "../../shared/workflow/states.ts";
import { Audit } from "./audit.ts";
import { openDatabase, readUserVersion, type Database } from "./driver.ts";
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
}

/** Which list changed. */
export type Changed = "checking" | "issues" | "manuscripts" | "names" | "publications" | "templates" | "versions";

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
  readonly #database: Database;
  readonly #listeners = new Set<(what: Changed) => void>();

  constructor(folder: string, database: Database, { now, person }: Required<LibraryOptions>) {
    this.folder = folder;
    this.#database = database;
    const tell = (what: Changed) => () => {
      // Later, as what was saved is saved whatever a listener does.
      for (const listener of this.#listeners) queueMicrotask(() => listener(what));
    };
    this.search = new Search(database);
    this.similar = new Similar(database);
    this.audit = new Audit(database, now, person);
    this.versions = new Versions(database, now, this.audit, person, tell("versions"));
    const { audit, versions } = this;
    this.issues = new Issues(database, now, { audit, versions }, { list: tell("issues"), versions: tell("versions") });
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
    this.statistics = new Statistics(database, { names: this.names, publications: this.publications, audit, changed: tell("issues") });
    this.templates = new Templates(database, now, tell("templates"));
    this.checking = new Checking(database, { names: this.names, publications: this.publications, similar: this.similar, now, person, changed: tell("checking") });
    this.assets = new Assets(database, now);
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
  async integrityCheck(): Promise<string[]> {
    try {
      const rows = await this.#database.all<{ integrity_check: string }>("PRAGMA integrity_check");
      const strays = await this.#database.all<{ table: string; rowid: number }>("PRAGMA foreign_key_check");
      const problems = rows.map((row) => row.integrity_check).filter((problem) => problem !== "ok");
      return [...problems, ...strays.map(({ table, rowid }) => `${table} ${rowid}: foreign key`)];
    } catch (error) {
      if (error instanceof BulletinError && error.code === "library-damaged") return [error.details.problem ?? ""];
      throw error;
    }
  }

  /** Waits for what is being saved. */
  close(): Promise<void> {
    return this.#database.close();
  }
}

/**
 * Opens the library in a folder, which is made where it is missing.
 * @throws BulletinError `newer-version` or `library-damaged` (the file is left as it is), `not-writable`, `disk-full`
 */
export async function openLibrary(folder: string, { now = () => new Date(), person = () => defaultSettings.person }: LibraryOptions = {}): Promise<Library> {
  await makeFolder(folder);
  const path = join(folder, databaseName);
  if (existsSync(path)) refuseNewer(await readUserVersion(path));
  const database = await openDatabase(path);
  try {
    await migrate(database, now);
    return new Library(folder, database, { now, person });
  } catch (error) {
    await database.close();
    throw error;
  }
}
