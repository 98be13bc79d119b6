/**
 * One connection to SQLite. This is the only module that imports `sqlite3`, whose upstream is no longer
 * maintained. Its interface is small enough to be implemented with another package: see "Decisions" in
 * `README.md`.
 */
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import sqlite3 from "sqlite3";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { modesIn } from "../../system/privacy.ts";
import { busyTimeout } from "./settings.ts";
import { sqliteError } from "./sqlite-errors.ts";
import { fault, type Statements, type Value, type Written } from "./statements.ts";

const { OPEN_CREATE, OPEN_FULLMUTEX, OPEN_READONLY, OPEN_READWRITE, OPEN_URI } = sqlite3;
/**
 * Open flags by kind of access. `write` creates a missing file. `frozen` opens a file that no program writes
 * (`immutable=1`), so that it can be read on a read-only disk.
 */
const modes = {
  write: OPEN_READWRITE | OPEN_CREATE | OPEN_FULLMUTEX,
  read: OPEN_READONLY | OPEN_FULLMUTEX,
  frozen: OPEN_READONLY | OPEN_FULLMUTEX | OPEN_URI,
};

/** Wraps the callbacks of `sqlite3` in promises and turns its errors into `BulletinError`s. */
export class Connection implements Statements {
  readonly path: string;
  /** Called each time a statement reports a damaged database. */
  onDamage: () => void = () => {};
  readonly #handle: sqlite3.Database;

  private constructor(path: string, handle: sqlite3.Database) {
    this.path = path;
    this.#handle = handle;
  }

  /** @throws BulletinError the errors of `sqliteError` */
  static async open(path: string, access: keyof typeof modes): Promise<Connection> {
    if (access === "write") await createFile(path, modesIn(dirname(path)).file);
    const file = access === "frozen" ? `${pathToFileURL(path).href}?immutable=1` : path;
    return new Promise((resolve, reject) => {
      const handle = new sqlite3.Database(file, modes[access], (error) =>
        error ? reject(sqliteError(error, path)) : resolve(new Connection(path, handle)),
      );
      // For every connection, also one that is closed after one query: the package waits only one second.
      handle.configure("busyTimeout", busyTimeout);
    });
  }

  run(sql: string, ...values: Value[]): Promise<Written> {
    const toBulletinError = (error: Error) => this.#toBulletinError(error);
    return this.#ask<Written>(sql, values, (resolve, reject) => {
      this.#handle.run(sql, values, function done(error) {
        if (error) reject(toBulletinError(error));
        else resolve({ changes: this.changes, lastId: this.lastID });
      });
    });
  }

  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return this.#ask<Row | undefined>(sql, values, (resolve, reject) => {
      this.#handle.get<Row | undefined>(sql, values, (error, row) =>
        error ? reject(this.#toBulletinError(error)) : resolve(row),
      );
    });
  }

  all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.#ask<Row[]>(sql, values, (resolve, reject) => {
      this.#handle.all<Row>(sql, values, (error, rows) =>
        error ? reject(this.#toBulletinError(error)) : resolve(rows),
      );
    });
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#handle.exec(sql, (error) => (error ? reject(this.#toBulletinError(error)) : resolve()));
    });
  }

  /**
   * Copies the database, including the content of its WAL, to a new file in one read transaction.
   * @param mode of the file
   */
  async backup(target: string, mode: number): Promise<void> {
    await createFile(target, mode);
    await this.#copy(target, true);
  }

  /**
   * Replaces the content with that of another database file, in one transaction. Both must have the same page
   * size.
   */
  fill(source: string): Promise<void> {
    return this.#copy(source, false);
  }

  #copy(other: string, isTarget: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const copy = this.#handle.backup(other, "main", "main", isTarget, (opening) => {
        if (opening) return reject(sqliteError(opening, other));
        copy.step(-1, (copying) => {
          const { completed } = copy;
          copy.finish(() => {
            if (copying) reject(sqliteError(copying, other));
            else if (completed) resolve();
            else reject(new BulletinError("file-busy", { what: "file", path: other }, { retry: true }));
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

  #toBulletinError(error: Error): BulletinError {
    const bulletinError = sqliteError(error, this.path);
    if (bulletinError.code === "library-damaged") this.onDamage();
    return bulletinError;
  }

  /**
   * Refuses two mistakes that `sqlite3` accepts silently: it binds `undefined` as NULL, and it runs only the
   * first of several statements.
   */
  #ask<Answer>(
    sql: string,
    values: Value[],
    execute: (resolve: (answer: Answer) => void, reject: (error: unknown) => void) => void,
  ): Promise<Answer> {
    const position = values.findIndex(
      (value: unknown) =>
        value !== null &&
        typeof value !== "string" &&
        !(value instanceof Uint8Array) &&
        !Number.isFinite(value),
    );
    if (position !== -1)
      return Promise.reject(fault(`value ${position + 1} is ${typeof values[position]}: ${sql}`));
    if (/;\s*\S/u.test(sql)) return Promise.reject(fault(`more than one statement: ${sql}`));
    return new Promise(execute);
  }
}

/**
 * Creates a file if it is missing: SQLite would let everybody read it (0644, SQLITE_DEFAULT_FILE_PERMISSIONS), and
 * its -wal and -shm, which get the mode of the database. SQLite itself reports a file that cannot be created.
 */
const createFile = (path: string, mode: number): Promise<void> =>
  open(path, "wx", mode).then(
    (file) => file.close(),
    () => {},
  );

/** The backup interface of `sqlite3`, which is missing from its types. */
declare module "sqlite3" {
  interface Database {
    backup(
      other: string,
      to: "main",
      from: "main",
      isTarget: boolean,
      callback: (error: Error | null) => void,
    ): {
      readonly completed: boolean;
      step(pages: number, callback: (error: Error | null) => void): void;
      finish(callback: () => void): void;
    };
  }
}
