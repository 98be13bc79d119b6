import type { Migration } from "./migration.ts";

/** Creates the issues: each document as text, with the number of its saves. Ids are never reused. */
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
