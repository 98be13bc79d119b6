/**
 * SQLite, as the rest of the library sees it. The only importer of `sqlite3`, whose upstream is no longer maintained:
 * what is exposed here is small enough for another driver to fill.
 *
 * Two connections: one that writes, one that only reads. Everything that writes stands in one queue, so that a write
 * awaited by one flow never lands inside the open transaction of another and is rolled back with it.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { rename, rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import sqlite3 from "sqlite3";
import { BulletinError } from "../../shared/contract/errors.ts";
import { partialSuffix } from "../whole-files.ts";
import { applyReaderSettings, applyWriterSettings, type Settings } from "./settings.ts";
import { sqliteError } from "./sqlite-errors.ts";
import { fault, TransactionStatements, type Statements, type Value, type Written } from "./statements.ts";

/** One connection: the callbacks of `sqlite3` as promises, its errors as ours. */
class Connection implements Statements {
  readonly path: string;
  onDamage: () => void = () => {};
  readonly #handle: sqlite3.Database;

  private constructor(path: string, handle: sqlite3.Database) {
    this.path = path;
    this.#handle = handle;
  }

  static open(path: string, mode: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const handle = new sqlite3.Database(path, mode, (error) => (error ? reject(sqliteError(error, path)) : resolve(new Connection(path, handle))));
    });
  }

  run(sql: string, ...values: Value[]): Promise<Written> {
    const told = (error: Error) => this.#told(error);
    return this.#ask<Written>(sql, values, (resolve, reject) => {
      this.#handle.run(sql, values, function done(error) {
        if (error) reject(told(error));
        else resolve({ changes: this.changes, lastId: this.lastID });
      });
    });
  }

  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return this.#ask<Row | undefined>(sql, values, (resolve, reject) => {
      this.#handle.get<Row | undefined>(sql, values, (error, row) => (error ? reject(this.#told(error)) : resolve(row)));
    });
  }

  all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.#ask<Row[]>(sql, values, (resolve, reject) => {
      this.#handle.all<Row>(sql, values, (error, rows) => (error ? reject(this.#told(error)) : resolve(rows)));
    });
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#handle.exec(sql, (error) => (error ? reject(this.#told(error)) : resolve()));
    });
  }

  /** Copies the database, with what is still in its WAL, page by page in one read transaction. */
  backup(target: string): Promise<void> {
    return this.#copy(target, true);
  }

  /** Makes the content of another database file this one's, in one transaction. Both have pages of the same size. */
  fill(source: string): Promise<void> {
    return this.#copy(source, false);
  }

  #copy(other: string, isTarget: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const copy = (this.#handle as unknown as Copying).backup(other, "main", "main", isTarget, (opening) => {
        if (opening) return reject(sqliteError(opening, other));
        copy.step(-1, (copying) => {
          const { completed } = copy;
          copy.finish(() => {
            if (copying) reject(sqliteError(copying, other));
            else if (completed) resolve();
            else reject(new BulletinError("file-busy", { path: other }, { retry: true }));
          });
        });
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#handle.close((error) => (error ? reject(sqliteError(error, this.path)) : resolve()));
    });
  }

  #told(error: Error): BulletinError {
    const told = sqliteError(error, this.path);
    if (told.code === "library-damaged") this.onDamage();
    return told;
  }

  /** `sqlite3` binds `undefined` as NULL and runs only the first of several statements: both are refused instead. */
  #ask<Answer>(sql: string, values: Value[], go: (resolve: (answer: Answer) => void, reject: (error: unknown) => void) => void): Promise<Answer> {
    const position = values.findIndex((value: unknown) => value !== null && typeof value !== "string" && !(value instanceof Uint8Array) && !Number.isFinite(value));
    if (position !== -1) return Promise.reject(fault(`value ${position + 1} is ${typeof values[position]}: ${sql}`));
    if (/;\s*\S/u.test(sql)) return Promise.reject(fault(`more than one statement: ${sql}`));
    return new Promise(go);
  }
}

/** The backup calls of `sqlite3`, which its types leave out. */
interface Copying {
  backup(other: string, to: "main", from: "main", isTarget: boolean, done: (error: Error | null) => void): {
    readonly completed: boolean;
    step(pages: number, done: (error: Error | null) => void): void;
    finish(done: () => void): void;
  };
}

/** An open database. `run` and `exec` wait for their turn among the writers; `get` and `all` read what is committed. */
export class Database implements Statements {
  readonly path: string;
  readonly settings: Settings;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #inside = new AsyncLocalStorage<true>();
  #last: Promise<unknown> = Promise.resolve();
  #copies: Promise<unknown> = Promise.resolve();

