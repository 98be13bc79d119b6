import type { Migration } from "./migration.ts";

/** Adds the units and people of the office, in its own order. A row is the entry of the contract as JSON. */
export const addNames: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE units (position INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
    CREATE TABLE people (position INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
    CREATE TABLE names_revision (revision INTEGER NOT NULL) STRICT;
    INSERT INTO names_revision (revision) VALUES (0);
  `);
};
