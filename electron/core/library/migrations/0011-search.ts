import type { Migration } from "./migration.ts";

/**
 * Adds the search index of the articles (`search-index.ts`). It is contentless, because `similar_texts` has
 * the texts; that table gets the section and position of each article and its key in the index.
 * `0012-statistics.ts` fills both.
 */
export const addSearch: Migration = async (statements) => {
  await statements.exec(`
    ALTER TABLE similar_texts ADD COLUMN section TEXT;
    ALTER TABLE similar_texts ADD COLUMN place INTEGER;
    ALTER TABLE similar_texts ADD COLUMN key INTEGER;
    CREATE UNIQUE INDEX similar_texts_key ON similar_texts (key);
    CREATE VIRTUAL TABLE search USING fts5 (title, unit, body, content = '', contentless_delete = 1, tokenize = 'ascii');
  `);
};
