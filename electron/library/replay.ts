/** Puts back what the database lacks of the autosaves: after a restored backup, or where its last transactions were lost. */
import { readDocument } from "../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { Autosave } from "./autosaves.ts";
import type { Database } from "./driver.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";
import { readNote, removeNote, withReplayed, writeNote } from "./recovery.ts";
import type { Reader } from "./statements.ts";

interface Lacking {
  saved: Autosave;
  document: BulletinDocument;
}

/**
 * @param folder of the library, where it is noted for the person: before it is done, as afterwards nothing tells that it was
 * @returns whether the database lacked any
 * @throws BulletinError `disk-full`, `not-writable`; `library-damaged`, and then it is not noted
 */
export async function putBack(
  database: Database,
  autosaves: readonly Autosave[],
  folder: string,
  now: Date,
): Promise<boolean> {
  const lacking = await lackingIn(database, autosaves);
  if (lacking.length === 0) return false;
  const note = await readNote(folder);
  await writeNote(
    folder,
    withReplayed(
      note,
      now,
      lacking.map(({ saved: { issue, savedAt }, document }) => ({
        issue,
        number: document.masthead.number,
        savedAt,
      })),
    ),
  );
  try {
    await replay(database, lacking);
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged")
      await (note ? writeNote(folder, note) : removeNote(folder));
    throw error;
  }
  return true;
}

/** Those that the database does not have, without what cannot be read. */
async function lackingIn(database: Database, autosaves: readonly Autosave[]): Promise<Lacking[]> {
  const lacking: Lacking[] = [];
  for (const saved of autosaves) {
    const document = isHere(await rowOf(database, saved), saved) ? undefined : readable(saved.document);
    if (document) lacking.push({ saved, document });
  }
  return lacking;
}

type Row = { revision: number; document: string } | undefined;
const rowOf = (statements: Reader, { issue }: Autosave): Promise<Row> =>
  statements.get("SELECT revision, document FROM issues WHERE id = ?", issue);
/** The same revision with another text is one that was damaged. */
const isHere = (row: Row, { revision, document }: Autosave): boolean =>
  row !== undefined && (row.revision > revision || (row.revision === revision && row.document === document));

async function replay(database: Database, lacking: readonly Lacking[]): Promise<void> {
  for (const { saved, document } of lacking) {
    const { issue, publication, revision, savedAt } = saved;
    await database.transaction(async (statements) => {
      const row = await rowOf(statements, saved);
      // Another program put it back, and somebody may have saved it since.
      if (isHere(row, saved)) return;
      if (!row) {
        const known =
          publication === null
            ? undefined
            : await statements.get("SELECT id FROM publications WHERE id = ?", publication);
        await statements.run(
          "INSERT INTO issues (id, document, saved_at, publication) VALUES (?, '', ?, ?)",
          issue,
          savedAt,
          known ? publication : null,
        );
      }
      const { assignments, values } = contentColumns(document);
      await statements.run(
        `UPDATE issues SET ${assignments}, revision = ?, saved_at = ? WHERE id = ?`,
        ...values,
        revision,
        savedAt,
        issue,
      );
      await keepDerived(statements, issue, document);
    });
  }
}

function readable(text: string): BulletinDocument | undefined {
  try {
    return readDocument(JSON.parse(text));
  } catch {
    return undefined;
  }
}
