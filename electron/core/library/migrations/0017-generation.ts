import type { Migration } from "./migration.ts";

/** Adds the generation of the library (`generation.ts`). The table has no row until a backup is restored. */
export const addGeneration: Migration = (statements) =>
  statements.exec(
    "CREATE TABLE generation (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT",
  );
