import type { Migration } from "../migrations.ts";

/**
 * The index by which articles are searched (`search-index.ts`), contentless: the texts themselves are in `similar_texts`,
 * which says of each article in which section it stands, as how manieth, and under which key it is in the index. Both are
 * filled by the step after this one.
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
