/**
 * The database that the rest of the library uses.
 *
 * It has three connections, because one connection runs one statement at a time: a writer, a reader for quick
 * answers, and a reader for slow queries. All writes wait in one queue. Without it, a write could land inside
 * the open transaction of another caller and be rolled back with that.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { SerialQueue } from "../../../../shared/basics/serial-queue.ts";
import { modesIn } from "../../system/privacy.ts";
import { partialSuffix, syncFolder } from "../../system/whole-files.ts";
import { Connection } from "./connection.ts";
import { foreignProblem, identify, type Identity } from "./identity.ts";
import { Presence } from "./presence.ts";
import { applyReaderSettings, applyWriterSettings, type Settings } from "./settings.ts";
import {
  fault,
  TransactionStatements,
  type Reader,
  type Statements,
  type Value,
  type Written,
} from "./statements.ts";
import { isDamage, createDamageError } from "./sqlite-errors.ts";

/**
 * An open database. `run` and `exec` wait in the queue of writes; `get` and `all` read the committed state.
 * Every write throws `library-gone` if the file at `path` is no longer the open one.
 */
export class Database implements Statements {
  readonly path: string;
  readonly settings: Settings;
  /** For queries that read much (counts, checks), so that opening an issue does not wait for them. */
  readonly slowReader: Reader;
  /** Whether the open files are those at their paths; compared before and after each write. */
  readonly presence: Presence;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #slowReader: Connection;
  /** Set while the code of a transaction runs. */
  readonly #inTransaction = new AsyncLocalStorage<true>();
  readonly #writes = new SerialQueue();
  /** True while `replaceContent` runs. */
  #isBeingReplaced = false;
  /** Settles when all backups that were started have ended. */
  #copies: Promise<unknown> = Promise.resolve();

  constructor(
    { writer, reader, slowReader }: Record<"writer" | "reader" | "slowReader", Connection>,
    settings: Settings,
    presence: Presence,
  ) {
    this.path = writer.path;
    this.settings = settings;
    this.presence = presence;
    this.slowReader = slowReader;
    this.#writer = writer;
    this.#reader = reader;
    this.#slowReader = slowReader;
  }

  run(sql: string, ...values: Value[]): Promise<Written> {
    return this.#inTurn(() => this.#writer.run(sql, ...values));
  }

