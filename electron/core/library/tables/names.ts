/**
 * The tables of units and people. Each method answers the call `names.*` of the contract with the same name.
 */
import { z } from "zod";
import { parseJson } from "../../../../shared/basics/json.ts";
import { findUnlistedUnits } from "../../../../shared/names/unlisted-units.ts";
import { nameTables, type NameTables } from "../../../../shared/names/tables.ts";
import { sourceUnits } from "../../../../shared/document/source-units.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { SavedNames } from "../../../../shared/contract/names.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import {
  readRecord,
  requireSound,
  sealRecord,
  type Damageable,
  type StoredRecord,
} from "../database/records.ts";
import type { Reader } from "../database/statements.ts";

const tables = ["units", "people"] as const;
/** Both tables are one record. */
const recordId = 1;

export class Names {
  readonly #database: Database;
  readonly #autosaves: Autosaves;
  readonly #emitChange: () => void;
  readonly calls = {
    "names.list": () => this.list(),
    "names.save": (input) => this.save(input),
    "names.findUnlisted": () => this.findUnlisted(),
  } satisfies CallsOf<"names">;

  /** @param emitChange called after each change */
  constructor(database: Database, autosaves: Autosaves, emitChange: () => void) {
    this.#database = database;
    this.#autosaves = autosaves;
    this.#emitChange = emitChange;
  }

  list(): Promise<Output<"names.list">> {
    // In one transaction, so that the rows and the revision belong together.
    return this.#database.transaction((statements) => this.#read(statements), { waits: true });
  }

  /**
   * Saves both tables. A save that is repeated because its answer was lost gets the same answer and is not
   * carried out again.
   * @throws BulletinError `conflict` if the tables were saved by someone else since `revision`
   */
  async save({ revision, units, people }: Input<"names.save">): Promise<Output<"names.save">> {
    const newTables = { units, people };
    const isNew = await this.#database.transaction(async (statements) => {
      const savedNames = await this.#read(statements);
      const isRepeated =
        savedNames.revision === revision + 1 &&
        tables.every((table) => JSON.stringify(savedNames[table]) === JSON.stringify(newTables[table]));
      if (isRepeated) return false;
      if (savedNames.revision !== revision) throw new BulletinError("conflict", { what: "names" });
      for (const table of tables) {
        await statements.run(`DELETE FROM ${table}`);
        await statements.run(
          `INSERT INTO ${table} (position, content) SELECT key, value FROM json_each(?)`,
          JSON.stringify(newTables[table]),
        );
      }
      await statements.run("UPDATE names_revision SET revision = ?", revision + 1);
      await sealRecord(statements, "names", recordId);
      return true;
    });
    if (isNew) {
      await this.#autosaves.keepRecords(this.#database, "names", [recordId]);
      this.#emitChange();
    }
    return { revision: revision + 1 };
  }

  /** Finds the units that the source lines of articles name and the table of units does not have. */
  async findUnlisted(): Promise<Output<"names.findUnlisted">> {
    // Grouped in SQL: there are many articles, but few different sources.
    const rows = await this.#database.all<{ unit: string; articles: number }>(
      `SELECT t.unit, count(*) AS articles FROM issues i JOIN texts t ON t.issue = i.id
       WHERE t.unit IS NOT NULL AND i.deleted_at IS NULL GROUP BY t.unit`,
    );
    return {
      units: findUnlistedUnits(
        rows.map(({ unit, articles }) => ({ units: sourceUnits(unit), articles })),
        (await this.list()).units,
      ),
    };
  }

  /** @throws BulletinError `library-damaged` */
  async #read(statements: Reader): Promise<SavedNames> {
    const row = await statements.get<{ revision: number }>("SELECT revision FROM names_revision");
    const record = await readRecord(statements, "names", recordId);
    const content = record ? readNameTables(record, this.#database) : { units: [], people: [] };
    return { ...content, revision: row?.revision ?? 0 };
  }
}

/**
 * Reads both tables. Content was valid when it was stored, so invalid content is damage.
 * @throws BulletinError `library-damaged`
 */
export function readNameTables(record: StoredRecord, database: Damageable): NameTables {
  const { units, people } = requireSound(record, database);
  const parseRows = (rows: unknown) => z.array(z.string()).parse(rows).map(parseJson);
  try {
    return nameTables.parse({ units: parseRows(units), people: parseRows(people) });
  } catch (cause) {
    throw database.damage(`names ${record.id}`, cause);
  }
}
