import { readDocument } from "../../../../shared/document/migrate.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { Migration } from "./migration.ts";
import { keepArticles, keepManuscript } from "../texts/texts.ts";

/**
 * Adds the figures of each article that statistics count, with an index of their own so that counting reads
 * no texts, and the notes of leaders on articles. Fills the table of texts, the fingerprints and the search
 * index from all documents.
 */
export const addStatistics: Migration = async (statements) => {
  await statements.exec(`
    ALTER TABLE similar_texts ADD COLUMN brief INTEGER;
    ALTER TABLE similar_texts ADD COLUMN characters INTEGER;
    ALTER TABLE similar_texts ADD COLUMN mentions TEXT;
    ALTER TABLE similar_texts ADD COLUMN origin INTEGER;
    DROP INDEX similar_texts_issue;
    CREATE INDEX similar_texts_counted ON similar_texts (issue, article, place, section, unit, brief, mentions, characters, origin);
    CREATE TABLE leader_notes (
      id INTEGER PRIMARY KEY,
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      article TEXT NOT NULL,
      leader TEXT NOT NULL,
      date TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX leader_notes_article ON leader_notes (issue, article);
  `);
  for (const [table, keep] of [
    ["issues", keepArticles],
    ["manuscripts", keepManuscript],
  ] as const) {
    for (const { id } of await statements.all<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)) {
      const row = await statements.get<{ document: string }>(
        `SELECT document FROM ${table} WHERE id = ?`,
        id,
      );
      const document = row && readIfPossible(row.document);
      if (document) await keep(statements, id, document, "similar_texts");
    }
  }
};

/**
 * Gives `undefined` for an unreadable document: it must not prevent the person from opening all others (as in
 * migration 2).
 */
function readIfPossible(document: string): BulletinDocument | undefined {
  try {
    return readDocument(JSON.parse(document));
  } catch {
    return undefined;
  }
}