  exec(sql: string): Promise<void> {
    return this.#inTurn(() => this.#writer.exec(sql));
  }

  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return this.#reader.get(sql, ...values);
  }

  all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.#reader.all(sql, ...values);
  }

  /**
   * Runs `work` in one transaction: everything that it writes with its `statements` is committed, or nothing
   * if it throws. The promise resolves after the commit is on the disk.
   * @param waits what to do while a restore replaces the content: true waits until it ends, for work that depends on
   *   no earlier answer, such as reading; false fails with `restoring`
   */
  transaction<Result>(
    work: (statements: Statements) => Promise<Result>,
    { waits = false } = {},
  ): Promise<Result> {
    return this.#inTurn(async () => {
      const statements = new TransactionStatements(this.#writer);
      await this.#writer.exec("BEGIN IMMEDIATE");
      try {
        const result = await this.#inTransaction
          .run(true, () => work(statements))
          .finally(() => statements.end());
        await this.#writer.exec("COMMIT");
        return result;
      } catch (error) {
        // SQLite may have rolled back by itself (a full disk); then ROLLBACK fails, which does not matter.
        await this.#writer.exec("ROLLBACK").catch(() => undefined);
        throw error;
      }
    }, waits);
  }

  /** Creates the error for damage that SQLite does not notice, and reports it as damage that it does. */
  damage(problem: string, cause?: unknown): BulletinError {
    this.#reader.onDamage();
    return createDamageError(this.path, problem, cause);
  }

  /**
   * Writes a copy of the committed state into one file and checks it; `target` exists only if the copy is
   * complete and sound. Backups do not wait in the queue of writes, so a transaction may ask for one.
   * @throws BulletinError `library-damaged` if the copy is damaged, which means that the database is;
   *   `library-gone`
   */
  backup(target: string): Promise<void> {
    const copy = this.#copy(target);
    this.#copies = Promise.allSettled([this.#copies, copy]);
    return copy;
  }

  async #copy(target: string): Promise<void> {
    // The source is opened by its path.
    await this.presence.require();
    const partial = `${target}.${process.pid}${partialSuffix}`;
    await rm(partial, { force: true });
    try {
      const source = await Connection.open(this.path, "read");
      await source.backup(partial, modesIn(dirname(this.path)).file).finally(() => source.close());
      const [problem] = await finishCopy(partial);
      if (problem !== undefined) throw this.damage(problem);
      await rename(partial, target);
      // What follows may remove what only this copy has.
      await syncFolder(dirname(target));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  /**
   * Runs a step that replaces the whole content. It starts after the writes that were asked for before, and
   * until it ends every other write of this program is refused with `restoring`: none can come between what
   * the step reads and what it replaces.
   */
  replaceContent<Result>(work: (step: ReplacementStep) => Promise<Result>): Promise<Result> {
    this.#isBeingReplaced = true;
    const step: ReplacementStep = {
      fill: (source) => this.#writer.fill(source),
      readDataVersion: async () =>
        (await this.#writer.get<{ data_version: number }>("PRAGMA data_version"))?.data_version ?? 0,
    };
    return this.#writes
      .run(() => this.presence.guard(() => work(step)))
      .finally(() => {
        this.#isBeingReplaced = false;
      });
  }

  /** Closes all connections after the writes and backups that are under way. */
  close(): Promise<void> {
    return this.#writes.run(async () => {
      await this.#copies;
      await this.#slowReader.close();
      await this.#reader.close();
      await this.#writer.close();
    });
  }

  #inTurn<Result>(write: () => Promise<Result>, waits = false): Promise<Result> {
    // Waiting here would be a deadlock: the queue waits for the transaction, and the transaction for this
    // write.
    if (this.#inTransaction.getStore())
      return Promise.reject(fault("a transaction writes past its own statements"));
    if (this.#isBeingReplaced && !waits)
      return Promise.reject(new BulletinError("restoring", { path: this.path }, { retry: true }));
    return this.#writes.run(() => this.presence.guard(write));
  }
}

/** What a step that replaces the content may do. */
export interface ReplacementStep {
  /**
   * Replaces the whole content with that of another database file, in one transaction: if the program is killed
   * meanwhile, nothing has changed.
   * @throws BulletinError `library-damaged` if the page sizes differ, as in a file of another program
   */
  fill: (source: string) => Promise<void>;
  /** Reads a number that changes with each write of another program. */
  readDataVersion: () => Promise<number>;
}

/**
 * Copies a database that no program writes, such as a backup, into a new file. The disk of the source may be
 * read-only.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  const connection = await Connection.open(source, "frozen");
  await connection.backup(target, modesIn(dirname(target)).file).finally(() => connection.close());
}

/**
 * Removes a database file and the files that SQLite keeps beside it, if they exist. No program has it open.
 */
export async function removeDatabase(path: string): Promise<void> {
  for (const suffix of databaseSuffixes) await rm(`${path}${suffix}`, { force: true });
}

/** Suffixes of a database file and of the files that SQLite keeps beside it. */
export const databaseSuffixes = ["", "-wal", "-shm", "-journal"];

/**
 * Reads the `user_version` of an existing file without opening it for writing, so that a damaged or newer
 * file stays unchanged.
 * @throws BulletinError `library-damaged`
 */
export async function readUserVersion(path: string): Promise<number> {
  return readUnchanged(path, async (connection) => {
    // This also reads the schema, so that damage there is found.
    await connection.get("SELECT count(*) FROM sqlite_master");
    return await readVersion(connection);
  });
}

/**
 * Finds out whose file an existing database is, without opening it for writing.
 * @throws BulletinError `library-damaged`
 */
