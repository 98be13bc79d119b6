/** The person's settings, in one JSON file beside the library, whichever shell asks. */
import Conf from "conf";
import { fileError } from "./whole-files.ts";
import {
  defaultSettings,
  recordExportFolder,
  settings as settingsSchema,
  type Settings,
} from "../shared/contract/calls.ts";

export interface SettingsStore {
  get(): Settings;
  /**
   * Changes what is given, keeps the rest.
   * @throws BulletinError `disk-full`, `not-writable`, `disk-failed`; then nothing is changed
   */
  set(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

/** The part of `conf` that is used here; `electron-store` has the same. */
interface Store {
  /** Of the file. */
  path: string;
  store: Record<string, unknown>;
}

/** Settings over a `conf` or `electron-store`. What a file holds that is not valid falls back to the default, one by one. */
export function settingsOver(file: Store): SettingsStore {
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
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      try {
        file.store = { ...file.store, ...given };
      } catch (cause) {
        throw fileError(cause, file.path);
      }
      return get();
    },
  };
}

/** Settings in `settings.json` of a folder, for shells without Electron. A file that cannot be read starts anew. */
export const settingsIn = (folder: string): SettingsStore =>
  settingsOver(
    new Conf<Record<string, unknown>>({ cwd: folder, configName: "settings", clearInvalidConfig: true }),
  );

/** Remembers a folder that was exported into: the newest first, at most ten. */
export function rememberFolder(store: SettingsStore, folder: string): void {
  try {
    store.set(recordExportFolder(folder, store.get()));
  } catch {
    // The files are written, on another disk.
  }
}
