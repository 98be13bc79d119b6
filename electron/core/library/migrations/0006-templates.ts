import { starterTemplates } from "../../../../shared/templates/starters.ts";
import type { Migration } from "./migration.ts";

/** Adds templates of sections and articles, with a few starters that the office may change. */
export const addTemplates: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE templates (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      most_characters INTEGER,
      blocks TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;
  `);
  for (const { name, kind, limit, blocks } of starterTemplates) {
    await statements.run(
      "INSERT INTO templates (name, kind, most_characters, blocks) VALUES (?, ?, ?, ?)",
      name,
      kind,
      limit,
      JSON.stringify(blocks),
    );
  }
};
