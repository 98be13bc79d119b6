import type { Migration } from "../migrations.ts";

/** The issues: each document as text, with the count of its saves. Ids are never used again. */
export const createIssues: Migration = (statements) =>
  statements.exec(`
    CREATE TABLE issues (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      saved_at TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;
  `);
