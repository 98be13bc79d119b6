/** The tables of names of a library. Each method answers the call `names.*` of the contract that has its name. */
import { findUnlistedUnits } from "../../shared/bulletin/names/found.ts";
import { nameTables, type NameTables } from "../../shared/bulletin/names/tables.ts";
import { sourceUnits } from "../../shared/bulletin/outline.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { SavedNames } from "../../shared/contract/names.ts";
import type { Database } from "./driver.ts";
import type { Reader } from "./statements.ts";

const tables = ["units", "people"] as const;

export class Names {
  readonly #database: Database;
  readonly #changed: () => void;

  /** @param changed called after each change. */
  constructor(database: Database, changed: () => void) {
    this.#database = database;
    this.#changed = changed;
  }

  list(): Promise<Output<"names.list">> {
    // One transaction: rows and revision belong together.
    return this.#database.transaction((statements) => this.#read(statements));
  }

  /**
   * The same save asked for twice, because its answer got lost on the way, is answered again and not made again.
   * @throws BulletinError `conflict` where another has saved since.
   */
  async save({ revision, units, people }: Input<"names.save">): Promise<Output<"names.save">> {
    const written = { units, people };
    const isNew = await this.#database.transaction(async (statements) => {
      const now = await this.#read(statements);
      if (
        now.revision === revision + 1 &&
        tables.every((table) => JSON.stringify(now[table]) === JSON.stringify(written[table]))
      )
        return false;
      if (now.revision !== revision) throw new BulletinError("conflict", { names: "" });
      for (const table of tables) {
        await statements.run(`DELETE FROM ${table}`);
        await statements.run(
          `INSERT INTO ${table} (position, content) SELECT key, value FROM json_each(?)`,
          JSON.stringify(written[table]),
        );
      }
      await statements.run("UPDATE names_revision SET revision = ?", revision + 1);
      return true;
    });
    if (isNew) this.#changed();
    return { revision: revision + 1 };
  }

  async found(): Promise<Output<"names.found">> {
    // Of very many articles the sources are few: they are counted where they are.
    const rows = await this.#database.all<{ unit: string; articles: number }>(
      `SELECT t.unit, count(*) AS articles FROM issues i JOIN similar_texts t ON t.issue = i.id
       WHERE t.unit IS NOT NULL AND i.deleted_at IS NULL GROUP BY t.unit`,
    );
    return {
      units: findUnlistedUnits(
        rows.map(({ unit, articles }) => ({ units: sourceUnits(unit), articles })),
        (await this.list()).units,
      ),
    };
  }

  /** What is in the library was valid when it went in: anything else is damage. */
  async #read(statements: Reader): Promise<SavedNames> {
    const row = await statements.get<{ revision: number }>("SELECT revision FROM names_revision");
    const [units, people] = await Promise.all(
      tables.map((table) =>
        statements.all<{ content: string }>(`SELECT content FROM ${table} ORDER BY position`),
      ),
    );
    try {
      const parsed = (rows: { content: string }[] | undefined) =>
        rows?.map(({ content }) => JSON.parse(content) as unknown);
      const read: NameTables = nameTables.parse({ units: parsed(units), people: parsed(people) });
      return { ...read, revision: row?.revision ?? 0 };
    } catch (cause) {
      throw new BulletinError("library-damaged", { path: this.#database.path, problem: "names" }, { cause });
    }
  }
}
