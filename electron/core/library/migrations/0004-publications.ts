import type { Migration } from "./migration.ts";

/**
 * Adds publications, the versions of their profiles, and the publication of each issue: existing issues have
 * none.
 */
export const addPublications: Migration = (statements) =>
  // The index `issues_listing` covers the list again.
  statements.exec(`
    CREATE TABLE publications (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      deleted_at TEXT
    ) STRICT;
    CREATE TABLE publication_versions (
      publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
      valid_from TEXT NOT NULL,
      profile TEXT NOT NULL,
      PRIMARY KEY (publication, valid_from)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE issues ADD COLUMN publication INTEGER REFERENCES publications (id);
    CREATE INDEX issues_publication ON issues (publication, deleted_at, number, date);
    DROP INDEX issues_listing;
    CREATE INDEX issues_listing ON issues (deleted_at, number, date, name, articles, characters, publication, saved_at);
  `);
