/** The interface of a database, independent of the driver, and the statements of one transaction. */
import { BulletinError } from "../../../../shared/basics/errors.ts";

/** A value of a row. A BLOB is a `Uint8Array`. */
export type Value = string | number | Uint8Array | null;

/** The result of a write: the number of changed rows, and the id of the row that was inserted last. */
export interface Written {
  changes: number;
  lastId: number;
}

/** Each call takes exactly one statement, except `exec`. */
export interface Statements {
  run(sql: string, ...values: Value[]): Promise<Written>;
  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: Value[]): Promise<Row[]>;
  /** Runs several statements without values, for the schema. */
  exec(sql: string): Promise<void>;
}

export type Reader = Pick<Statements, "get" | "all">;

/** Creates the error for a mistake in the program, as opposed to one of the person or the machine. */
export const fault = (problem: string) => new BulletinError("internal", { problem });

/** Rows that one statement inserts. SQLite takes at most 32,766 values in one statement. */
const rowsPerStatement = 500;

/**
 * Inserts rows, many with one statement: with one for each row, a long issue would wait for the database ten
 * thousands of times.
 * @returns the ids of the rows, in their order. The table gives ids that follow each other (`AUTOINCREMENT`).
 */
export async function insertRows(
  statements: Pick<Statements, "run">,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<number[]> {
  const ids: number[] = [];
  const row = `(${columns.map(() => "?").join(", ")})`;
  for (let first = 0; first < rows.length; first += rowsPerStatement) {
    const group = rows.slice(first, first + rowsPerStatement);
    const { lastId } = await statements.run(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES ${group.map(() => row).join(", ")}`,
      ...group.flat(),
    );
    ids.push(...group.map((_, index) => lastId - group.length + 1 + index));
  }
  return ids;
}

/**
 * The statements that a transaction hands out. The end of the transaction waits for all of them, awaited or
 * not, and refuses later ones. Otherwise, of two statements started together, the second would run after the
 * rollback that the first one caused.
 */
export class TransactionStatements implements Statements {
  readonly #statements: Statements;
  #lastStatement: Promise<unknown> = Promise.resolve();
  #hasEnded = false;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  run(sql: string, ...values: Value[]): Promise<Written> {
    return this.#ask(() => this.#statements.run(sql, ...values));
  }

  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return this.#ask(() => this.#statements.get<Row>(sql, ...values));
  }

  all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.#ask(() => this.#statements.all<Row>(sql, ...values));
  }

  exec(sql: string): Promise<void> {
    return this.#ask(() => this.#statements.exec(sql));
  }

  /** Refuses further statements, and waits for those that run. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#lastStatement;
  }

  #ask<Answer>(execute: () => Promise<Answer>): Promise<Answer> {
    if (this.#hasEnded) return Promise.reject(fault("a statement came after the end of its transaction"));
    const answer = execute();
    this.#lastStatement = Promise.allSettled([this.#lastStatement, answer]);
    return answer;
  }
}
