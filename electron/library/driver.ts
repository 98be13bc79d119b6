/**
 * SQLite, as the rest of the library sees it.
 *
 * Three connections: one that writes, one that reads, and one for what reads long, as each does one thing at a time. Everything
 * that writes stands in one queue, so that a write awaited by one flow never lands inside the open transaction of another and is
 * rolled back with it.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { rename, rm } from "node:fs/promises";
import { BulletinError } from "../../shared/contract/errors.ts";
import { partialSuffix } from "../whole-files.ts";
import { Connection } from "./connection.ts";
import { applyReaderSettings, applyWriterSettings, type Settings } from "./settings.ts";
import {
  fault,
  TransactionStatements,
  type Reader,
  type Statements,
  type Value,
  type Written,
} from "./statements.ts";

/** An open database. `run` and `exec` wait for their turn among the writers; `get` and `all` read what is committed. */
export class Database implements Statements {
  readonly path: string;
  readonly settings: Settings;
  /** For what reads much, as counting does: who opens an issue meanwhile does not wait for it. */
  readonly surveys: Reader;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #surveyor: Connection;
  readonly #inside = new AsyncLocalStorage<true>();
  #last: Promise<unknown> = Promise.resolve();
  #copies: Promise<unknown> = Promise.resolve();

  constructor(writer: Connection, reader: Connection, surveyor: Connection, settings: Settings) {
    this.path = writer.path;
    this.settings = settings;
    this.surveys = surveyor;
    this.#writer = writer;
    this.#reader = reader;
    this.#surveyor = surveyor;
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
   * Writes a copy of what is committed, complete, examined and in one file, or not there. Nobody else waits for it, so a
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
      const copied = await Connection.open(this.path, "read");
      await copied.backup(partial).finally(() => copied.close());
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
      await this.#surveyor.close();
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
  const connection = await Connection.open(path, "read");
  try {
    // Reads the schema too, so that damage there shows.
    await connection.get("SELECT count(*) FROM sqlite_master");
    return await userVersion(connection);
  } finally {
    await connection.close();
  }
}

/** Every page of a database and every row that refers to another: what is wrong, in SQLite's words. */
export async function problemsOf(statements: Reader): Promise<string[]> {
  try {
    const rows = await statements.all<{ integrity_check: string }>("PRAGMA integrity_check");
    const strays = await statements.all<{ table: string; rowid: number }>("PRAGMA foreign_key_check");
    return [
      ...rows.map((row) => row.integrity_check).filter((problem) => problem !== "ok"),
      ...strays.map(({ table, rowid }) => `${table} ${rowid}: foreign key`),
    ];
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged")
      return [error.details.problem ?? ""];
    throw error;
  }
}

/** Takes a copy out of WAL mode, so that it is one file that can be read where nothing can be written; and examines it. */
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
 * A database file that nobody writes, as it is: the number of its last migration, and what is wrong with it. The disk may be
 * one that cannot be written.
 */
export async function examine(path: string): Promise<{ version: number; problems: string[] }> {
  try {
    const connection = await Connection.open(path, "frozen");
    try {
      return { version: await userVersion(connection), problems: await problemsOf(connection) };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged")
      return { version: 0, problems: [error.details.problem ?? ""] };
    throw error;
  }
}

/** The number of the last migration that a database has seen; 0 for a new file. */
export async function userVersion(statements: Statements): Promise<number> {
  return (await statements.get<{ user_version: number }>("PRAGMA user_version"))?.user_version ?? 0;
}

/** Opens a database file, or makes a new one. @param onDamage called each time that damage is met. */
export async function openDatabase(path: string, onDamage: () => void = () => {}): Promise<Database> {
  const opened: Connection[] = [];
  const open = async (access: "read" | "write"): Promise<Connection> => {
    const connection = await Connection.open(path, access);
    opened.push(connection);
    return connection;
  };
  try {
    const writer = await open("write");
    const settings = await applyWriterSettings(writer);
    const [reader, surveyor] = [await open("read"), await open("read")];
    for (const each of [reader, surveyor]) await applyReaderSettings(each);
    for (const each of opened) each.onDamage = onDamage;
    return new Database(writer, reader, surveyor, settings);
  } catch (error) {
    for (const each of opened.toReversed()) await each.close();
    throw error;
  }
}
