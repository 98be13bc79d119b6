/**
 * Restores saves of issues, records and pictures from the autosave files that the database lacks, after a backup
 * was restored or the last transactions were lost.
 */
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Autosave, AutosaveFiles } from "./autosaves.ts";
import type { Database } from "./driver.ts";
import { readGeneration, writeGeneration } from "./generation.ts";
import { contentColumns, keepDerived } from "./issue-content.ts";
import { readIfPossible } from "./issue-row.ts";
import { describeMissing, findMissingRecords, replayRecords } from "./record-replay.ts";
import { readNote, removeNote, withReplayed, writeNote } from "./recovery.ts";
import { isDamage } from "./sqlite-errors.ts";
import type { Reader } from "./statements.ts";

interface MissingSave {
  autosave: Autosave;
  document: BulletinDocument;
}

/**
 * Restores the missing saves, and notes them for the person. The note is written first, because afterwards
 * nothing would show that they were missing.
 *
 * Only the autosaves of the newest generation count: older ones were made before a person restored a backup.
 * If the database is older than they are (it was lost, and its newest backup is from before that restore), it
 * lacks all of them, whatever its revisions say; it then takes their generation.
 * @param folder of the library, for the note
 * @returns whether any were missing
 * @throws BulletinError `disk-full`, `not-writable`, `library-damaged` (the note is then withdrawn)
 */
export async function restoreMissingSaves(
  database: Database,
  { autosaves, records, pictures }: Omit<AutosaveFiles, "unreadable">,
  folder: string,
  now: Date,
): Promise<boolean> {
  const present = await readGeneration(database);
  const files = [...autosaves, ...records, ...pictures];
  const generation = Math.max(present, ...files.map((file) => file.generation));
  const isOlder = generation > present;
  const isNewest = (file: { generation: number }): boolean => file.generation === generation;
  const hasSave = isOlder ? hasText : hasRevision;
  const missingSaves = await findMissingSaves(database, autosaves.filter(isNewest), hasSave);
  const missingRecords = await findMissingRecords(
    database,
    { records: records.filter(isNewest), pictures: pictures.filter(isNewest) },
    isOlder,
  );
  const replayedRecords = describeMissing(missingRecords);
  if (missingSaves.length === 0 && replayedRecords.length === 0) {
    if (isOlder) await writeGeneration(database, generation);
    return false;
  }
  const note = await readNote(folder);
  const replayed = missingSaves.map(({ autosave: { issue, savedAt }, document }) => ({
    issue,
    number: document.masthead.number,
    savedAt,
  }));
  await writeNote(folder, withReplayed(note, now, { replayed, replayedRecords }));
  try {
    // First, because issues refer to publications and manuscripts.
    await replayRecords(database, missingRecords, isOlder, now);
    await replay(database, missingSaves, hasSave);
    // Last, so that a start that is killed before repeats the replay.
    if (isOlder) await writeGeneration(database, generation);
  } catch (error) {
    if (isDamage(error)) await (note ? writeNote(folder, note) : removeNote(folder));
    throw error;
  }
  return true;
}

/** Finds the saves that the database lacks. Skips unreadable documents. */
async function findMissingSaves(
  database: Database,
  autosaves: readonly Autosave[],
  hasSave: HasSave,
): Promise<MissingSave[]> {
  const missingSaves: MissingSave[] = [];
  for (const autosave of autosaves) {
    if (hasSave(await readRow(database, autosave), autosave)) continue;
    const document = readIfPossible(autosave.document);
    if (document) missingSaves.push({ autosave, document });
  }
  return missingSaves;
}

type Row = { revision: number; document: string } | undefined;
const readRow = (statements: Reader, { issue }: Autosave): Promise<Row> =>
  statements.get("SELECT revision, document FROM issues WHERE id = ?", issue);
/** Whether a row contains a save. */
type HasSave = (row: Row, autosave: Autosave) => boolean;
/** The same revision with another text is damaged, so the row does not contain it. */
const hasRevision: HasSave = (row, { revision, document }) =>
  row !== undefined && (row.revision > revision || (row.revision === revision && row.document === document));
/** For a row of an older generation, whose revision says nothing. */
const hasText: HasSave = (row, { document }) => row?.document === document;

async function replay(
  database: Database,
  missingSaves: readonly MissingSave[],
  hasSave: HasSave,
): Promise<void> {
  for (const { autosave, document } of missingSaves) {
    const { issue, publication, revision, savedAt } = autosave;
    await database.transaction(async (statements) => {
      const row = await readRow(statements, autosave);
      // Another process may have restored it meanwhile, and someone may have saved it since.
      if (hasSave(row, autosave)) return;
      if (!row) {
        const existingPublication =
          publication === null
            ? undefined
            : await statements.get("SELECT id FROM publications WHERE id = ?", publication);
        await statements.run(
          "INSERT INTO issues (id, document, saved_at, publication) VALUES (?, '', ?, ?)",
          issue,
          savedAt,
          existingPublication ? publication : null,
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
