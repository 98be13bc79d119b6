import { readDocument } from "../../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { Migration } from "../migrations.ts";
import { keepArticles, keepManuscript } from "../similar-texts.ts";

/**
 * The index by which articles are searched (`search-index.ts`), contentless: the texts themselves are in `similar_texts`,
 * which says of each article in which section it stands, as how manieth, and under which key it is in the index.
 */
export const addSearch: Migration = async (statements) => {
  await statements.exec(`
    ALTER TABLE similar_texts ADD COLUMN section TEXT;
    ALTER TABLE similar_texts ADD COLUMN place INTEGER;
    ALTER TABLE similar_texts ADD COLUMN key INTEGER;
    CREATE UNIQUE INDEX similar_texts_key ON similar_texts (key);
    CREATE VIRTUAL TABLE search USING fts5 (title, unit, body, content = '', contentless_delete = 1, tokenize = 'ascii');
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
