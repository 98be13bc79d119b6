/** The settings of SQLite for a library. They are set when it is opened, and read back to verify them. */
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

const requiredSettings: Omit<Settings, "page_size"> = {
  // In ms. It comes first, because changing the journal mode may have to wait for another process.
  busy_timeout: 5000,
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
    await writer.exec(`PRAGMA ${name} = ${value}`);
  const actual: Record<string, Value> = {};
  for (const name of [...Object.keys(requiredSettings), "page_size"]) {
    // The only column has the name of the setting, except that `busy_timeout` gives `timeout`.
    actual[name] =
      Object.values((await writer.get<Record<string, Value>>(`PRAGMA ${name}`)) ?? {})[0] ?? null;
  }
  const wrong = Object.entries(requiredSettings).filter(([name, value]) => actual[name] !== value);
  if (wrong.length > 0)
    throw fault(wrong.map(([name, value]) => `${name} is ${actual[name]}, not ${value}`).join(", "));
  return actual as unknown as Settings;
}

/** Applies the settings that concern a connection that only reads. */
export async function applyReaderSettings(reader: Statements): Promise<void> {
  await reader.exec(
    `PRAGMA busy_timeout = ${requiredSettings.busy_timeout}; PRAGMA cache_size = ${requiredSettings.cache_size}`,
  );
}
