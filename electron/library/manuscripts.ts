/** 稿库. Each method answers the call `manuscripts.*` of the contract that has its name. */
import { createHash } from "node:crypto";
import { localDay } from "../../shared/bulletin/dates.ts";
import { readDocument, serialize } from "../../shared/bulletin/migrate.ts";
import { outline } from "../../shared/bulletin/outline.ts";
import { guessOrigin } from "../../shared/bulletin/origin.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import type { Database } from "./driver.ts";
import { keepManuscript } from "./similar-texts.ts";
import type { Statements, Value } from "./statements.ts";

type Row = Omit<Manuscript, "confirmed" | "usedIn"> & {
  confirmed: number;
  issue: number | null;
  number: number | null;
};

/** All that the list shows; an issue in the bin uses nothing. */
const select = `
  SELECT m.id, m.title, m.unit, m.author, m.received, m.date, m.confirmed, m.state, m.reason, m.note, m.file, m.characters, i.id AS issue, i.number
  FROM manuscripts m LEFT JOIN issues i ON i.id = (
    SELECT max(u.issue) FROM manuscript_uses u JOIN issues used ON used.id = u.issue AND used.deleted_at IS NULL WHERE u.manuscript = m.id)`;

const fromRow = ({ issue, number, confirmed, ...row }: Row): Manuscript => ({
  ...row,
  confirmed: confirmed === 1,
  usedIn: issue === null ? null : { issue, number },
});

export class Manuscripts {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #changed: () => void;

  /** @param changed called after each change of what `list` gives. */
  constructor(database: Database, now: () => Date, changed: () => void) {
    this.#database = database;
    this.#now = now;
    this.#changed = changed;
  }

  async list({ deleted }: Input<"manuscripts.list">): Promise<Output<"manuscripts.list">> {
    const rows = await this.#database.all<Row>(
      `${select} WHERE m.deleted_at IS ${deleted ? "NOT NULL" : "NULL"} ORDER BY m.received DESC, m.id DESC`,
    );
    return { manuscripts: rows.map(fromRow) };
  }

  async get({ id }: Input<"manuscripts.get">): Promise<Output<"manuscripts.get">> {
    const row = await this.#database.get<Row>(`${select} WHERE m.id = ?`, id);
    const stored = await this.#database.get<{ document: string }>(
      "SELECT document FROM manuscripts WHERE id = ?",
      id,
    );
    if (!row || !stored) throw new BulletinError("not-found", { what: `${id}` });
    return { manuscript: fromRow(row), document: readDocument(JSON.parse(stored.document)) };
  }

  /** The manuscript with these very bytes, null where there is none. @param binToo one in the bin counts. */
  async known(bytes: Uint8Array, binToo: boolean): Promise<number | null> {
    const row = await this.#database.get<{ id: number }>(
      `SELECT id FROM manuscripts WHERE digest = ?${binToo ? "" : " AND deleted_at IS NULL"}`,
      digestOf(bytes),
    );
    return row?.id ?? null;
  }

  /** Takes in one manuscript. `repeated`: the same bytes are here already, under that id. */
  add(
    file: string,
    bytes: Uint8Array,
    document: BulletinDocument,
  ): Promise<{ manuscript: Manuscript } | { repeated: number }> {
    const digest = digestOf(bytes);
    const now = this.#now();
    const { title, unit, author, date } = guessOrigin(file, document, now.getFullYear());
    const taken = this.#database.transaction(async (statements) => {
      const known = await statements.get<{ id: number }>(
        "SELECT id FROM manuscripts WHERE digest = ? AND deleted_at IS NULL",
        digest,
      );
      if (known) return { repeated: known.id };
      const row = {
        title,
        unit,
        author,
        received: localDay(now),
        date,
        file,
        digest,
        characters: outline(document).characters,
        document: serialize(document),
      };
      const names = Object.keys(row);
      const { lastId } = await statements.run(
        `INSERT INTO manuscripts (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
        ...Object.values(row),
      );
      await keepManuscript(statements, lastId, document);
      return { manuscript: fromRow((await statements.get<Row>(`${select} WHERE m.id = ?`, lastId)) as Row) };
    });
    void taken.then(
      (answer) => "manuscript" in answer && this.#changed(),
      () => {},
    );
    return taken;
  }

  async change({ ids, change }: Input<"manuscripts.change">): Promise<Output<"manuscripts.change">> {
    const given = Object.entries(change).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    if (given.length === 0) return {};
    const values = given.map(([, value]): Value => (typeof value === "boolean" ? Number(value) : value));
    await this.#each(ids, (statements, id) =>
      statements.run(
        `UPDATE manuscripts SET ${given.map(([name]) => `${name} = ?`).join(", ")} WHERE id = ?`,
        ...values,
        id,
      ),
    );
    return {};
  }

  async remove({ ids }: Input<"manuscripts.remove">): Promise<Output<"manuscripts.remove">> {
    await this.#each(ids, (statements, id) =>
      statements.run("UPDATE manuscripts SET deleted_at = ? WHERE id = ?", this.#now().toISOString(), id),
    );
    return {};
  }

  async restore({ ids }: Input<"manuscripts.restore">): Promise<Output<"manuscripts.restore">> {
    await this.#each(ids, (statements, id) =>
      statements.run("UPDATE manuscripts SET deleted_at = NULL WHERE id = ?", id),
    );
    return {};
  }

  /** All of them or none. */
  async #each(
    ids: readonly number[],
    run: (statements: Statements, id: number) => Promise<{ changes: number }>,
  ): Promise<void> {
    await this.#database.transaction(async (statements) => {
      for (const id of ids) {
        const { changes } = await run(statements, id);
        if (changes === 0) throw new BulletinError("not-found", { what: `${id}` });
      }
    });
    this.#changed();
  }
}

/** Writes down which manuscripts an issue holds, in the transaction that saves it. */
export async function recordUses(
  statements: Pick<Statements, "run">,
  issue: number,
  { blocks }: BulletinDocument,
): Promise<void> {
  await statements.run("DELETE FROM manuscript_uses WHERE issue = ?", issue);
  const used = [...new Set(blocks.flatMap(({ manuscript }) => manuscript ?? []))];
  if (used.length === 0) return;
  // One that another library has, or that is gone for good, is no reason not to save.
  await statements.run(
    "INSERT INTO manuscript_uses SELECT ?, id FROM manuscripts WHERE id IN (SELECT value FROM json_each(?))",
    issue,
    JSON.stringify(used),
  );
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
