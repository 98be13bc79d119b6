/** What a library stores, for tests of what a call changes. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Database } from "../../../electron/core/library/database/driver.ts";
import { databaseName } from "../../../electron/core/library/index.ts";
import { logFolderName } from "../../../electron/core/system/program-log.ts";

const digest = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** A digest of every table and of every other file in a folder and below it. */
export async function contents(other: Database, place: string): Promise<Record<string, string>> {
  const tables = await other.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables)
    digests[name] = digest(JSON.stringify(await other.all(`SELECT * FROM "${name}"`)));
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith(databaseName) || entry.name === "filler") continue;
    // The log tells of the program, and is no content of the library.
    if (basename(entry.parentPath) === logFolderName) continue;
    digests[entry.name] = digest(await readFile(join(entry.parentPath, entry.name)));
  }
  return digests;
}
