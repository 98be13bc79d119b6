/** Who did what and when. Each method that answers a call `audit.*` of the contract has its name. */
import type { Input, Output } from "../../shared/contract/calls.ts";
import type { AuditAction, AuditEntry } from "../../shared/contract/workflow.ts";
import type { Locale } from "../../shared/messages/index.ts";
import { auditCsv } from "../../shared/workflow/audit-csv.ts";
import type { Person, Role } from "../../shared/workflow/states.ts";
import type { Database } from "./driver.ts";
import type { Statements } from "./statements.ts";

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

/** All saves of one person in this time are one entry, ms. */
const oneEdit = 3_600_000;
/** So many are shown; a file has all of them. */
const mostShown = 1000;

export class Audit {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #person: () => Person;

  /** @param person who works at this machine now. */
  constructor(database: Database, now: () => Date, person: () => Person) {
    this.#database = database;
    this.#now = now;
    this.#person = person;
  }

  /** In the transaction in which it is done. */
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

  /** A save. Saves follow each other within seconds: they are recorded once an hour, and again after anything else. */
  async recordEdit(statements: Statements, issue: number): Promise<void> {
    const last = await statements.get<Row>(
      "SELECT at, name, role, action FROM audit WHERE issue = ? ORDER BY id DESC LIMIT 1",
      issue,
    );
    const { name, role } = this.#person();
    const goesOn =
      last?.action === "edited" &&
      last.name === name &&
      last.role === role &&
      this.#now().getTime() - Date.parse(last.at) < oneEdit;
    if (!goesOn) await this.record(statements, issue, "edited");
  }

  /** Whose the content of an issue is as it stands. Nobody's, where it is older than the history. */
  async lastEditor(statements: Pick<Statements, "get">, issue: number): Promise<Person> {
    const row = await statements.get<Person>(
      "SELECT name, role FROM audit WHERE issue = ? AND action IN ('created', 'duplicated', 'edited') ORDER BY id DESC LIMIT 1",
      issue,
    );
    return row ?? { name: "", role: "editor" };
  }

  async list({ issue }: Input<"audit.list">): Promise<Output<"audit.list">> {
    return { entries: await this.#entries(issue, mostShown) };
  }

  async export({ issue }: Input<"audit.export">, locale: Locale): Promise<Output<"audit.export">> {
    return { text: auditCsv((await this.#entries(issue, -1)).reverse(), locale, localMoment) };
  }

  /** @param most -1 for all of them */
  async #entries(issue: number | null, most: number): Promise<AuditEntry[]> {
    const rows = await this.#database.all<Row>(
      `SELECT audit.id, at, issue, issues.number, audit.name, role, action, details FROM audit JOIN issues ON issues.id = issue
       WHERE ? IS NULL OR issue = ? ORDER BY audit.id DESC LIMIT ?`,
      issue,
      issue,
      most,
    );
    return rows.map(({ name, role, details, ...row }) => ({
      ...row,
      by: { name, role },
      details: JSON.parse(details) as Record<string, string>,
    }));
  }
}

/** 2026-11-23 10:42:07, in this machine's time zone: Excel reads it as a time. */
const localMoment = (at: string): string => new Date(at).toLocaleString("sv-SE");