export async function readIdentity(path: string): Promise<Identity> {
  return readUnchanged(path, identify);
}

/**
 * Reads an existing file and leaves it as it is. A program that was stopped while a new file got its WAL left a
 * journal, without which the file cannot be read, and which SQLite may not apply to a file that is only read: then
 * a copy is read.
 */
async function readUnchanged<Result>(
  path: string,
  read: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  try {
    return await readWith(await Connection.open(path, "read"), read);
  } catch (error) {
    // SQLITE_READONLY_ROLLBACK: no program has the journal any more.
    if (!(error instanceof BulletinError) || error.code !== "not-writable" || !existsSync(`${path}-journal`))
      throw error;
  }
  const place = await mkdtemp(join(tmpdir(), "bulletin-journal-"));
  try {
    const copy = join(place, basename(path));
    for (const suffix of ["", "-journal"]) await copyFile(`${path}${suffix}`, `${copy}${suffix}`);
    return await readWith(await Connection.open(copy, "write"), read);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const readWith = <Result>(
  connection: Connection,
  read: (connection: Connection) => Promise<Result>,
): Promise<Result> => read(connection).finally(() => connection.close());

/**
 * Checks every page and every foreign key. Returns the problems in SQLite's words; empty if the database is
 * sound.
 */
export async function problemsOf(statements: Reader): Promise<string[]> {
  try {
    const rows = await statements.all<{ integrity_check: string }>("PRAGMA integrity_check");
    const brokenReferences = await statements.all<{ table: string; rowid: number }>(
      "PRAGMA foreign_key_check",
    );
    return [
      ...rows.map((row) => row.integrity_check).filter((problem) => problem !== "ok"),
      ...brokenReferences.map(({ table, rowid }) => `${table} ${rowid}: foreign key`),
    ];
  } catch (error) {
    if (isDamage(error)) return [error.data.details.problem];
    throw error;
  }
}

/**
 * Takes a copy out of WAL mode, so that it is a single file that can be read on a read-only disk. Returns its
 * problems.
 */
async function finishCopy(path: string): Promise<string[]> {
  const copy = await Connection.open(path, "write");
  try {
    await copy.exec("PRAGMA journal_mode = DELETE");
    return await problemsOf(copy);
  } finally {
    await copy.close();
  }
}

/**
 * Reads the number of the last migration and the problems of a database file that no program writes. The disk
 * may be read-only. A file that is no database has version 0; one of another program has the problem
 * `foreignProblem`.
 */
export async function examine(path: string): Promise<{ version: number; problems: string[] }> {
  try {
    const connection = await Connection.open(path, "frozen");
    try {
      const version = await readVersion(connection);
      const isLibrary = (await identify(connection)) === "library";
      return { version, problems: isLibrary ? await problemsOf(connection) : [foreignProblem] };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (isDamage(error)) return { version: 0, problems: [error.data.details.problem] };
    throw error;
  }
}

/** Reads the number of the last migration that was run on a database; 0 for a new file. */
export async function readVersion(statements: Statements): Promise<number> {
  return (await statements.get<{ user_version: number }>("PRAGMA user_version"))?.user_version ?? 0;
}

/** Opens a database file, or creates it. @param onDamage called each time that a statement meets damage */
export async function openDatabase(path: string, onDamage: () => void = () => {}): Promise<Database> {
  const connections: Connection[] = [];
  const open = async (access: "read" | "write"): Promise<Connection> => {
    const connection = await Connection.open(path, access);
    connections.push(connection);
    return connection;
  };
  try {
    const writer = await open("write");
    const settings = await applyWriterSettings(writer);
    const reader = await open("read");
    const slowReader = await open("read");
    await applyReaderSettings(reader);
    await applyReaderSettings(slowReader);
    for (const connection of connections) connection.onDamage = onDamage;
    return new Database({ writer, reader, slowReader }, settings, await Presence.record(path));
  } catch (error) {
    for (const connection of connections.toReversed()) await connection.close();
    throw error;
  }
}
