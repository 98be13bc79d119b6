/**
 * Restores damaged records and pictures from the newest backup in which they are sound, when a library is opened
 * after damage was met. What is replaced is kept in `damaged/`, and the note of the recovery names it.
 */
import { join } from "node:path";
import type { BackupFile, Recovery, RestoredRecord } from "../../../../shared/contract/backups.ts";
import { damagedFolder, makeFolder } from "../../system/folders.ts";
import { modesIn } from "../../system/privacy.ts";
import { partialSuffix, writeFileWhole } from "../../system/whole-files.ts";
import { isLost, isPicture, nothingLeft } from "../tables/assets.ts";
import { backupFolder, listCandidates } from "../database/backup-files.ts";
import { copyDatabase, openDatabase, removeDatabase, type Database } from "../database/driver.ts";
import { migrate, migrations } from "../migrations/migrations.ts";
import { keepTexts } from "./record-replay.ts";
import { isRestorable, readNote, withRestoredRecords, writeNote } from "./recovery.ts";
import {
  isSound,
  listRecordIds,
  nameOf,
  readRecord,
  recordKinds,
  sealRecord,
  writeRecord,
  type StoredRecord,
} from "../database/records.ts";
import type { Reader, Statements } from "../database/statements.ts";

/** A picture with the bytes that the database has. */
interface StoredPicture {
  kind: "pictures";
  asset: string;
  bytes: Uint8Array;
}
type Stored = StoredRecord | StoredPicture;

/** What a damaged record or picture is replaced by. Without a backup, a record stays as it is, and a picture is lost. */
interface Replacement {
  damaged: Stored;
  /** Sound, or the best there is. */
  sound: Stored;
  backup: BackupFile | null;
}

interface Folders {
  /** Of the library. */
  folder: string;
  /** A second folder of backups; null for none. */
  otherFolder: string | null;
}

/**
 * Restores all damaged records and pictures. A record that is sound in no backup keeps its content, and gets a
 * new checksum: the person is told to check it, and the others of its list can be read again. A picture that is
 * sound in no backup is marked as lost.
 * @returns whether the note names any
 * @throws BulletinError `disk-full`, `not-writable`, `library-damaged`
 */
export async function restoreDamagedRecords(
  database: Database,
  folders: Folders,
  now: Date,
): Promise<boolean> {
  const damaged = await listDamaged(database);
  if (damaged.length === 0) return false;
  const replacements = await findReplacements(damaged, folders, now);
  if (replacements.length === 0) return false;
  const { folder } = folders;
  // First, so that the person learns of it even if the program is stopped now.
  await writeNote(
    folder,
    withRestoredRecords(await readNote(folder), now, await keepAside(replacements, folder, now)),
  );
  for (const { damaged: before, sound } of replacements)
    await database.transaction(async (statements) => {
      // Another program may have restored it meanwhile.
      const stored = await read(statements, before);
      if (stored && !isStoredSound(stored)) await write(statements, sound);
    });
  return true;
}

async function listDamaged(database: Database): Promise<Stored[]> {
  const damaged: Stored[] = [];
  for (const kind of recordKinds)
    for (const id of await listRecordIds(database, kind)) {
      const record = await readRecord(database, kind, id);
      if (record && !isSound(record)) damaged.push(record);
    }
  for (const { digest: asset } of await database.all<{ digest: string }>("SELECT digest FROM assets")) {
    const picture = await readPicture(database, asset);
    if (picture && !isStoredSound(picture)) damaged.push(picture);
  }
  return damaged;
}

async function readPicture(reader: Pick<Reader, "get">, asset: string): Promise<StoredPicture | undefined> {
  const row = await reader.get<{ bytes: Uint8Array }>("SELECT bytes FROM assets WHERE digest = ?", asset);
  return row && { kind: "pictures", asset, bytes: row.bytes };
}

const read = (reader: Pick<Reader, "get">, stored: Stored): Promise<Stored | undefined> =>
  stored.kind === "pictures" ? readPicture(reader, stored.asset) : readRecord(reader, stored.kind, stored.id);

const isStoredSound = (stored: Stored): boolean =>
  stored.kind === "pictures" ? isPicture(stored.bytes, stored.asset) : isSound(stored);

async function write(statements: Statements, sound: Stored): Promise<void> {
  if (sound.kind === "pictures") {
    await statements.run("UPDATE assets SET bytes = ? WHERE digest = ?", sound.bytes, sound.asset);
    return;
  }
  await writeRecord(statements, sound);
  await sealRecord(statements, sound.kind, sound.id);
  await keepTexts(statements, sound);
}

/** Looks into the backups, newest first, until each has a replacement. */
async function findReplacements(
  damaged: readonly Stored[],
  { folder, otherFolder }: Folders,
  now: Date,
): Promise<Replacement[]> {
  const replacements: Replacement[] = [];
  let rest = damaged;
  for (const backup of await listCandidates(folder, otherFolder)) {
    if (rest.length === 0) break;
    if (!(await isRestorable(backup))) continue;
    const missing: Stored[] = [];
    await withCopy(backup, folder, now, async (copy) => {
      for (const each of rest) {
        const sound = await read(copy, each);
        if (sound && isStoredSound(sound)) replacements.push({ damaged: each, sound, backup });
        else missing.push(each);
      }
    });
    rest = missing;
  }
  for (const each of rest) {
    if (each.kind === "pictures" && isLost(each.bytes)) continue;
    const sound = each.kind === "pictures" ? { ...each, bytes: nothingLeft } : each;
    replacements.push({ damaged: each, sound, backup: null });
  }
  return replacements;
}

/** Reads a backup through a migrated copy: it may be of an older version, and must stay as it is. */
async function withCopy(
  backup: BackupFile,
  folder: string,
  now: Date,
  work: (copy: Database) => Promise<void>,
): Promise<void> {
  const path = join(backupFolder(folder), `records.${process.pid}${partialSuffix}`);
  await makeFolder(backupFolder(folder), modesIn(folder).folder);
  await removeDatabase(path);
  try {
    await copyDatabase(backup.path, path);
    const copy = await openDatabase(path);
    try {
      await migrate(copy, () => now, migrations, false);
      await work(copy);
    } finally {
      await copy.close();
    }
  } finally {
    await removeDatabase(path).catch(() => {});
  }
}

/** Keeps what is replaced as files. Returns the entries of the note. */
async function keepAside(
  replacements: readonly Replacement[],
  folder: string,
  now: Date,
): Promise<Pick<Recovery, "setAside"> & { records: RestoredRecord[] }> {
  const setAside = damagedFolder(folder, now);
  await makeFolder(setAside, modesIn(folder).folder);
  const records: RestoredRecord[] = [];
  for (const { damaged, sound, backup } of replacements) {
    const isOfPicture = damaged.kind === "pictures";
    await writeFileWhole(
      join(setAside, isOfPicture ? damaged.asset : `${damaged.kind}-${damaged.id}.json`),
      isOfPicture ? damaged.bytes : JSON.stringify(damaged),
      modesIn(folder).file,
    );
    records.push({
      kind: sound.kind,
      name: sound.kind === "pictures" ? sound.asset.slice(0, 12) : nameOf(sound),
      backup: backup?.at ?? null,
    });
  }
  return { setAside, records };
}
