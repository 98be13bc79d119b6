import type { Migration } from "./migration.ts";

/**
 * Adds a table of all articles and manuscripts, and their fingerprints, for finding similar ones.
 * `0012-statistics.ts` fills both.
 */
export const addSimilarTexts: Migration = async (statements) => {
  // The text is the last column, so that the short columns needed for choosing candidates are close together.
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
};
