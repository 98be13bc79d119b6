/** The manuscripts (稿库). A method that answers a call `manuscripts.*` of the contract has the same name. */
import { createHash } from "node:crypto";
import { localDay } from "../../shared/bulletin/dates.ts";
import { serialize } from "../../shared/bulletin/migrate.ts";
import { deriveOutline } from "../../shared/bulletin/outline.ts";
import { guessOrigin } from "../../shared/bulletin/origin.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import type { Autosaves } from "./autosaves.ts";
import type { Database } from "./driver.ts";
import { nextManuscriptId } from "./id-counters.ts";
import { readStored } from "./issue-row.ts";
import { changeRecord, readRecord, requireSound, sealRecord } from "./records.ts";
import type { Statements, Value } from "./statements.ts";
import { keepManuscript } from "./texts.ts";

type Row = Omit<Manuscript, "confirmed" | "usedIn"> & {
  confirmed: number;
  issue: number | null;
  number: number | null;
};

/**
 * Selects the columns of the list, and the latest issue that uses the manuscript. Issues in the bin do not
 * count as uses.
 */
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
  readonly #autosaves: Autosaves;
  readonly #emitChange: () => void;

  /** @param emitChange called after each change of the list */
  constructor(database: Database, now: () => Date, autosaves: Autosaves, emitChange: () => void) {
    this.#database = database;
    this.#now = now;
    this.#autosaves = autosaves;
    this.#emitChange = emitChange;
  }

  async list({ deleted }: Input<"manuscripts.list">): Promise<Output<"manuscripts.list">> {
    const rows = await this.#database.all<Row>(
      `${select} WHERE m.deleted_at IS ${deleted ? "NOT NULL" : "NULL"} ORDER BY m.received DESC, m.id DESC`,
    );
    return { manuscripts: rows.map(fromRow) };
  }

  /** @throws BulletinError `not-found`, `library-damaged` if it does not match its checksum */
  async get({ id }: Input<"manuscripts.get">): Promise<Output<"manuscripts.get">> {
    const row = await this.#database.get<Row>(`${select} WHERE m.id = ?`, id);
    const record = await readRecord(this.#database, "manuscripts", id);
    if (!row || !record) throw new BulletinError("not-found", { what: `${id}` });
    const { document } = requireSound(record, this.#database);
    return {
      manuscript: fromRow(row),
      document: readStored(String(document), `manuscripts ${id}`, this.#database.path),
    };
  }

  /**
   * Finds the id of the manuscript with the same bytes; null if there is none. @param includesBin also looks
   * in the bin
   */
  async findByBytes(bytes: Uint8Array, includesBin: boolean): Promise<number | null> {
    const row = await this.#database.get<{ id: number }>(
      `SELECT id FROM manuscripts WHERE digest = ?${includesBin ? "" : " AND deleted_at IS NULL"}`,
      digestOf(bytes),
    );
    return row?.id ?? null;
  }

  /**
   * Adds a manuscript. If one with the same bytes exists already, outside the bin, its id is returned as
   * `repeatedId`.
   */
  async add(
    file: string,
    bytes: Uint8Array,
    document: BulletinDocument,
  ): Promise<{ manuscript: Manuscript } | { repeatedId: number }> {
    const digest = digestOf(bytes);
    const now = this.#now();
    const { title, unit, author, date } = guessOrigin(file, document, now.getFullYear());
    const answer = await this.#database.transaction(async (statements) => {
      const existingManuscript = await statements.get<{ id: number }>(
        "SELECT id FROM manuscripts WHERE digest = ? AND deleted_at IS NULL",
        digest,
      );
      if (existingManuscript) return { repeatedId: existingManuscript.id };
      const row = {
        title,
        unit,
        author,
        received: localDay(now),
        date,
        file,
        digest,
        characters: deriveOutline(document).characters,
        document: serialize(document),
      };
      const names = Object.keys(row);
      const { lastId } = await statements.run(
        `INSERT INTO manuscripts (id, ${names.join(", ")}) VALUES (${nextManuscriptId}, ${names.map(() => "?").join(", ")})`,
        ...Object.values(row),
      );
      await sealRecord(statements, "manuscripts", lastId);
      await keepManuscript(statements, lastId, document);
      return { manuscript: fromRow((await statements.get<Row>(`${select} WHERE m.id = ?`, lastId)) as Row) };
    });
    if (answer.manuscript) await this.#announce([answer.manuscript.id]);
    return answer;
  }

  async change({ ids, change }: Input<"manuscripts.change">): Promise<Output<"manuscripts.change">> {
    const changes = Object.entries(change).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    if (changes.length === 0) return {};
    const values = changes.map(([, value]): Value => (typeof value === "boolean" ? Number(value) : value));
    await this.#each(ids, (statements, id) =>
      statements.run(
        `UPDATE manuscripts SET ${changes.map(([name]) => `${name} = ?`).join(", ")} WHERE id = ?`,
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

  /**
   * Runs a statement for each id, for all of them or none.
   * @throws BulletinError `not-found`, `library-damaged`
   */
  async #each(
    ids: readonly number[],
    run: (statements: Statements, id: number) => Promise<{ changes: number }>,
  ): Promise<void> {
    await this.#database.transaction(async (statements) => {
      for (const id of ids) {
        const { changes } = await changeRecord(statements, this.#database, { kind: "manuscripts", id }, () =>
          run(statements, id),
        );
        if (changes === 0) throw new BulletinError("not-found", { what: `${id}` });
      }
    });
    await this.#announce(ids);
  }

  /** Keeps the autosaves of changed manuscripts, and announces the change. */
  async #announce(ids: readonly number[]): Promise<void> {
    await this.#autosaves.keepRecords(this.#database, "manuscripts", ids);
    this.#emitChange();
  }
}

/** Records which manuscripts an issue contains, in the transaction that saves it. */
export async function recordUses(
  statements: Pick<Statements, "run">,
  issue: number,
  { blocks }: BulletinDocument,
): Promise<void> {
  await statements.run("DELETE FROM manuscript_uses WHERE issue = ?", issue);
  const manuscripts = [...new Set(blocks.flatMap(({ manuscript }) => manuscript ?? []))];
  if (manuscripts.length === 0) return;
  // Ids that this library does not have are skipped, so that they do not make the save fail.
  await statements.run(
    "INSERT INTO manuscript_uses SELECT ?, id FROM manuscripts WHERE id IN (SELECT value FROM json_each(?))",
    issue,
    JSON.stringify(manuscripts),
  );
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
