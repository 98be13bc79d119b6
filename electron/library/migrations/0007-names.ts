import type { Migration } from "../migrations.ts";

/** The office's units and people, in its own order: a row is what the contract says of one, as JSON. */
export const addNames: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE units (position INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
    CREATE TABLE people (position INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
    CREATE TABLE names_revision (revision INTEGER NOT NULL) STRICT;
    INSERT INTO names_revision (revision) VALUES (0);
  `);
};
