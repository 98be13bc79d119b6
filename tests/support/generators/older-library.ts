import { join } from "node:path";
import { openDatabase, type Database } from "../../../electron/core/library/database/driver.ts";
import { databaseName } from "../../../electron/core/library/index.ts";
import { migrate, migrations } from "../../../electron/core/library/migrations/migrations.ts";

/** Creates the database of a library whose tables have an older version. The caller closes it. */
export async function createOlderDatabase(
  folder: string,
  version: number,
  now: () => Date,
): Promise<Database> {
  const database = await openDatabase(join(folder, databaseName));
  await migrate(database, now, migrations.slice(0, version));
  return database;
}
