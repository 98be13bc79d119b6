/** The settings of the person: one JSON file in the folder of the library, the same for all shells. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SettingsRepair } from "../../../shared/contract/backups.ts";
import type { CallsOf, Input } from "../../../shared/contract/calls.ts";
import { defaultSettings, recordExportFolder, type Settings } from "../../../shared/contract/settings.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { locales } from "../../../shared/basics/language.ts";
import {
  keepCopy,
  readSettingsFile,
  repairSettingsFile,
  settingsName,
  writeSettingsFile,
  type SettingsValues,
} from "./settings-file.ts";
import { describeError } from "../system/describe-error.ts";
import { writeLog } from "../system/program-log.ts";
import { toFileError } from "../system/whole-files.ts";

export interface SettingsStore {
  get(): Settings;
  /**
   * Changes the given settings and keeps the others. Returns all settings.
   * @throws BulletinError `disk-full`, `not-writable`, `disk-failed`, `library-gone`; nothing is changed then
   */
  set(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

/** Settings that were opened, and what was wrong with their file; null if nothing was. */
export interface OpenedSettings extends SettingsStore {
  repair: SettingsRepair | null;
}

/**
 * Opens `settings.json` in the folder of a library, and repairs it if it is damaged (`settings-file.ts`). A
 * setting without a valid value has its default.
 *
 * While the folder is gone, the settings stay those that were read last, and nothing creates it anew: that
 * would be in the way of its return.
 */
export function openSettings(libraryFolder: string, now: () => Date = () => new Date()): OpenedSettings {
  let lastValues: SettingsValues = {};
  const get = (): Settings => {
    if (existsSync(libraryFolder)) lastValues = readSettingsFile(libraryFolder).values;
    const settings = Object.entries(lastValues).filter(([name]) => Object.hasOwn(defaultSettings, name));
    // oxlint-disable-next-line typescript/consistent-type-assertions -- `readSettingsFile` has validated each value
    return { ...defaultSettings, ...(Object.fromEntries(settings) as Partial<Settings>) };
  };
  return {
    repair: existsSync(libraryFolder) ? repairIfPossible(libraryFolder, now()) : null,
    get,
    set(change) {
      if (!existsSync(libraryFolder))
        throw new BulletinError("library-gone", { path: libraryFolder }, { retry: true });
      const newValues = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      try {
        // A file that was damaged while the program runs is kept too, before it is written over.
        repairSettingsFile(libraryFolder, now());
        writeSettingsFile(libraryFolder, { ...readSettingsFile(libraryFolder).values, ...newValues });
      } catch (cause) {
        throw toFileError(cause, join(libraryFolder, settingsName));
      }
      return get();
    },
  };
}

/**
 * Reads the language of the person before the library is opened, for a start that fails. Writes nothing; without
 * settings that can be read, it is the default.
 */
export function readLocale(libraryFolder: string): Settings["locale"] {
  try {
    const { locale } = readSettingsFile(libraryFolder).values;
    return locales.find((each) => each === locale) ?? defaultSettings.locale;
  } catch {
    return defaultSettings.locale;
  }
}

/**
 * Repairs a damaged file, or keeps a copy of a sound one. On a disk that cannot be written, a damaged file stays
 * until the next start, and the settings are read from the copy meanwhile.
 */
function repairIfPossible(libraryFolder: string, now: Date): SettingsRepair | null {
  try {
    const repair = repairSettingsFile(libraryFolder, now);
    if (existsSync(join(libraryFolder, settingsName)))
      keepCopy(libraryFolder, readSettingsFile(libraryFolder).values);
    return repair;
  } catch (error) {
    writeLog(libraryFolder, "warning", "settings.not-repaired", { error: describeError(error) });
    return null;
  }
}

/**
 * The calls `settings.*`.
 * @param onChange called after a change with what was changed, and with all settings
 */
export const offerSettings = (
  store: SettingsStore,
  onChange: (change: Input<"settings.set">, settings: Settings) => void,
): CallsOf<"settings"> => ({
  "settings.get": async () => store.get(),
  "settings.set": async (change) => {
    const settings = store.set(change);
    onChange(change, settings);
    return settings;
  },
});

/** Adds an export folder to the list of the last ten, newest first. */
export function rememberFolder(store: SettingsStore, folder: string): void {
  try {
    store.set(recordExportFolder(folder, store.get()));
  } catch {
    // The export itself succeeded, possibly on another disk, so a failure to remember the folder is ignored.
  }
}
