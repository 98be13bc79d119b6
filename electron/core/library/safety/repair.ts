/**
 * Damage that shows while the library is open: every page is checked at once, and the newest sound backup with all
 * later saves takes the place of the content, without a new start of the program.
 */
import { basename, join } from "node:path";
import type { Damage, Recovery } from "../../../../shared/contract/backups.ts";
import { damagedFolder, makeFolder } from "../../system/folders.ts";
import { describeError } from "../../system/describe-error.ts";
import { modesIn } from "../../system/privacy.ts";
import { writeLog } from "../../system/program-log.ts";
import { partialSuffix } from "../../system/whole-files.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import { raiseRevisions, readRevisions, type Backups } from "./backups.ts";
import { Connection } from "../database/connection.ts";
import {
  copyDatabase,
  openDatabase,
  problemsOf,
  removeDatabase,
  type Database,
  type ReplacementStep,
} from "../database/driver.ts";
import { readGeneration, writeGeneration } from "../database/generation.ts";
import { raiseIdCounters, readIdCounters } from "../database/id-counters.ts";
import { migrate, migrations } from "../migrations/migrations.ts";
import { clearSuspect, findNewestSound, readNote, removeNote, writeNote } from "./recovery.ts";
import { restoreMissingSaves } from "./replay.ts";
import { isDamage, createDamageError } from "../database/sqlite-errors.ts";

interface Parts {
  autosaves: Autosaves;
  backups: Backups;
  now: () => Date;
  /** Called when `damage` has changed. */
  onChange: () => void;
  /** Called after the whole content of the library was replaced. */
  onReplace: () => void;
}

export class Repair {
  /** The damage that was found; null if the library is sound, or was not checked. */
  damage: Damage | null = null;
  readonly #folder: string;
  readonly #database: Database;
  readonly #parts: Parts;
  #examination: Promise<void> | null = null;

  constructor(folder: string, database: Database, parts: Parts) {
    this.#folder = folder;
    this.#database = database;
    this.#parts = parts;
  }

  /**
   * Checks every page, after a statement met damage. Never throws: what it finds is in `damage`, which the window
   * shows. A check that meets damage itself starts no other one.
   */
  examine(): Promise<void> {
    this.#examination ??= this.#examine()
      .catch((error: unknown) =>
        writeLog(this.#folder, "warning", "damage.not-examined", { error: describeError(error) }),
      )
      .finally(() => (this.#examination = null));
    return this.#examination;
  }

  async #examine(): Promise<void> {
    if (this.damage !== null) return;
    const [problem] = await problemsOf(this.#database.slowReader);
    if (problem === undefined) return;
    this.damage = { problem, backup: (await this.#findBackup()).sound };
    writeLog(this.#folder, "warning", "damage.found", { backup: this.damage.backup?.number ?? null });
    this.#parts.onChange();
  }

  /**
   * Repairs the library if it is damaged.
   * @throws BulletinError `library-damaged` if no backup is sound; `disk-full`, `not-writable`. The library stays
   *   as it is then
   */
  async run(): Promise<void> {
    await this.examine();
    const isRepaired = await this.#parts.backups.alone(async () => {
      // Another window may have asked for the repair too.
      if (this.damage === null) return false;
      await this.#repair(this.damage.problem);
      this.damage = null;
      await clearSuspect(this.#folder);
      return true;
    });
    if (!isRepaired) return;
    writeLog(this.#folder, "info", "library.repaired");
    this.#parts.onReplace();
    this.#parts.onChange();
    // The autosaves of the old content are gone, so a backup has to contain them. Its failure is noted there.
    await this.#parts.backups.makeAfterMany();
  }

  async #repair(problem: string): Promise<void> {
    const { sound, unsound } = await this.#findBackup();
    if (!sound) throw createDamageError(this.#database.path, problem);
    const replacement = join(this.#parts.backups.folder, `repair.${process.pid}${partialSuffix}`);
    const noteBefore = await readNote(this.#folder);
    try {
      await removeDatabase(replacement);
      await copyDatabase(sound.path, replacement);
      const generation = await this.#database.replaceContent((step) =>
        this.#replace(replacement, { problem, restored: sound, unsound }, step),
      );
      await this.#parts.autosaves.removeOlder(generation);
    } catch (error) {
      await (noteBefore ? writeNote(this.#folder, noteBefore) : removeNote(this.#folder));
      throw error;
    } finally {
      await removeDatabase(replacement).catch(() => {});
    }
  }

  /** Completes the replacement with the saves since the backup, and puts it in the place of the content. */
  async #replace(
    replacement: string,
    facts: Pick<Recovery, "problem" | "restored" | "unsound">,
    { fill }: ReplacementStep,
  ): Promise<number> {
    const { autosaves, now } = this.#parts;
    const setAside = await this.#copyAside();
    await writeNote(this.#folder, {
      at: now().toISOString(),
      what: "damaged",
      ...facts,
      setAside,
      replayed: [],
      replayedRecords: [],
      records: [],
    });
    // A save that was committed just before this step may still be writing its file.
    await autosaves.settled();
    const saves = await autosaves.read();
    const present = await this.#readPresent();
    const database = await openDatabase(replacement);
    let generation = 0;
    try {
      await migrate(database, now, migrations, false);
      await restoreMissingSaves(database, saves, this.#folder, now());
      generation = Math.max(present?.generation ?? 0, await readGeneration(database)) + 1;
      await database.transaction(async (statements) => {
        await writeGeneration(statements, generation);
        await statements.run("DELETE FROM leases");
        await raiseRevisions(statements, present?.revisions ?? (await readRevisions(statements)));
        await raiseIdCounters(statements, present?.counters ?? []);
      });
    } finally {
      await database.close();
    }
    await fill(replacement);
    return generation;
  }

  /** Reads what must not come again; null if the damage does not let it be read. */
  async #readPresent() {
    try {
      return {
        generation: await readGeneration(this.#database),
        revisions: await readRevisions(this.#database),
        counters: await readIdCounters(this.#database),
      };
    } catch (error) {
      if (isDamage(error)) return null;
      throw error;
    }
  }

  /**
   * Copies the damaged content as it is, through SQLite: opening the file past it would give up its locks
   * (https://www.sqlite.org/howtocorrupt.html, 2.2).
   */
  async #copyAside(): Promise<string> {
    const folder = damagedFolder(this.#folder, this.#parts.now());
    const modes = modesIn(this.#folder);
    await makeFolder(folder, modes.folder);
    const source = await Connection.open(this.#database.path, "read");
    const target = join(folder, basename(this.#database.path));
    await source.backup(target, modes.file).finally(() => source.close());
    return folder;
  }

  async #findBackup(): ReturnType<typeof findNewestSound> {
    return findNewestSound(await this.#parts.backups.listAll());
  }

  /** Waits for the check that is under way. */
  async close(): Promise<void> {
    await this.#examination;
  }
}
