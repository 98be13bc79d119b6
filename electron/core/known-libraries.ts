/**
 * The folders of the libraries that this person has opened on this machine. By them, a library that is missing (its
 * disk is not plugged in, its folder was moved or renamed) is told from a first start, and no empty library is made in
 * its place without a question.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { BulletinError } from "../../shared/basics/errors.ts";
import { describeError } from "./system/describe-error.ts";
import { makeFolder, stateFolder } from "./system/folders.ts";
import { writeLog } from "./system/program-log.ts";
import { backupFolder } from "./library/database/backup-files.ts";
import { databaseName } from "./library/index.ts";
import { writeFileWhole } from "./system/whole-files.ts";

/** Most folders that are remembered. */
const mostFolders = 50;

const listPath = (): string => join(stateFolder(), "libraries.json");

/** Reads the folders, the last one that was opened first. None if the list is damaged: it is a help, and no more. */
function readKnown(): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(readFileSync(listPath(), "utf8")));
  } catch {
    return [];
  }
}

/** Remembers a library that was opened. A list that cannot be written is left as it is. */
export async function rememberLibrary(libraryFolder: string): Promise<void> {
  const folder = resolve(libraryFolder);
  const knownFolders = readKnown();
  if (knownFolders[0] === folder) return;
  const folders = [folder, ...knownFolders.filter((each) => each !== folder)].slice(0, mostFolders);
  try {
    await makeFolder(stateFolder(), 0o700);
    await writeFileWhole(listPath(), JSON.stringify(folders, null, 2), 0o600);
  } catch (error) {
    // The library is open, and only a later question is lost.
    writeLog(libraryFolder, "warning", "library.not-remembered", { error: describeError(error) });
  }
}

/**
 * Whether a folder has a library. One with backups or autosaves counts, because the library is restored from them
 * when it is opened.
 */
export const hasLibrary = (libraryFolder: string): boolean =>
  [join(libraryFolder, databaseName), backupFolder(libraryFolder), join(libraryFolder, "autosaves")].some(
    (path) => existsSync(path),
  );

/** Whether a library was opened in this folder before, and is not there now. */
export const isMissing = (libraryFolder: string): boolean =>
  !hasLibrary(libraryFolder) && readKnown().includes(resolve(libraryFolder));

/** @throws BulletinError `library-missing` if a library was opened in this folder before, and is not there now */
export function refuseMissing(libraryFolder: string): void {
  if (isMissing(libraryFolder)) throw new BulletinError("library-missing", { path: libraryFolder });
}

/** What a person wants to do about a missing library. */
export type MissingChoice = "again" | "other" | "new" | "quit";

/**
 * Asks about a missing library until there is an answer. Another folder without a library is asked about, too.
 * @param ask what to do about this folder; `chooseFolder` gives null if none was chosen
 * @returns the folder, and whether a new library is to be made there; null: end the program
 */
export async function findMissing(
  libraryFolder: string,
  ask: (folder: string) => Promise<MissingChoice>,
  chooseFolder: () => Promise<string | null>,
): Promise<{ folder: string; isNew: boolean } | null> {
  let folder = libraryFolder;
  while (!hasLibrary(folder)) {
    const choice = await ask(folder);
    if (choice === "quit") return null;
    if (choice === "new") return { folder, isNew: true };
    if (choice === "other") folder = (await chooseFolder()) ?? folder;
  }
  return { folder, isNew: false };
}