  constructor(writer: Connection, reader: Connection, settings: Settings) {
    this.path = writer.path;
    this.settings = settings;
    this.#writer = writer;
    this.#reader = reader;
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
   * Runs `work` in one transaction: all of what it writes with the statements it is given, or nothing where it throws.
   * The answer comes after the commit is on the disk.
   */
  transaction<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      const statements = new TransactionStatements(this.#writer);
      await this.#writer.exec("BEGIN IMMEDIATE");
      try {
        const result = await this.#inside.run(true, () => work(statements)).finally(() => statements.end());
        await this.#writer.exec("COMMIT");
        return result;
      } catch (error) {
        // Where SQLite has rolled back by itself (a full disk) there is nothing left to roll back.
        await this.#writer.exec("ROLLBACK").catch(() => undefined);
        throw error;
      }
    });
  }

  /**
   * Writes a copy of what is committed, complete, examined and in one file, or not there. Writers do not wait for it, so a
   * transaction may ask for one.
   * @throws BulletinError `library-damaged` where the copy is not sound, as what it was made of then is not
   */
  backup(target: string): Promise<void> {
    const copy = this.#copy(target);
    this.#copies = Promise.allSettled([this.#copies, copy]);
    return copy;
  }

  async #copy(target: string): Promise<void> {
    const partial = `${target}.${process.pid}${partialSuffix}`;
    await rm(partial, { force: true });
    try {
      await this.#reader.backup(partial);
      const [problem] = await finishCopy(partial);
      if (problem !== undefined) {
        this.#reader.onDamage();
        throw new BulletinError("library-damaged", { path: this.path, problem });
      }
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  /**
   * Makes the content of a backup this library's, between two writes and in one transaction: killed on the way, it is as it was.
   * @throws BulletinError `library-damaged` where pages differ in size: an old file of another program
   */
  fill(source: string): Promise<void> {
    return this.#inTurn(() => this.#writer.fill(source));
  }

  /** Waits for what is being written. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#copies;
      await this.#reader.close();
      await this.#writer.close();
    });
  }

  #inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
    // It would wait for the end of the transaction that waits for it.
    if (this.#inside.getStore()) return Promise.reject(fault("a transaction writes past its own statements"));
    const turn = this.#last.then(write);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/**
 * The `user_version` of an existing file, without opening it for writing: a file that is damaged or newer is left as it is.
 * @throws BulletinError `library-damaged`
 */
export async function readUserVersion(path: string): Promise<number> {
  const connection = await Connection.open(path, sqlite3.OPEN_READONLY);
  try {
    // Reads the schema too, so that damage there shows.
    await connection.get("SELECT count(*) FROM sqlite_master");
    return await userVersion(connection);
  } finally {
    await connection.close();
  }
}

/** Every page of a database and every row that refers to another: what is wrong, in SQLite's words. */
export async function problemsOf(statements: Pick<Statements, "all">): Promise<string[]> {
  try {
    const rows = await statements.all<{ integrity_check: string }>("PRAGMA integrity_check");
    const strays = await statements.all<{ table: string; rowid: number }>("PRAGMA foreign_key_check");
    return [...rows.map((row) => row.integrity_check).filter((problem) => problem !== "ok"), ...strays.map(({ table, rowid }) => `${table} ${rowid}: foreign key`)];
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged") return [error.details.problem ?? ""];
    throw error;
  }
}

/** Takes a copy out of WAL mode, so that it is one file that can be read where nothing can be written; and examines it. */
async function finishCopy(path: string): Promise<string[]> {
  const copy = await Connection.open(path, sqlite3.OPEN_READWRITE);
  try {
    await copy.exec("PRAGMA journal_mode = DELETE");
    return await problemsOf(copy);
  } finally {
    await copy.close();
  }
}

/**
 * A database file that nobody writes, as it is: the number of its last migration, and what is wrong with it. The disk may be
 * one that cannot be written.
 */
export async function examine(path: string): Promise<{ version: number; problems: string[] }> {
  try {
    const connection = await Connection.open(`${pathToFileURL(path).href}?immutable=1`, sqlite3.OPEN_READONLY | sqlite3.OPEN_URI);
    try {
      return { version: await userVersion(connection), problems: await problemsOf(connection) };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged") return { version: 0, problems: [error.details.problem ?? ""] };
    throw error;
  }
}

/** The number of the last migration that a database has seen; 0 for a new file. */
export async function userVersion(statements: Statements): Promise<number> {
  return (await statements.get<{ user_version: number }>("PRAGMA user_version"))?.user_version ?? 0;
}

/** Opens a database file, or makes a new one. @param onDamage called each time that damage is met. */
export async function openDatabase(path: string, onDamage: () => void = () => {}): Promise<Database> {
  const writer = await Connection.open(path, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX);
  let reader: Connection | undefined;
  try {
    const settings = await applyWriterSettings(writer);
    reader = await Connection.open(path, sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX);
    await applyReaderSettings(reader);
    writer.onDamage = onDamage;
    reader.onDamage = onDamage;
    return new Database(writer, reader, settings);
  } catch (error) {
    await reader?.close();
    await writer.close();
    throw error;
  }
}
