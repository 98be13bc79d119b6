/**
 * What happens where a library cannot be opened as it is: the damaged files are set aside, the newest sound backup takes their
 * place, later saves are put back, and all of it is written down for the person. Nothing is deleted, and no empty library made.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { recovery as recoverySchema, type BackupFile, type Recovery } from "../../shared/contract/backups.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import { makeFolder } from "../folders.ts";
import { backupFolder, backupsIn } from "./backup-files.ts";
import { copyWhole } from "./backups.ts";
import { examine, openDatabase, problemsOf, readUserVersion } from "./driver.ts";
import { migrations } from "./migrations.ts";

/** The database, and what SQLite keeps beside it. */
const beside = ["", "-wal", "-shm", "-journal"];
const noteName = "recovery.json";
const suspectName = "suspect";

type Restored = Pick<Recovery, "what" | "problem" | "setAside" | "restored" | "unsound">;

/**
 * Sees to it that there is a database that can be opened.
 * @param path of the database. @param otherFolder of backups, beside the library's own.
 * @returns what was restored; null where nothing was to be, or could be of a library that can be read in part.
 * @throws BulletinError `library-damaged` where there is no sound backup: then all is left as it is
 */
export async function makeSound(folder: string, path: string, now: Date, otherFolder: string | null): Promise<Restored | null> {
  const condition = await conditionOf(folder, path);
  if (!condition) return null;
  const { isReadable, ...found } = condition;
  const candidates = [...(await backupsIn(backupFolder(folder))), ...(otherFolder === null ? [] : await backupsIn(otherFolder))].toSorted((a, b) => b.number - a.number);
  // A folder that never had a library is a new one.
  if (found.what === "missing" && candidates.length === 0 && !existsSync(join(folder, "autosaves"))) return null;
  return alone(folder, async () => {
    const { sound, unsound } = await newestSound(candidates);
    if (!sound) {
      // Autosaves alone are no library, but all that there is.
      if (found.what === "missing") return { ...found, setAside: null, restored: null, unsound };
      if (isReadable) return null;
      throw new BulletinError("library-damaged", { path, problem: found.problem });
    }
    const copy = join(folder, "library.restoring");
    await copyWhole(sound.path, copy);
    const setAside = await setFilesAside(folder, path, now);
    await rename(copy, path);
    await rm(join(folder, suspectName), { force: true });
    return { ...found, setAside, restored: sound, unsound };
  });
}

async function conditionOf(folder: string, path: string): Promise<(Pick<Restored, "what" | "problem"> & { isReadable: boolean }) | null> {
  const file = await stat(path).catch(() => undefined);
  // An empty file is what a program leaves that died before its first write; or a file system after a power cut.
  if (!file || file.size === 0) return { what: "missing", problem: "", isReadable: false };
  try {
    await readUserVersion(path);
    const problem = (await isSuspect(folder)) ? await deepProblem(path) : undefined;
    if (problem !== undefined) return { what: "damaged", problem, isReadable: true };
  } catch (error) {
    if (error instanceof BulletinError && error.code === "library-damaged") return { what: "damaged", problem: error.details.problem ?? "", isReadable: false };
    throw error;
  }
  await rm(join(folder, suspectName), { force: true });
  return null;
}

/** With what is in its WAL, as nobody else has it open. */
async function deepProblem(path: string): Promise<string | undefined> {
  const database = await openDatabase(path);
  const problems = await problemsOf(database);
  await database.close();
  return problems[0];
}

async function newestSound(candidates: readonly BackupFile[]): Promise<{ sound: BackupFile | undefined; unsound: string[] }> {
  const unsound: string[] = [];
  for (const candidate of candidates) {
    const { version, problems } = await examine(candidate.path).catch(() => ({ version: 0, problems: ["unreadable"] }));
    if (problems.length === 0 && version > 0 && version <= migrations.length) return { sound: candidate, unsound };
    unsound.push(candidate.path);
  }
  return { sound: undefined, unsound };
}

/** Into a folder of their own, named after the moment; null where there was nothing. */
async function setFilesAside(folder: string, path: string, now: Date): Promise<string | null> {
  const files = beside.map((suffix) => `${path}${suffix}`).filter((file) => existsSync(file));
  if (files.length === 0) return null;
  const target = join(folder, "damaged", `${now.toISOString().slice(0, 19).replaceAll(":", "-")}-${randomId().slice(0, 4)}`);
  await makeFolder(target);
  for (const file of files.toReversed()) await rename(file, join(target, file.slice(folder.length + 1)));
  return target;
}

/** One program at a time restores; another one that comes meanwhile finds it done, or is told. */
async function alone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, "restoring");
  const stale = 10 * 60_000;
  const made = await stat(lock).catch(() => undefined);
  if (made && Math.abs(Date.now() - made.mtimeMs) > stale) await rm(lock, { recursive: true, force: true });
  await mkdir(lock).catch((cause: unknown) => {
    throw new BulletinError((cause as NodeJS.ErrnoException).code === "EEXIST" ? "file-busy" : "not-writable", { path: folder }, { cause, retry: true });
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
export const writeNote = (folder: string, recovery: Recovery): Promise<void> => writeFile(join(folder, noteName), JSON.stringify(recovery, null, 2));
export const removeNote = (folder: string): Promise<void> => rm(join(folder, noteName), { force: true });

/** Damage was met: the next opening looks at every page. */
export const suspect = (folder: string): Promise<void> => writeFile(join(folder, suspectName), "");
export const isSuspect = (folder: string): Promise<boolean> => stat(join(folder, suspectName)).then(() => true, () => false);
