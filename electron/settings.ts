/** The settings of the person: one JSON file in the folder of the library, the same for all shells. */
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import Conf from "conf";
import { BulletinError } from "../shared/contract/errors.ts";
import { modesIn } from "./privacy.ts";
import { toFileError } from "./whole-files.ts";
import {
  defaultSettings,
  recordExportFolder,
  settings as settingsSchema,
  type Settings,
} from "../shared/contract/calls.ts";

export interface SettingsStore {
  get(): Settings;
  /**
   * Changes the given settings and keeps the others. Returns all settings.
   * @throws BulletinError `disk-full`, `not-writable`, `disk-failed`, `library-gone`; nothing is changed then
   */
  set(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

/** The part of `conf` that is used here. `electron-store` has the same. */
interface Store {
  /** Path of the file. */
  path: string;
  store: Record<string, unknown>;
}

/**
 * Creates the settings on top of `conf` or `electron-store`. Each invalid value in the file is replaced by
 * its default.
 *
 * While the folder of the file is gone, the settings stay those that were read last: `conf` would create the
 * folder anew at each reading, and be in the way of its return.
 */
export function createSettings(file: Store): SettingsStore {
  const folder = dirname(file.path);
  let lastStore: Record<string, unknown> = {};
  const get = (): Settings => {
    if (existsSync(folder)) lastStore = file.store;
    const valid = Object.entries(lastStore).filter(
      ([name, value]) =>
        Object.hasOwn(defaultSettings, name) &&
        settingsSchema.shape[name as keyof Settings].safeParse(value).success,
    );
    return { ...defaultSettings, ...(Object.fromEntries(valid) as Partial<Settings>) };
  };
  return {
    get,
    set(change) {
      if (!existsSync(folder)) throw new BulletinError("library-gone", { path: folder }, { retry: true });
      const newValues = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      try {
        file.store = { ...file.store, ...newValues };
      } catch (cause) {
        throw toFileError(cause, file.path);
      }
      return get();
    },
  };
}

/**
 * Gives the options of a file of settings in the folder of a library, for `conf` and `electron-store`. An
 * unreadable file is replaced by the defaults.
 */
export const toStoreOptions = (
  libraryFolder: string,
): { cwd: string; clearInvalidConfig: true; configFileMode: number } => ({
  cwd: libraryFolder,
  clearInvalidConfig: true,
  configFileMode: modesIn(libraryFolder).file,
});

/** Opens `settings.json` in the folder of a library, for shells without Electron. */
export const openSettings = (libraryFolder: string): SettingsStore =>
  createSettings(
    new Conf<Record<string, unknown>>({ ...toStoreOptions(libraryFolder), configName: "settings" }),
  );

/** Adds an export folder to the list of the last ten, newest first. */
export function rememberFolder(store: SettingsStore, folder: string): void {
  try {
    store.set(recordExportFolder(folder, store.get()));
  } catch {
    // The export itself succeeded, possibly on another disk, so a failure to remember the folder is ignored.
  }
}
