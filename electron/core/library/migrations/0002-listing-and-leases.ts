import { readDocument } from "../../../../shared/document/migrate.ts";
import type { Migration } from "./migration.ts";
import { summarize, type Summary } from "../texts/summary.ts";

/**
 * Adds the columns of the list beside each document, the label of the session that saved it last, and the
 * leases.
 */
export const addListingAndLeases: Migration = async (statements) => {
  // The index covers the list: reading these columns from the table would mean reading past each document.
  // Its first columns find an issue by its number.
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
  // Ids first, then one document at a time, because all documents together may not fit into memory.
  for (const { id } of await statements.all<{ id: number }>("SELECT id FROM issues")) {
    const row = await statements.get<{ document: string }>("SELECT document FROM issues WHERE id = ?", id);
    const summary = row && summarizeIfPossible(row.document);
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

/**
 * Gives `undefined` for an unreadable document: it must not prevent the person from opening all others. It is
 * listed without a name, and opening it reports the error.
 */
function summarizeIfPossible(document: string): Summary | undefined {
  try {
    return summarize(readDocument(JSON.parse(document)));
  } catch {
    return undefined;
  }
}
