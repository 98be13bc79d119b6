/** What the checker knows beside an issue, and what people let stand. Each method answers the call `checking.*` that has its name. */
import { localDay } from "../../shared/bulletin/dates.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import type { KeptIgnored } from "../../shared/contract/checking.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Person } from "../../shared/workflow/states.ts";
import type { Database } from "./driver.ts";
import type { Names } from "./names.ts";
import type { Statements } from "./statements.ts";

interface Row extends Omit<KeptIgnored, "scope"> {
  issue: number | null;
}

export class Checking {
  readonly #database: Database;
  readonly #names: Names;
  readonly #now: () => Date;
  readonly #person: () => Person;
  readonly #changed: () => void;

  /** @param changed called after each change. */
  constructor(database: Database, { names, now, person, changed }: { names: Names; now: () => Date; person: () => Person; changed: () => void }) {
    this.#database = database;
    this.#names = names;
    this.#now = now;
    this.#person = person;
    this.#changed = changed;
  }

  /** @throws BulletinError `not-found` */
  async get({ issue }: Input<"checking.get">): Promise<Output<"checking.get">> {
    const { units, people } = await this.#names.list();
    return this.#database.transaction(async (statements) => {
      const { publication, date } = await publicationOf(statements, issue);
      // The last one before it; of an issue without a date, the last of all.
      const previous = await statements.get<{ number: number; date: string | null }>(
        `SELECT number, date FROM issues
         WHERE publication IS ? AND id <> ? AND deleted_at IS NULL AND number IS NOT NULL AND (? IS NULL OR date IS NULL OR date <= ?)
         ORDER BY date DESC, number DESC LIMIT 1`,
        publication, issue, date, date,
      );
      const rows = await statements.all<Row>(
        "SELECT id, issue, rule, text, around, reason, by, at FROM ignored_findings WHERE issue = ? OR (issue IS NULL AND publication IS ?) ORDER BY id DESC",
        issue, publication,
      );
      return {
        context: { names: { units, people }, tags: null, previous: previous ?? null, today: localDay(this.#now()), banned: [] },
        ignored: rows.map(({ issue: within, ...row }) => ({ ...row, scope: within === null ? ("publication" as const) : ("issue" as const) })),
      };
    });
  }

  /** @throws BulletinError `not-found` */
  async ignore({ issue, ignored: { rule, text, around }, reason }: Input<"checking.ignore">): Promise<Output<"checking.ignore">> {
    const id = await this.#database.transaction(async (statements) => {
      const { publication } = await publicationOf(statements, issue);
      const { lastId } = await statements.run(
        "INSERT INTO ignored_findings (issue, publication, rule, text, around, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        around === null ? null : issue, publication, rule, text, around, reason, this.#person().name, this.#now().toISOString(),
      );
      return lastId;
    });
    this.#changed();
    return { id };
  }

  /** What nobody lets stand any more is no error. */
  async heed({ id }: Input<"checking.heed">): Promise<Output<"checking.heed">> {
    await this.#database.run("DELETE FROM ignored_findings WHERE id = ?", id);
    this.#changed();
    return {};
  }
}

async function publicationOf(statements: Pick<Statements, "get">, issue: number): Promise<{ publication: number | null; date: string | null }> {
  const row = await statements.get<{ publication: number | null; date: string | null }>("SELECT publication, date FROM issues WHERE id = ?", issue);
  if (!row) throw new BulletinError("not-found", { issue: "" });
  return row;
}
