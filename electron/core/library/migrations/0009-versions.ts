import type { Migration } from "./migration.ts";

/**
 * Adds the workflow state of issues, versions, and the audit log. Existing issues become drafts without a
 * history. Versions with equal content share one row of `version_contents`, under its digest.
 */
export const addVersions: Migration = (statements) =>
  // The index `issues_listing` covers the list again.
  statements.exec(`
    ALTER TABLE issues ADD COLUMN state TEXT NOT NULL DEFAULT 'draft';
    ALTER TABLE issues ADD COLUMN state_at TEXT;
    ALTER TABLE issues ADD COLUMN state_name TEXT NOT NULL DEFAULT '';
    ALTER TABLE issues ADD COLUMN state_role TEXT NOT NULL DEFAULT '';
    DROP INDEX issues_listing;
    CREATE INDEX issues_listing ON issues (deleted_at, number, date, name, articles, characters, publication, state, saved_at);
    CREATE TABLE version_contents (digest TEXT PRIMARY KEY, document BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      made_at TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      label TEXT NOT NULL,
      digest TEXT NOT NULL REFERENCES version_contents (digest)
    ) STRICT;
    CREATE INDEX versions_issue ON versions (issue, made_at);
    CREATE INDEX versions_digest ON versions (digest);
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      action TEXT NOT NULL,
      details TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_issue ON audit (issue, id);
  `);
