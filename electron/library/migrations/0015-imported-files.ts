import type { Migration } from "../migrations.ts";

/** Files of old issues that were taken in, by the SHA-256 of their bytes: the same folder can be gone through again. */
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
