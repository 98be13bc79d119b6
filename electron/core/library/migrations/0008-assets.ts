import type { Migration } from "./migration.ts";

/** Adds the pictures of issues, manuscripts and templates, each stored once under the SHA-256 of its file. */
export const addAssets: Migration = (statements) =>
  // The bytes are the last column, so that the other columns can be read without them.
  statements.exec(`
    CREATE TABLE assets (
      digest TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      added TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
  `);
