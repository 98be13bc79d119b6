import { crc32 } from "node:zlib";
import type { Migration } from "./migration.ts";

/**
 * Adds a checksum of each issue's document. SQLite has none, so a letter changed by the disk would go
 * unnoticed.
 */
export const addChecksums: Migration = async (statements) => {
  await statements.exec("ALTER TABLE issues ADD COLUMN checksum INTEGER");
  for (const { id } of await statements.all<{ id: number }>("SELECT id FROM issues")) {
    const row = await statements.get<{ document: string }>("SELECT document FROM issues WHERE id = ?", id);
    if (row) await statements.run("UPDATE issues SET checksum = ? WHERE id = ?", crc32(row.document), id);
  }
};
