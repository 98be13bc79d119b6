/** The settings of the person: one JSON file in the folder of the library, the same for all shells. */
import Conf from "conf";
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
   * @throws BulletinError `disk-full`, `not-writable`, `disk-failed`; nothing is changed then
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
 */
export function createSettings(file: Store): SettingsStore {
  const get = (): Settings => {
    const valid = Object.entries(file.store).filter(
      ([name, value]) =>
        Object.hasOwn(defaultSettings, name) &&
        settingsSchema.shape[name as keyof Settings].safeParse(value).success,
    );
    return { ...defaultSettings, ...(Object.fromEntries(valid) as Partial<Settings>) };
  };
  return {
    get,
    set(change) {
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
 * Opens `settings.json` in a folder, for shells without Electron. An unreadable file is replaced by the
 * defaults.
 */
export const openSettings = (folder: string): SettingsStore =>
  createSettings(
    new Conf<Record<string, unknown>>({ cwd: folder, configName: "settings", clearInvalidConfig: true }),
  );

/** Adds an export folder to the list of the last ten, newest first. */
export function rememberFolder(store: SettingsStore, folder: string): void {
  try {
    store.set(recordExportFolder(folder, store.get()));
  } catch {
    // The export itself succeeded, possibly on another disk, so a failure to remember the folder is ignored.
  }
}
