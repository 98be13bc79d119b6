import type { Migration } from "./migration.ts";

/**
 * Adds indexes in the order of the list (`issue-list.ts`), so that a page is read without sorting thousands
 * of issues; and indexes for the latest issue and the last save.
 */
export const addListingOrder: Migration = async (statements) => {
  await statements.exec(`
    CREATE INDEX issues_order ON issues (deleted_at, iif(date IS NULL OR number IS NULL, id, 0) DESC, substr(date, 1, 4) DESC, number DESC, date DESC, id DESC);
    CREATE INDEX issues_latest ON issues (deleted_at, substr(coalesce(date, ''), 1, 4) DESC, number DESC, publication);
    CREATE INDEX issues_saved ON issues (saved_at, publication, deleted_at);
  `);
};
