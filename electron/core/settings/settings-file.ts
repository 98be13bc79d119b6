/**
 * The file of the settings and its last good copy. Values that cannot be read are taken back from the copy; the
 * damaged file is kept in `damaged/`, and a note says to the person what was taken back and what was reset.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import Conf from "conf";
import { isMember } from "../../../shared/basics/elements.ts";
import { parseJson } from "../../../shared/basics/json.ts";
import { isRecord, namesOf } from "../../../shared/basics/lookup.ts";
import { codeOf } from "../../../shared/basics/thrown.ts";
import { settingsRepair, type SettingsRepair } from "../../../shared/contract/backups.ts";
import {
  defaultSettings,
  settings as settingsSchema,
  type Settings,
} from "../../../shared/contract/settings.ts";
import { damagedFolder } from "../system/folders.ts";
import { modesIn } from "../system/privacy.ts";
import { describeError } from "../system/describe-error.ts";
import { writeLog } from "../system/program-log.ts";
import { toFileError } from "../system/whole-files.ts";

export const settingsName = "settings.json";
/** What the last good write stored, or what the last start with a good file read. */
const copyName = "settings.last.json";
const noteName = "settings.note.json";

/** The content of a file of settings, with the values of newer programs. */
export type SettingsValues = Record<string, unknown>;

/** What is wrong with the file, and where the values come from that it does not give. */
type Damage = Pick<SettingsRepair, "what" | "takenBack" | "reset">;

const names = namesOf(defaultSettings);

/**
 * Gives the options of a file in the folder of a library, for `conf` and `electron-store`. An unreadable file
 * is replaced by an empty one.
 */
export const toStoreOptions = (
  libraryFolder: string,
): { cwd: string; clearInvalidConfig: true; configFileMode: number } => ({
  cwd: libraryFolder,
  clearInvalidConfig: true,
  configFileMode: modesIn(libraryFolder).file,
});

/** Reads a file with one JSON object. @throws the error of the file system if it is there and cannot be read */
function readObject(path: string): SettingsValues | "missing" | "damaged" {
  try {
    const value = parseJson(readFileSync(path, "utf8"));
    return isRecord(value) && !Array.isArray(value) ? value : "damaged";
  } catch (error) {
    if (error instanceof SyntaxError) return "damaged";
    if (codeOf(error) === "ENOENT") return "missing";
    throw error;
  }
}

const isValid = (values: SettingsValues, name: keyof Settings): boolean =>
  Object.hasOwn(values, name) && settingsSchema.shape[name].safeParse(values[name]).success;

/**
 * Reads the settings, and writes nothing. A setting of the program has a valid value in `values`, or none: then
 * its default applies.
 * @throws the error of the file system if a file is there and cannot be read
 */
export function readSettingsFile(libraryFolder: string): {
  values: SettingsValues;
  damage: Damage | null;
} {
  const file = readObject(join(libraryFolder, settingsName));
  const isObject = typeof file !== "string";
  const wrongNames = isObject
    ? names.filter((name) => Object.hasOwn(file, name) && !isValid(file, name))
    : names;
  if (isObject && wrongNames.length === 0) return { values: file, damage: null };
  const copy = readObject(join(libraryFolder, copyName));
  if (file === "missing" && copy === "missing") return { values: {}, damage: null };
  const copyValues = typeof copy === "string" ? {} : copy;
  // With a copy, a setting that it does not have had its default, and nothing happens to it.
  const lostNames =
    isObject || typeof copy === "string" ? wrongNames : names.filter((name) => Object.hasOwn(copy, name));
  const takenBack = lostNames.filter((name) => isValid(copyValues, name));
  const reset = lostNames.filter((name) => !takenBack.includes(name));
  const values = Object.fromEntries(
    Object.entries({
      ...(isObject ? file : copyValues),
      ...Object.fromEntries(takenBack.map((name) => [name, copyValues[name]])),
    }).filter(([name]) => !isMember(reset, name)),
  );
  return { values, damage: { what: typeof file === "string" ? file : "wrong", takenBack, reset } };
}

/** Writes one file with a JSON object, completely or not at all. @throws the error of the file system */
function writeObject(libraryFolder: string, name: string, values: object): void {
  const file = new Conf<SettingsValues>({
    ...toStoreOptions(libraryFolder),
    configName: basename(name, ".json"),
  });
  file.store = { ...values };
}

/** Writes the settings, then their copy. @throws the error of the file system; nothing is changed then */
export function writeSettingsFile(libraryFolder: string, values: SettingsValues): void {
  writeObject(libraryFolder, settingsName, values);
  keepCopy(libraryFolder, values);
}

/** Brings the copy up to date. One that cannot be written stays as it is: the settings themselves are stored. */
export function keepCopy(libraryFolder: string, values: SettingsValues): void {
  try {
    if (!isDeepStrictEqual(readObject(join(libraryFolder, copyName)), values))
      writeObject(libraryFolder, copyName, values);
  } catch (error) {
    // The next good write or start tries again.
    writeLog(libraryFolder, "warning", "settings.not-copied", { error: describeError(error) });
  }
}

/**
 * Repairs the file if it is damaged. A program that is stopped meanwhile leaves a file that the next start
 * repairs, with the same values.
 * @returns what was done; null if the file is sound, or there are no settings yet
 * @throws the error of the file system; the damaged file is unchanged then
 */
export function repairSettingsFile(libraryFolder: string, now: Date): SettingsRepair | null {
  const { values, damage } = readSettingsFile(libraryFolder);
  if (damage === null) return null;
  const path = join(libraryFolder, settingsName);
  const setAside = existsSync(path) ? damagedFolder(libraryFolder, now) : null;
  if (setAside !== null) {
    const modes = modesIn(libraryFolder);
    mkdirSync(setAside, { recursive: true, mode: modes.folder });
    writeFileSync(join(setAside, settingsName), readFileSync(path), { mode: modes.file });
  }
  const repair = { at: now.toISOString(), ...damage, setAside };
  writeObject(libraryFolder, noteName, repair);
  writeObject(libraryFolder, copyName, values);
  // The copy has all values now. Without the file, the next start takes them from there.
  rmSync(path, { force: true });
  writeObject(libraryFolder, settingsName, values);
  return repair;
}

/** Reads the note of the last repair; null if there is none, or the person has read it. */
export function readSettingsNote(libraryFolder: string): SettingsRepair | null {
  try {
    return settingsRepair.safeParse(readObject(join(libraryFolder, noteName))).data ?? null;
  } catch {
    return null;
  }
}

/** @throws BulletinError `not-writable` */
export async function removeSettingsNote(libraryFolder: string): Promise<void> {
  const path = join(libraryFolder, noteName);
  await rm(path, { force: true }).catch((cause: unknown) => {
    throw toFileError(cause, path);
  });
}
