/**
 * The frozen schema of each released version: released steps never change, and a library of any version can
 * be opened.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { serialize } from "../../../../shared/document/migrate.ts";
import { openDatabase, type Database } from "../database/driver.ts";
import { applicationId } from "../database/identity.ts";
import { databaseName, openLibrary } from "../index.ts";
import { migrate, migrations } from "./migrations.ts";

const now = () => new Date("2026-03-09T08:00:00Z");
const fileOf = (version: number) =>
  join(import.meta.dirname, "schemas", `${String(version).padStart(4, "0")}.sql`);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-schemas-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/**
 * Reads the statements that create the tables and indexes, without the tables that FTS5 creates by itself.
 */
async function schemaOf(database: Database): Promise<string> {
  const rows = await database.all<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'search!_%' ESCAPE '!' ORDER BY rowid",
  );
  return rows.map(({ sql }) => `${sql};\n`).join("");
}

describe.each(migrations.map((_, index) => index + 1))("version %i", (version) => {
  test("the tables are those that were released", async () => {
    const database = await openDatabase(join(folder, databaseName));
    await migrate(database, now, migrations.slice(0, version));
    await expect(await schemaOf(database)).toMatchFileSnapshot(fileOf(version));
    await database.close();
  });

  test("a library with these tables opens with its issues and is migrated to the present version", async () => {
    const database = await openDatabase(join(folder, databaseName));
    await database.exec(await readFile(fileOf(version), "utf8"));
    const document = {
      ...emptyDocument(),
      blocks: [{ id: "b1", style: "body" as const, runs: [{ text: "从前的一期。" }] }],
    };
    await database.run(
      "INSERT INTO issues (document, saved_at) VALUES (?, '2026-03-06T01:00:00.000Z')",
      serialize(document),
    );
    // This table always has one row.
    if (version >= 7) await database.exec("INSERT INTO names_revision (revision) VALUES (0)");
    await database.exec(`PRAGMA user_version = ${version}`);
    await database.close();
    const library = await openLibrary(folder, { now });
    expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
    expect((await library.issues.open({ id: 1, session: "session-1", label: "甲" })).document).toEqual(
      document,
    );
    expect(await library.names.list()).toEqual({ revision: 0, units: [], people: [] });
    expect(await library.integrityCheck()).toEqual([]);
    await library.close();
    const migratedDatabase = await openDatabase(join(folder, databaseName));
    expect((await migratedDatabase.get<{ user_version: number }>("PRAGMA user_version"))?.user_version).toBe(
      migrations.length,
    );
    // The file of the present version had nothing to migrate.
    if (version < migrations.length)
      expect(await migratedDatabase.get("PRAGMA application_id")).toEqual({ application_id: applicationId });
    await migratedDatabase.close();
  });
});
