/**
 * What happens where a library cannot be opened as it is: the damaged files are set aside, the newest sound backup takes their
 * place, later saves are put back, and all of it is written down for the person. Nothing is deleted, and no empty library made.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { recovery as recoverySchema, type BackupFile, type Recovery } from "../../shared/contract/backups.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import { folderError, makeFolder } from "../folders.ts";
import { copyFileWhole, fileError, writeFileWhole } from "../whole-files.ts";
import { backupFolder, backupsIn } from "./backup-files.ts";
import { examine, openDatabase, problemsOf, readUserVersion } from "./driver.ts";
import { migrations } from "./migrations.ts";

/** The database, and what SQLite keeps beside it. */
const beside = ["", "-wal", "-shm", "-journal"];
const noteName = "recovery.json";
const suspectName = "suspect";

/**
 * Sees to it that there is a database that can be opened.
 * @param path of the database. @param otherFolder of backups, beside the library's own.
 * @returns whether something was restored, which the note then tells; of a library that can be read in part nothing can be.
 * @throws BulletinError `library-damaged` where there is no sound backup: then all is left as it is; `disk-full`, `not-writable`
 */
export async function makeSound(
  folder: string,
  path: string,
  now: Date,
  otherFolder: string | null,
): Promise<boolean> {
  const condition = await conditionOf(folder, path);
  if (!condition) return false;
  const { isReadable, ...found } = condition;
  const candidates = [
    ...(await backupsIn(backupFolder(folder))),
    ...(otherFolder === null ? [] : await backupsIn(otherFolder)),
  ].toSorted((a, b) => b.number - a.number);
  // A folder that never had a library is a new one.
  if (found.what === "missing" && candidates.length === 0 && !existsSync(join(folder, "autosaves")))
    return false;
  return alone(folder, async () => {
    const { sound, unsound } = await newestSound(candidates);
    // Autosaves alone are no library, but all that there is.
    if (!sound && found.what !== "missing") {
      if (isReadable) return false;
      throw new BulletinError("library-damaged", { path, problem: found.problem });
    }
    const copy = join(folder, "library.restoring");
    if (sound) await copyFileWhole(sound.path, copy);
    const files = beside.map((suffix) => `${path}${suffix}`).filter((file) => existsSync(file));
    // A program that was stopped here has set them aside already.
    const setAside =
      files.length === 0
        ? ((await readNote(folder))?.setAside ?? null)
        : join(
            folder,
            "damaged",
            `${now.toISOString().slice(0, 19).replaceAll(":", "-")}-${randomId().slice(0, 4)}`,
          );
    // Before anything is moved: whatever stops the program now, the person is told.
    await writeNote(folder, {
      at: now.toISOString(),
      ...found,
      setAside,
      restored: sound,
      unsound,
      replayed: [],
    });
    if (setAside && files.length > 0) await moveFiles(files, setAside);
    if (sound) await rename(copy, path);
    await rm(join(folder, suspectName), { force: true });
    return true;
  });
}

/** What lies beside the database first: a log alone would be taken for that of the database that comes. */
async function moveFiles(files: readonly string[], folder: string): Promise<void> {
  await makeFolder(folder);
  for (const file of files.toReversed()) await rename(file, join(folder, basename(file)));
}

async function conditionOf(
  folder: string,
  path: string,
): Promise<(Pick<Recovery, "what" | "problem"> & { isReadable: boolean }) | null> {
  const file = await stat(path).catch(() => undefined);
  // An empty file is what a program leaves that died before its first write; or a file system after a power cut.
  if (!file || file.size === 0) return { what: "missing", problem: "", isReadable: false };
  try {
    await readUserVersion(path);
    const problem = (await isSuspect(folder)) ? await deepProblem(path) : undefined;
    if (problem !== undefined) return { what: "damaged", problem, isReadable: true };
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged")
      return { what: "damaged", problem: error.details.problem ?? "", isReadable: false };
    throw error;
  }
  await rm(join(folder, suspectName), { force: true });
  return null;
}

/** With what is in its WAL, as nobody else has it open. */
async function deepProblem(path: string): Promise<string | undefined> {
  const database = await openDatabase(path);
  const problems = await problemsOf(database.surveys);
  await database.close();
  return problems[0];
}

async function newestSound(
  candidates: readonly BackupFile[],
): Promise<{ sound: BackupFile | null; unsound: string[] }> {
  const unsound: string[] = [];
  for (const candidate of candidates) {
    const { version, problems } = await examine(candidate.path).catch(() => ({
      version: 0,
      problems: ["unreadable"],
    }));
    if (problems.length === 0 && version > 0 && version <= migrations.length)
      return { sound: candidate, unsound };
    unsound.push(candidate.path);
  }
  return { sound: null, unsound };
}

/** One program at a time restores; another one that comes meanwhile finds it done, or is told. */
async function alone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, "restoring");
  const stale = 10 * 60_000;
  const made = await stat(lock).catch(() => undefined);
  if (made && Math.abs(Date.now() - made.mtimeMs) > stale) await rm(lock, { recursive: true, force: true });
  await mkdir(lock).catch((cause: unknown) => {
    throw (cause as NodeJS.ErrnoException).code === "EEXIST"
      ? new BulletinError("file-busy", { path: folder }, { cause, retry: true })
      : folderError(cause, folder);
  });
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** What was restored, until the person has read it. */
export async function readNote(folder: string): Promise<Recovery | null> {
  const text = await readFile(join(folder, noteName), "utf8").catch(() => "");
  try {
    return recoverySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
export const writeNote = (folder: string, recovery: Recovery): Promise<void> =>
  writeFileWhole(join(folder, noteName), JSON.stringify(recovery, null, 2));

/** A note, or none yet, with what is put back besides. */
export function withReplayed(note: Recovery | null, now: Date, replayed: Recovery["replayed"]): Recovery {
  const { replayed: before = [], ...restored } = note ?? {
    what: "behind" as const,
    problem: "",
    setAside: null,
    restored: null,
    unsound: [],
  };
  return {
    ...restored,
    at: now.toISOString(),
    replayed: [
      ...before.filter(({ issue }) => !replayed.some((later) => later.issue === issue)),
      ...replayed,
    ],
  };
}

/** @throws BulletinError `not-writable` */
export async function removeNote(folder: string): Promise<void> {
  const path = join(folder, noteName);
  await rm(path, { force: true }).catch((cause: unknown) => {
    throw fileError(cause, path);
  });
}

/** Damage was met: the next opening looks at every page. */
export const suspect = (folder: string): Promise<void> => writeFile(join(folder, suspectName), "");
export const isSuspect = (folder: string): Promise<boolean> =>
  stat(join(folder, suspectName)).then(
    () => true,
    () => false,
  );
