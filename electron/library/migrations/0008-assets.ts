import type { Migration } from "../migrations.ts";

/** The pictures of issues, manuscripts and templates, each once, under the SHA-256 of its file. */
export const addAssets: Migration = (statements) =>
  // The bytes stand last: what else is asked of a picture lies before them.
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
