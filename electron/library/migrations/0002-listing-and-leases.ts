import { readDocument } from "../../../shared/bulletin/migrate.ts";
import type { Migration } from "../migrations.ts";
import { summarize, type Summary } from "../summary.ts";

/** What the list shows, stored beside each document; who saved it last; who has it open for writing. */
export const addListingAndLeases: Migration = async (statements) => {
  // The index holds all that the list shows, as each document lies before these columns; its head finds a number.
  await statements.exec(`
    ALTER TABLE issues ADD COLUMN number INTEGER;
    ALTER TABLE issues ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE issues ADD COLUMN date TEXT;
    ALTER TABLE issues ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE issues ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE issues ADD COLUMN saved_by TEXT NOT NULL DEFAULT '';
    CREATE INDEX issues_listing ON issues (deleted_at, number, date, name, articles, characters, saved_at);
    CREATE TABLE leases (
      issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,
      session TEXT NOT NULL,
      label TEXT NOT NULL,
      since TEXT NOT NULL,
      expires TEXT NOT NULL
    ) STRICT;
  `);
  // Ids first, documents one at a time: an archive need not fit into memory.
  for (const { id } of await statements.all<{ id: number }>("SELECT id FROM issues")) {
    const row = await statements.get<{ document: string }>("SELECT document FROM issues WHERE id = ?", id);
    const summary = row && readable(row.document);
    if (!summary) continue;
    const { number, name, date, articles, characters } = summary;
    await statements.run(
      "UPDATE issues SET number = ?, name = ?, date = ?, articles = ?, characters = ? WHERE id = ?",
      number,
      name,
      date,
      articles,
      characters,
      id,
    );
  }
};

/** One document that cannot be read must not shut a person out of all others: it is listed without a name, and opening it tells. */
function readable(document: string): Summary | undefined {
  try {
    return summarize(readDocument(JSON.parse(document)));
  } catch {
    return undefined;
  }
}
