import { readDocument } from "../../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { Migration } from "../migrations.ts";
import { keepArticles, keepManuscript } from "../similar-texts.ts";

/** Every article and manuscript with its fingerprints, by which similar ones are found. */
export const addSimilarTexts: Migration = async (statements) => {
  // The texts stand last, so that what choosing among them needs lies together.
  await statements.exec(`
    CREATE TABLE similar_texts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER REFERENCES issues (id) ON DELETE CASCADE,
      manuscript INTEGER REFERENCES manuscripts (id) ON DELETE CASCADE,
      article TEXT,
      letters INTEGER NOT NULL,
      fingerprints INTEGER NOT NULL,
      title TEXT,
      unit TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX similar_texts_issue ON similar_texts (issue);
    CREATE INDEX similar_texts_manuscript ON similar_texts (manuscript);
    CREATE TABLE fingerprints (hash INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (hash, text)) STRICT, WITHOUT ROWID;
  `);
  for (const [table, keep] of [["issues", keepArticles], ["manuscripts", keepManuscript]] as const) {
    for (const { id } of await statements.all<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)) {
      const row = await statements.get<{ document: string }>(`SELECT document FROM ${table} WHERE id = ?`, id);
      const document = row && readable(row.document);
      if (document) await keep(statements, id, document);
    }
  }
};

/** As in the listing: one document that cannot be read must not shut a person out of all others. */
function readable(document: string): BulletinDocument | undefined {
  try {
    return readDocument(JSON.parse(document));
  } catch {
    return undefined;
  }
}
