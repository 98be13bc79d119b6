/**
 * The audit log: who did what and when. A method that answers a call `audit.*` of the contract has the same
 * name.
 */
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import type { AuditAction, AuditEntry } from "../../../../shared/contract/workflow.ts";
import type { Locale } from "../../../../shared/messages/index.ts";
import { auditCsv } from "./audit-csv.ts";
import type { Person, Role } from "../../../../shared/workflow/states.ts";
import type { Database } from "../database/driver.ts";
import type { Statements } from "../database/statements.ts";

interface Row {
  id: number;
  at: string;
  issue: number;
  number: number | null;
  name: string;
  role: Role;
  action: AuditAction;
  details: string;
}

/** All saves of one person within this time, in ms, are one entry. */
const editInterval = 3_600_000;
/** Maximum number of entries that `list` returns. The exported file has all of them. */
const maximumListed = 1000;

export class Audit {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #person: () => Person;
  readonly #locale: () => Locale;
  readonly calls = {
    "audit.list": (input) => this.list(input),
    "audit.export": (input) => this.export(input),
  } satisfies CallsOf<"audit">;

  /**
   * @param person gives the person who works at this machine now
   * @param locale gives the language of the exported file
   */
  constructor(database: Database, now: () => Date, person: () => Person, locale: () => Locale) {
    this.#database = database;
    this.#now = now;
    this.#person = person;
    this.#locale = locale;
  }

  /** Records an action. Call it in the transaction that carries the action out. */
  async record(
    statements: Statements,
    issue: number,
    action: AuditAction,
    details: Record<string, string> = {},
  ): Promise<void> {
    const { name, role } = this.#person();
    await statements.run(
      "INSERT INTO audit (issue, at, name, role, action, details) VALUES (?, ?, ?, ?, ?, ?)",
      issue,
      this.#now().toISOString(),
      name,
      role,
      action,
      JSON.stringify(details),
    );
  }

  /**
   * Records a save. Saves follow each other within seconds, so they are recorded once an hour, again after any
   * other action, and again after the clock was set forward or back by an hour.
   */
  async recordEdit(statements: Statements, issue: number): Promise<void> {
    const latest = await statements.get<Row>(
      "SELECT at, name, role, action FROM audit WHERE issue = ? ORDER BY id DESC LIMIT 1",
      issue,
    );
    const { name, role } = this.#person();
    const isSameEdit =
      latest?.action === "edited" &&
      latest.name === name &&
      latest.role === role &&
      Math.abs(this.#now().getTime() - Date.parse(latest.at)) < editInterval;
    if (!isSameEdit) await this.record(statements, issue, "edited");
  }

  /**
   * Finds the person who wrote the present content of an issue. The name is empty if the content is older
   * than the audit log.
   */
  async lastEditor(statements: Pick<Statements, "get">, issue: number): Promise<Person> {
    const row = await statements.get<Person>(
      "SELECT name, role FROM audit WHERE issue = ? AND action IN ('created', 'duplicated', 'edited') ORDER BY id DESC LIMIT 1",
      issue,
    );
    return row ?? { name: "", role: "editor" };
  }

  async list({ issue }: Input<"audit.list">): Promise<Output<"audit.list">> {
    return { entries: await this.#entries(issue, maximumListed) };
  }

  async export({ issue }: Input<"audit.export">): Promise<Output<"audit.export">> {
    return { text: auditCsv((await this.#entries(issue, -1)).reverse(), this.#locale(), toLocalMoment) };
  }

  /** Reads entries, newest first, of one issue or (null) of all. @param limit -1 for all entries */
  async #entries(issue: number | null, limit: number): Promise<AuditEntry[]> {
    const rows = await this.#database.all<Row>(
      `SELECT audit.id, at, issue, issues.number, audit.name, role, action, details FROM audit JOIN issues ON issues.id = issue
       WHERE ? IS NULL OR issue = ? ORDER BY audit.id DESC LIMIT ?`,
      issue,
      issue,
      limit,
    );
    return rows.map(({ name, role, details, ...row }) => ({
      ...row,
      by: { name, role },
      details: JSON.parse(details),
    }));
  }
}

/** Writes a moment as 2026-11-23 10:42:07 in the time zone of this machine, which Excel reads as a time. */
const toLocalMoment = (at: string): string => new Date(at).toLocaleString("sv-SE");
