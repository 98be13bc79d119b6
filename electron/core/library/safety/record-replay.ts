/** Restores records and pictures from the autosave files that the database lacks, for `replay.ts`. */
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { ReplayedRecord } from "../../../../shared/contract/backups.ts";
import { readPictureIfPossible, type PictureFile } from "../../system/picture-file.ts";
import { isPicture, storePicture } from "../tables/assets.ts";
import type { PictureAutosave, RecordAutosave } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import { readIfPossible } from "../texts/issue-row.ts";
import { adoptIssues } from "../tables/publications.ts";
import {
  isComplete,
  isSound,
  nameOf,
  readRecord,
  replayRecord,
  type RecordSave,
  type StoredRecord,
} from "../database/records.ts";
import type { Reader, Statements } from "../database/statements.ts";
import { keepManuscript } from "../texts/texts.ts";

/** What the database lacks. */
export interface MissingRecords {
  records: RecordAutosave[];
  pictures: PictureFile[];
}

/** Whether a stored record contains the change of an autosave. */
type HasChange = (stored: StoredRecord | undefined, save: RecordAutosave) => boolean;
/** With the same number of changes, another content or a wrong checksum is damage: the record lacks the change. */
const hasNumber: HasChange = (stored, { changes, content }) =>
  stored !== undefined &&
  (stored.changes > changes ||
    (stored.changes === changes && isSound(stored) && isDeepStrictEqual(stored.content, content)));
/** For a record of an older generation, whose number of changes says nothing. */
const hasContent: HasChange = (stored, { content }) => isDeepStrictEqual(stored?.content, content);

const chooseRule = (isOlder: boolean): HasChange => (isOlder ? hasContent : hasNumber);

/** Finds what the database lacks. @param isOlder whether the database is of an older generation than the files */
export async function findMissingRecords(
  reader: Reader,
  { records, pictures }: { records: readonly RecordAutosave[]; pictures: readonly PictureAutosave[] },
  isOlder: boolean,
): Promise<MissingRecords> {
  const missing: MissingRecords = { records: [], pictures: [] };
  const hasChange = chooseRule(isOlder);
  for (const save of records)
    if (isReadable(save) && !hasChange(await readRecord(reader, save.kind, save.id), save))
      missing.records.push(save);
  for (const { asset, path } of pictures) {
    const row = await reader.get<{ bytes: Uint8Array }>("SELECT bytes FROM assets WHERE digest = ?", asset);
    if (row && isPicture(row.bytes, asset)) continue;
    const picture = readPictureIfPossible(await readFile(path).catch(() => new Uint8Array()));
    // A file with another digest is incomplete or damaged.
    if (picture?.asset === asset) missing.pictures.push(picture);
  }
  return missing;
}

export async function replayRecords(
  database: Database,
  { records, pictures }: MissingRecords,
  isOlder: boolean,
  now: Date,
): Promise<void> {
  const hasChange = chooseRule(isOlder);
  for (const save of records)
    await database.transaction(async (statements) => {
      // Another process may have restored it meanwhile, and someone may have changed it since.
      const stored = await readRecord(statements, save.kind, save.id);
      if (hasChange(stored, save)) return;
      await replayRecord(statements, save);
      if (!stored && save.kind === "publications") await adoptIssues(statements, save.id, nameOf(save));
      await keepTexts(statements, save);
    });
  for (const picture of pictures)
    await database.transaction((statements) => storePicture(statements, picture, now));
}

/** Whether this program can restore an autosave: those of another version may have other contents. */
const isReadable = (save: RecordAutosave): boolean =>
  isComplete(save) &&
  (save.kind !== "manuscripts" || readIfPossible(String(save.content.document)) !== undefined);

/** Updates the texts of a manuscript that was written as a record. Those of an unreadable one stay. */
export async function keepTexts(
  statements: Statements,
  { kind, id, content }: Omit<RecordSave, "changes">,
): Promise<void> {
  if (kind !== "manuscripts") return;
  const document = readIfPossible(String(content.document));
  if (document) await keepManuscript(statements, id, document);
}

/** Names what was restored, for the note. */
export const describeMissing = ({ records, pictures }: MissingRecords): ReplayedRecord[] => [
  ...records.map((save) => ({ kind: save.kind, name: nameOf(save) })),
  ...pictures.map(({ asset }) => ({ kind: "pictures" as const, name: asset.slice(0, 12) })),
];
