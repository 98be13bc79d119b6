import type { Migration } from "./migration.ts";

/**
 * Adds the manuscripts (稿库), and which issue uses which manuscript. The uses are read from the issue at each
 * save, so that undoing the placement of a manuscript also removes its use.
 */
export const addManuscripts: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE manuscripts (
      id INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      unit TEXT NOT NULL,
      author TEXT NOT NULL,
      received TEXT NOT NULL,
      date TEXT,
      confirmed INTEGER NOT NULL DEFAULT 0,
      state TEXT NOT NULL DEFAULT 'new',
      reason TEXT NOT NULL DEFAULT '',
      note TEXT NOT NULL DEFAULT '',
      file TEXT NOT NULL,
      digest TEXT NOT NULL,
      characters INTEGER NOT NULL,
      document TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;
    CREATE INDEX manuscripts_digest ON manuscripts (digest);
    CREATE TABLE manuscript_uses (
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      manuscript INTEGER NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
      PRIMARY KEY (issue, manuscript)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX manuscript_uses_manuscript ON manuscript_uses (manuscript, issue);
  `);
};
