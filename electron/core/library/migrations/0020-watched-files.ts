import type { Migration } from "./migration.ts";

/**
 * Adds the files of watched folders that were read, so that a start does not read them again, and an index that
 * covers the list of manuscripts and its filters, so that neither listing nor counting reads documents.
 */
export const addWatchedFiles: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE watched_files (
      folder TEXT NOT NULL,
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      failures TEXT NOT NULL,
      program TEXT NOT NULL,
      PRIMARY KEY (folder, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX manuscripts_listing ON manuscripts (deleted_at, received DESC, id DESC, state, title, unit, author, file);
  `);
};
