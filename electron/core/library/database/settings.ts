/** The settings of SQLite for a library. They are set when it is opened, and read back to verify them. */
import { setTimeout as wait } from "node:timers/promises";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { fault, type Statements, type Value } from "./statements.ts";

/** The settings in force, as SQLite reports them. */
export interface Settings {
  journal_mode: string;
  synchronous: number;
  foreign_keys: number;
  busy_timeout: number;
  cache_size: number;
  page_size: number;
}

/** How long a connection waits for another process before it fails, in ms. */
export const busyTimeout = 5000;

const requiredSettings: Omit<Settings, "page_size"> = {
  busy_timeout: busyTimeout,
  journal_mode: "wal",
  // FULL. With NORMAL a power cut can lose acknowledged saves.
  synchronous: 2,
  foreign_keys: 1,
  // Negative values are in KiB.
  cache_size: -65536,
};
/** In bytes. SQLite applies it to new files only; an existing file keeps its page size. */
const pageSize = 8192;

/**
 * Applies the settings to the connection that writes. @throws BulletinError `internal` if one of them is not
 * in force afterwards
 */
export async function applyWriterSettings(writer: Statements): Promise<Settings> {
  await writer.exec(`PRAGMA page_size = ${pageSize}`);
  for (const [name, value] of Object.entries(requiredSettings))
    await waitWhileBusy(() => writer.exec(`PRAGMA ${name} = ${value}`));
  const actual: Record<string, Value> = {};
  for (const name of [...Object.keys(requiredSettings), "page_size"]) {
    // The only column has the name of the setting, except that `busy_timeout` gives `timeout`.
    actual[name] =
      Object.values((await writer.get<Record<string, Value>>(`PRAGMA ${name}`)) ?? {})[0] ?? null;
  }
  const deviations = Object.entries(requiredSettings).filter(([name, value]) => actual[name] !== value);
  if (deviations.length > 0)
    throw fault(deviations.map(([name, value]) => `${name} is ${actual[name]}, not ${value}`).join(", "));
  return { ...requiredSettings, page_size: Number(actual.page_size) };
}

/**
 * Repeats work that fails with `file-busy`, for `busyTimeout`. SQLite itself does not wait when the journal mode
 * changes while another process opens the same new file.
 */
async function waitWhileBusy(work: () => Promise<void>): Promise<void> {
  const end = performance.now() + busyTimeout;
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BulletinError) || error.code !== "file-busy" || performance.now() > end)
        throw error;
      await wait(10);
    }
}

/** Applies the settings that concern a connection that only reads. */
export async function applyReaderSettings(reader: Statements): Promise<void> {
  await reader.exec(`PRAGMA cache_size = ${requiredSettings.cache_size}`);
}
