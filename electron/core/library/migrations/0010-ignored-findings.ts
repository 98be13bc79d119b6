import type { Migration } from "./migration.ts";

/**
 * Adds the findings that people chose to ignore: in one issue, or in every issue of a publication (null:
 * issues without one).
 */
export const addIgnoredFindings: Migration = async (statements) => {
  await statements.exec(`
    CREATE TABLE ignored_findings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER REFERENCES issues (id) ON DELETE CASCADE,
      publication INTEGER REFERENCES publications (id) ON DELETE CASCADE,
      rule TEXT NOT NULL,
      text TEXT,
      around TEXT,
      reason TEXT NOT NULL,
      by TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ignored_by_issue ON ignored_findings (issue, publication);
  `);
};
