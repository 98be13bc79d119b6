import { crc32 } from "node:zlib";
import type { Migration } from "../migrations.ts";

/** A checksum of each issue's document: SQLite has none, and a disk that changes a letter is otherwise not noticed. */
export const addChecksums: Migration = async (statements) => {
  await statements.exec("ALTER TABLE issues ADD COLUMN checksum INTEGER");
  for (const { id } of await statements.all<{ id: number }>("SELECT id FROM issues")) {
    const row = await statements.get<{ document: string }>("SELECT document FROM issues WHERE id = ?", id);
    if (row) await statements.run("UPDATE issues SET checksum = ? WHERE id = ?", crc32(row.document), id);
  }
};
