/** Puts back what the database lacks of the autosaves: after a restored backup, or where its last transactions were lost. */
import { readDocument } from "../../shared/bulletin/migrate.ts";
import type { Recovery } from "../../shared/contract/backups.ts";
import type { Autosave } from "./autosaves.ts";
import type { Database } from "./driver.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";

/** @returns the issues that were put back; what cannot be read is left out. */
export async function replay(database: Database, autosaves: readonly Autosave[]): Promise<Recovery["replayed"]> {
  const replayed: Recovery["replayed"] = [];
  for (const { issue, publication, revision, savedAt, document: text } of autosaves) {
    const document = readable(text);
    if (!document) continue;
    const isNewer = await database.transaction(async (statements) => {
      const row = await statements.get<{ revision: number; document: string }>("SELECT revision, document FROM issues WHERE id = ?", issue);
      // The same revision with another text is one that was damaged.
      if (row && (row.revision > revision || (row.revision === revision && row.document === text))) return false;
      if (!row) {
        const known = publication === null ? undefined : await statements.get("SELECT id FROM publications WHERE id = ?", publication);
        await statements.run("INSERT INTO issues (id, document, saved_at, publication) VALUES (?, '', ?, ?)", issue, savedAt, known ? publication : null);
      }
      const { assignments, values } = contentColumns(document);
      await statements.run(`UPDATE issues SET ${assignments}, revision = ?, saved_at = ? WHERE id = ?`, ...values, revision, savedAt, issue);
      await keepDerived(statements, issue, document);
      return true;
    });
    if (isNewer) replayed.push({ issue, number: document.masthead.number, savedAt });
  }
  return replayed;
}

function readable(text: string) {
  try {
    return readDocument(JSON.parse(text));
  } catch {
    return undefined;
  }
}
