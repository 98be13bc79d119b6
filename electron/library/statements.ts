/** What can be asked of a database, by whichever driver, and the statements of one transaction. */
import { BulletinError } from "../../shared/contract/errors.ts";

/** Bytes come back as bytes. */
export type Value = string | number | Uint8Array | null;
export interface Written {
  changes: number;
  lastId: number;
}

/** Each call takes one statement, except `exec`. */
export interface Statements {
  run(sql: string, ...values: Value[]): Promise<Written>;
  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: Value[]): Promise<Row[]>;
  /** Several statements without values, for the schema. */
  exec(sql: string): Promise<void>;
}

export type Reader = Pick<Statements, "get" | "all">;

/** A fault of the program, not of the person or the machine. */
export const fault = (problem: string) => new BulletinError("internal", { problem });

/**
 * The statements that a transaction hands out. Its end waits for all of them, awaited or not, and none is taken after
 * it: else the second of two written at once would run after the rollback that the first one caused.
 */
export class TransactionStatements implements Statements {
  readonly #statements: Statements;
  #last: Promise<unknown> = Promise.resolve();
  #over = false;

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

  async end(): Promise<void> {
    this.#over = true;
    await this.#last;
  }

  #ask<Answer>(go: () => Promise<Answer>): Promise<Answer> {
    if (this.#over) return Promise.reject(fault("a statement came after the end of its transaction"));
    const answer = go();
    this.#last = Promise.allSettled([this.#last, answer]);
    return answer;
  }
}
