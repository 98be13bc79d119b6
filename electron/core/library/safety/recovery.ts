/**
 * Recovery of a library that cannot be opened: the damaged or foreign files are moved to `damaged/`, the
 * newest sound backup replaces them, and a note for the person says what was done. (`replay.ts` then restores
 * later saves.) Nothing is deleted, and no empty library is created in place of a damaged one.
 */
import { existsSync } from "node:fs";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  recovery as recoverySchema,
  type BackupFile,
  type Recovery,
} from "../../../../shared/contract/backups.ts";
import { damagedFolder, makeFolder } from "../../system/folders.ts";
import { describeError } from "../../system/describe-error.ts";
import { modesIn } from "../../system/privacy.ts";
import { writeLog } from "../../system/program-log.ts";
import { copyFileWhole, syncFolder, toFileError, writeFileWhole } from "../../system/whole-files.ts";
import { listCandidates } from "../database/backup-files.ts";
import { databaseSuffixes, examine, openDatabase, problemsOf, readIdentity } from "../database/driver.ts";
import { foreignProblem } from "../database/identity.ts";
import { migrations } from "../migrations/migrations.ts";
import { runExclusively } from "./recovery-lock.ts";
import { isDamage, createDamageError } from "../database/sqlite-errors.ts";

const noteName = "recovery.json";
/** Exists from the moment that damage is met until the database was checked. */
const suspectName = "suspect";

/**
 * Ensures that there is a database that can be opened, by restoring a backup if necessary.
 * @param path of the database
 * @param otherFolder a second folder of backups, besides that of the library
 * @returns whether a backup was restored, which the note then describes. False too for a damaged library that
 *   can be read in part and has no sound backup.
 * @throws BulletinError `library-damaged` if the database is unreadable and there is no sound backup (nothing
 *   is changed then), `disk-full`, `not-writable`
 */
export async function ensureSound(
  folder: string,
  path: string,
  now: Date,
  otherFolder: string | null,
): Promise<boolean> {
  const damage = await findDamage(folder, path);
  if (!damage) return false;
  const { isReadable, ...description } = damage;
  const candidates = await listCandidates(folder, otherFolder);
  // Without backups and autosaves, the folder is that of a new library.
  if (description.what === "missing" && candidates.length === 0 && !existsSync(join(folder, "autosaves")))
    return false;
  return runExclusively(folder, async () => {
    // Another program may have recovered the library before this one got the lock.
    if (!(await findDamage(folder, path))) return true;
    const { sound, unsound } = await findNewestSound(candidates);
    // A missing database without a backup continues: the autosaves are then restored into a new one.
    if (!sound && description.what !== "missing") {
      if (isReadable) return false;
      const problem = description.what === "foreign" ? foreignProblem : description.problem;
      throw createDamageError(path, problem);
    }
    const copy = join(folder, "library.restoring");
    if (sound) await copyFileWhole(sound.path, copy, modesIn(folder).file);
    const files = databaseSuffixes.map((suffix) => `${path}${suffix}`).filter((file) => existsSync(file));
    // No files: a program that was stopped during its recovery has moved them already.
    const setAside =
      files.length === 0 ? ((await readNote(folder))?.setAside ?? null) : damagedFolder(folder, now);
    // The note is written before any file is moved, so that the person learns of it even if the program is
    // stopped now.
    await writeNote(folder, {
      at: now.toISOString(),
      ...description,
      setAside,
      restored: sound,
      unsound,
      replayed: [],
      replayedRecords: [],
      records: [],
    });
    if (setAside && files.length > 0) {
      await makeFolder(setAside, modesIn(folder).folder);
      // A power cut must not leave the files without the folder that they were moved to.
      for (const changedFolder of [dirname(setAside), folder]) await syncFolder(changedFolder);
      await moveFiles(files, setAside);
      for (const changedFolder of [setAside, folder]) await syncFolder(changedFolder);
    }
    if (sound) {
      await rename(copy, path);
      await syncFolder(folder);
    }
    await clearSuspect(folder);
    return true;
  });
}

/** Moves the database last: a WAL left behind alone would be applied to the restored database. */
async function moveFiles(files: readonly string[], folder: string): Promise<void> {
  for (const file of files.toReversed()) await rename(file, join(folder, basename(file)));
}

/**
 * Finds out whether the database is missing, damaged or that of another program; null if it is sound.
 * `isReadable`: SQLite can read a part of the library.
 */
async function findDamage(
  folder: string,
  path: string,
): Promise<(Pick<Recovery, "what" | "problem"> & { isReadable: boolean }) | null> {
  const file = await stat(path).catch(() => undefined);
  // An empty file is left by a program that died before its first write, or by a file system after a power
  // cut.
  if (!file || file.size === 0) return { what: "missing", problem: "", isReadable: false };
  try {
    const identity = await readIdentity(path);
    // A program died after its first write, or a person put a new database here; it contains nothing.
    if (identity === "empty") return { what: "missing", problem: "", isReadable: false };
    if (identity === "foreign") return { what: "foreign", problem: "", isReadable: false };
    const problem = (await isSuspect(folder)) ? await findProblem(path) : undefined;
    if (problem !== undefined) return { what: "damaged", problem, isReadable: true };
  } catch (error) {
    if (isDamage(error)) return { what: "damaged", problem: error.data.details.problem, isReadable: false };
    throw error;
  }
  await clearSuspect(folder);
  return null;
}

