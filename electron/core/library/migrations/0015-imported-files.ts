import type { Migration } from "./migration.ts";

/**
 * Adds the SHA-256 of the files that old issues were imported from, so that a folder can be imported again
 * without duplicates.
 */
export const addImportedFiles: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE imported_files (
      digest TEXT PRIMARY KEY,
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX imported_files_issue ON imported_files (issue);
    CREATE INDEX issues_named ON issues (number, name, deleted_at);
  `);
};
