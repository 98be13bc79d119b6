import { crc32 } from "node:zlib";
import type { Migration } from "./migration.ts";
import type { Statements } from "../database/statements.ts";

/** Selects the id and the content of each record, as `records.ts` does at this version. */
const selects: Record<string, string> = {
  manuscripts:
    "SELECT id, title, unit, author, received, date, confirmed, state, reason, note, file, digest, characters, document, deleted_at FROM manuscripts",
  names_revision: `SELECT rowid AS id,
    (SELECT json_group_array(content) FROM (SELECT content FROM units ORDER BY position)) AS units,
    (SELECT json_group_array(content) FROM (SELECT content FROM people ORDER BY position)) AS people
    FROM names_revision`,
  publications: `SELECT id, name, deleted_at,
    (SELECT json_group_array(json_array(valid_from, profile)) FROM
      (SELECT valid_from, profile FROM publication_versions WHERE publication = publications.id ORDER BY valid_from)) AS versions
    FROM publications`,
  templates: "SELECT id, name, kind, most_characters, blocks, deleted_at FROM templates",
};
/** Columns that are lists in JSON. */
const lists = new Set(["units", "people", "versions"]);

/**
 * Adds to each manuscript, publication and template, and to the names, a checksum of the content and the number of
 * changes, which tells a later autosave from an earlier one.
 */
export const addRecordChecksums: Migration = async (statements) => {
  for (const [table, select] of Object.entries(selects)) {
    await statements.exec(`ALTER TABLE ${table} ADD COLUMN checksum INTEGER;
      ALTER TABLE ${table} ADD COLUMN changes INTEGER NOT NULL DEFAULT 0`);
    for (const { id } of await statements.all<{ id: number }>(`SELECT rowid AS id FROM ${table}`))
      await addChecksum(statements, { table, select, id });
  }
};

async function addChecksum(
  statements: Statements,
  { table, select, id }: { table: string; select: string; id: number },
): Promise<void> {
  const row = await statements.get<Record<string, unknown>>(`${select} WHERE rowid = ?`, id);
  if (!row) return;
  const columns = Object.entries(row).filter(([name]) => name !== "id");
  const content = columns.map(([name, value]): unknown =>
    lists.has(name) ? JSON.parse(String(value)) : value,
  );
  await statements.run(
    `UPDATE ${table} SET checksum = ? WHERE rowid = ?`,
    crc32(JSON.stringify(content)),
    id,
  );
}