/**
 * Checks all pages, including those in the WAL, and returns the first problem. No other program has the
 * database open.
 */
async function findProblem(path: string): Promise<string | undefined> {
  const database = await openDatabase(path);
  const problems = await problemsOf(database.slowReader);
  await database.close();
  return problems[0];
}

/** Finds the newest backup that is sound and not from a newer program. @param candidates newest first */
export async function findNewestSound(
  candidates: readonly BackupFile[],
): Promise<{ sound: BackupFile | null; unsound: string[] }> {
  const unsound: string[] = [];
  for (const candidate of candidates) {
    if (await isRestorable(candidate)) return { sound: candidate, unsound };
    unsound.push(candidate.path);
  }
  return { sound: null, unsound };
}

/** Whether a backup is sound, and this program can read it. */
export async function isRestorable({ path }: BackupFile): Promise<boolean> {
  const { version, problems } = await examine(path).catch(() => ({ version: 0, problems: ["unreadable"] }));
  return problems.length === 0 && version > 0 && version <= migrations.length;
}

/** Reads the note of what was restored; null if there is none. It remains until the person has read it. */
export async function readNote(folder: string): Promise<Recovery | null> {
  const text = await readFile(join(folder, noteName), "utf8").catch(() => "");
  try {
    return recoverySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @throws BulletinError `disk-full`, `not-writable` */
export const writeNote = (folder: string, recovery: Recovery): Promise<void> =>
  writeFileWhole(join(folder, noteName), JSON.stringify(recovery, null, 2), modesIn(folder).file);

/** Logs what was restored when the library was opened. */
export function logRecovery(folder: string, recovery: Recovery): void {
  const { what, restored, unsound, replayed, replayedRecords, records } = recovery;
  writeLog(folder, "warning", "library.recovered", {
    what,
    backup: restored?.number ?? null,
    unsoundBackups: unsound.length,
    replayedIssues: replayed.length,
    replayedRecords: replayedRecords.length,
    restoredRecords: records.length,
  });
}

/**
 * Adds restored saves to a note. Without a note (null), creates one that says that the database was behind
 * its autosaves.
 */
export function withReplayed(
  note: Recovery | null,
  now: Date,
  { replayed, replayedRecords }: Pick<Recovery, "replayed" | "replayedRecords">,
): Recovery {
  const {
    replayed: earlier = [],
    replayedRecords: earlierRecords = [],
    ...rest
  } = note ?? {
    what: "behind" as const,
    problem: "",
    setAside: null,
    restored: null,
    unsound: [],
    records: [],
  };
  return {
    ...rest,
    at: now.toISOString(),
    replayed: [
      ...earlier.filter(({ issue }) => !replayed.some((later) => later.issue === issue)),
      ...replayed,
    ],
    replayedRecords: [
      ...earlierRecords.filter((each) => !replayedRecords.some((later) => isDeepStrictEqual(later, each))),
      ...replayedRecords,
    ],
  };
}

/** Adds restored records to a note, or creates one that says that there was damage that SQLite does not notice. */
export const withRestoredRecords = (
  note: Recovery | null,
  now: Date,
  { records, setAside }: Pick<Recovery, "records" | "setAside">,
): Recovery => ({
  what: "records",
  problem: "",
  restored: null,
  unsound: [],
  replayed: [],
  replayedRecords: [],
  ...note,
  at: now.toISOString(),
  setAside: note?.setAside ?? setAside,
  records: [...(note?.records ?? []), ...records],
});

/** @throws BulletinError `not-writable` */
export async function removeNote(folder: string): Promise<void> {
  const path = join(folder, noteName);
  await rm(path, { force: true }).catch((cause: unknown) => {
    throw toFileError(cause, path);
  });
}

/** Notes that the database was found sound, or has been replaced by a sound one. */
export const clearSuspect = (folder: string): Promise<void> => rm(join(folder, suspectName), { force: true });

/**
 * Records that damage was met, so that the next opening checks every page. Never throws: without the record, the
 * opening finds what it reads itself.
 */
export const recordSuspicion = (folder: string): Promise<void> =>
  writeFile(join(folder, suspectName), "", { mode: modesIn(folder).file }).catch((error: unknown) =>
    writeLog(folder, "warning", "damage.not-recorded", { error: describeError(error) }),
  );

/** Whether damage was met since the database was last checked. */
export const isSuspect = (folder: string): Promise<boolean> =>
  stat(join(folder, suspectName)).then(
    () => true,
    () => false,
  );
