import type { Migration } from "./migration.ts";

/**
 * Names the table of all articles and manuscripts by what it holds. A plain rename: no row, index,
 * fingerprint or search entry is written again. The indexes keep their names `similar_texts_…`, because
 * renaming an index means building it again.
 */
export const renameTexts: Migration = (statements) =>
  statements.exec("ALTER TABLE similar_texts RENAME TO texts");
