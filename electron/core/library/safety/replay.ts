/**
 * Restores saves of issues, records and pictures from the autosave files that the database lacks, after a backup
 * was restored or the last transactions were lost.
 */
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { Autosave, AutosaveFiles } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { readGeneration, writeGeneration } from "../database/generation.ts";
import { contentColumns, keepDerived } from "../issues/issue-content.ts";
import { readIfPossible } from "../texts/issue-row.ts";
import { writeStanding } from "../autosaves/issue-save.ts";
import { describeMissing, findMissingRecords, replayRecords } from "./record-replay.ts";
import { readNote, removeNote, withReplayed, writeNote } from "./recovery.ts";
import { isDamage } from "../database/sqlite-errors.ts";
import type { Reader } from "../database/statements.ts";
import { findMissingVersions, insertVersion } from "../autosaves/version-save.ts";

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
  { autosaves, versions, records, pictures }: Omit<AutosaveFiles, "unreadable">,
  folder: string,
  now: Date,
): Promise<boolean> {
  const present = await readGeneration(database);
  const files = [...autosaves, ...versions, ...records, ...pictures];
  const generation = Math.max(present, ...files.map((file) => file.generation));
  const isOlder = generation > present;
  const isNewest = (file: { generation: number }): boolean => file.generation === generation;
  const missingSaves = await findMissingSaves(database, autosaves.filter(isNewest), isOlder);
  const missingVersions = await findMissingVersions(
    database,
    versions.filter(isNewest),
    new Set(missingSaves.map(({ autosave }) => autosave.issue)),
  );
  const missingRecords = await findMissingRecords(
    database,
    { records: records.filter(isNewest), pictures: pictures.filter(isNewest) },
    isOlder,
  );
  const replayedRecords = describeMissing(missingRecords);
  if (missingSaves.length + missingVersions.length + replayedRecords.length === 0) {
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
    await replay(database, missingSaves, isOlder);
    for (const version of missingVersions)
      await database.transaction(async (statements) => {
        // Another process may have restored it meanwhile.
        const [lostVersion] = await findMissingVersions(statements, [version], new Set());
        if (lostVersion) await insertVersion(statements, lostVersion);
      });
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
  isOlder: boolean,
): Promise<MissingSave[]> {
  const missingSaves: MissingSave[] = [];
  for (const autosave of autosaves) {
    const { lacksText, lacksStanding } = compare(await readRow(database, autosave), autosave, isOlder);
    if (!lacksText && !lacksStanding) continue;
    const document = readIfPossible(autosave.document);
    if (document) missingSaves.push({ autosave, document });
  }
  return missingSaves;
}

/** `entry`: the id of the last entry of the history of the issue; 0 if there is none. */
type Row = { revision: number; document: string; entry: number } | undefined;
const readRow = (statements: Reader, { issue }: Autosave): Promise<Row> =>
  statements.get(
    `SELECT revision, document, coalesce((SELECT max(id) FROM audit WHERE issue = issues.id), 0) AS entry
     FROM issues WHERE id = ?`,
    issue,
  );

/**
 * Finds out what a row lacks of a save. In a row of an older generation, numbers say nothing of what is later. With
 * the same revision, another text is damaged.
 */
function compare(
  row: Row,
  { revision, document, standing }: Autosave,
  isOlder: boolean,
): { lacksText: boolean; lacksStanding: boolean } {
  const hasLaterText = row !== undefined && !isOlder && row.revision > revision;
  const hasText = row !== undefined && row.document === document && (isOlder || row.revision === revision);
  const present = row?.entry ?? -1;
  const entry = standing?.entry?.id ?? 0;
  const hasStanding = isOlder ? present === entry : present >= entry;
  return {
    lacksText: !hasText && !hasLaterText,
    lacksStanding: standing !== undefined && !hasStanding,
  };
}

async function replay(
  database: Database,
  missingSaves: readonly MissingSave[],
  isOlder: boolean,
): Promise<void> {
  for (const { autosave, document } of missingSaves) {
    const { issue, publication, revision, savedAt, standing } = autosave;
    await database.transaction(async (statements) => {
      const row = await readRow(statements, autosave);
      // Another process may have restored it meanwhile, and someone may have saved it since.
      const { lacksText, lacksStanding } = compare(row, autosave, isOlder);
      if (!row)
        await statements.run(
          `INSERT INTO issues (id, document, saved_at, publication)
           VALUES (?, '', ?, (SELECT id FROM publications WHERE id = ?))`,
          issue,
          savedAt,
          publication,
        );
      if (lacksText) {
        const { assignments, values } = contentColumns(document);
        await statements.run(
          `UPDATE issues SET ${assignments}, revision = ?, saved_at = ? WHERE id = ?`,
          ...values,
          revision,
          savedAt,
          issue,
        );
        await keepDerived(statements, issue, document);
      }
      if (lacksStanding && standing) await writeStanding(statements, autosave, standing);
    });
  }
}
