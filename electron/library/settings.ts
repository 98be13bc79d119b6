/** The settings of SQLite under which a library is written, set at opening and read back. */
import { fault, type Statements, type Value } from "./statements.ts";

/** The settings in force. */
export interface Settings {
  journal_mode: string;
  synchronous: number;
  foreign_keys: number;
  busy_timeout: number;
  cache_size: number;
  page_size: number;
}

const demanded: Omit<Settings, "page_size"> = {
  // First, as changing the journal mode may have to wait for another process.
  busy_timeout: 5000,
  journal_mode: "wal",
  // FULL: with NORMAL a power cut loses saves that were acknowledged.
  synchronous: 2,
  foreign_keys: 1,
  // Negative: in KiB.
  cache_size: -65536,
};
/** Counts only for a new file, so an existing one keeps what it has. */
const pageSize = 8192;

export async function applyWriterSettings(writer: Statements): Promise<Settings> {
  await writer.exec(`PRAGMA page_size = ${pageSize}`);
  for (const [name, value] of Object.entries(demanded)) await writer.exec(`PRAGMA ${name} = ${value}`);
  const found: Record<string, Value> = {};
  for (const name of [...Object.keys(demanded), "page_size"]) {
    // One column, named after the setting, except `timeout` for `busy_timeout`.
    found[name] = Object.values((await writer.get<Record<string, Value>>(`PRAGMA ${name}`)) ?? {})[0] ?? null;
  }
  const wrong = Object.entries(demanded).filter(([name, value]) => found[name] !== value);
  if (wrong.length > 0)
    throw fault(wrong.map(([name, value]) => `${name} is ${found[name]}, not ${value}`).join(", "));
  return found as unknown as Settings;
}

export async function applyReaderSettings(reader: Statements): Promise<void> {
  await reader.exec(
    `PRAGMA busy_timeout = ${demanded.busy_timeout}; PRAGMA cache_size = ${demanded.cache_size}`,
  );
}
