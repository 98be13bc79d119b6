/** A database of another program in place of the library, or of a backup. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { describeRecovery } from "../../../../shared/messages/sentences.ts";
import { Connection } from "./connection.ts";
import { examine } from "./driver.ts";
import { foreignProblem } from "./identity.ts";
import { databaseName, openLibrary } from "../index.ts";
import { migrations } from "../migrations/migrations.ts";

const now = () => new Date("2026-03-09T08:00:00Z");
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-identity-"));
  path = join(folder, databaseName);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Creates a library with one issue and one backup, and removes its database. */
async function leaveBackup(): Promise<void> {
  const library = await openLibrary(folder, { now });
  await library.issues.create({ document: emptyDocument() });
  await library.backups.make("daily");
  await library.close();
  await rm(join(folder, "autosaves"), { recursive: true });
  await rm(path);
}

async function createDatabase(sql: string, at = path): Promise<Buffer> {
  const connection = await Connection.open(at, "write");
  await connection.exec(sql);
  await connection.close();
  return readFile(at);
}

const bookmarks =
  "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT); INSERT INTO moz_places VALUES (1, 'x')";
const foreign: [name: string, sql: string][] = [
  ["with tables", bookmarks],
  ["with tables and a version that a library had", `${bookmarks}; PRAGMA user_version = 5`],
  ["with tables and a version above all of libraries", `${bookmarks}; PRAGMA user_version = 77`],
  ["with its own signature and no table", "PRAGMA application_id = 1196444487"],
  [
    "with its own signature and the tables of a library",
    "PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE issues (id, document, revision, saved_at, deleted_at)",
  ],
  ["with a version and no table", "PRAGMA user_version = 3"],
  [
    "with a table of issues of its own",
    "CREATE TABLE issues (id INTEGER PRIMARY KEY, title TEXT, deleted_at TEXT); PRAGMA user_version = 2",
  ],
];

describe.each(foreign)("a database of another program (%s)", (_, sql) => {
  test("is set aside unchanged, and the backup is restored", async () => {
    await leaveBackup();
    const before = await createDatabase(sql);
    const library = await openLibrary(folder, { now });
    expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
    expect(library.recovery).toMatchObject({ what: "foreign", restored: { number: 1 } });
    const { setAside } = library.recovery ?? {};
    expect((await readFile(join(setAside ?? "", databaseName))).equals(before)).toBe(true);
    if (library.recovery)
      expect(describeRecovery(library.recovery, "zh-CN")[0]).toContain("另一个程序的数据库");
    await library.close();
    const again = await openLibrary(folder, { now });
    expect(again.recovery).toBeNull();
    await again.close();
  });

  test("is refused and stays unchanged if there is no backup", async () => {
    const before = await createDatabase(sql);
    await expect(openLibrary(folder, { now })).rejects.toMatchObject({
      code: "library-damaged",
      details: { path, problem: foreignProblem },
    });
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual([databaseName]);
  });

  test("is no backup", async () => {
    await leaveBackup();
    const other = join(folder, "backups", "library-0002-2026-03-09-daily.db");
    await createDatabase(sql, other);
    expect((await examine(other)).problems).toEqual([foreignProblem]);
    const library = await openLibrary(folder, { now });
    expect(library.recovery).toMatchObject({ what: "missing", restored: { number: 1 }, unsound: [other] });
    await expect(library.backups.restore(other)).rejects.toMatchObject({ code: "library-damaged" });
    expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
    await library.close();
  });
});

describe("a database without any table", () => {
  // SQLite writes no file for an empty schema unless something is set.
  const sql = "PRAGMA journal_mode = WAL; VACUUM";

  test("becomes a new library in a new folder", async () => {
    await createDatabase(sql);
    const library = await openLibrary(folder, { now });
    expect((await library.issues.list({ deleted: false })).issues).toEqual([]);
    expect(library.recovery).toBeNull();
    await library.close();
    expect((await examine(path)).version).toBe(migrations.length);
  });

  test("counts as missing where there is a backup", async () => {
    await leaveBackup();
    await createDatabase(sql);
    const library = await openLibrary(folder, { now });
    expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
    expect(library.recovery).toMatchObject({ what: "missing", restored: { number: 1 } });
    await library.close();
  });
});

test("a library of this version carries the signature, also in its backups", async () => {
  const library = await openLibrary(folder, { now });
  const { path: backup } = await library.backups.make("manual");
  await library.close();
  // Without the signature, the file would be foreign: the table has another name.
  for (const file of [path, backup]) {
    await createDatabase("PRAGMA foreign_keys = OFF; ALTER TABLE issues RENAME TO renamed", file);
    expect((await examine(file)).problems).not.toContain(foreignProblem);
  }
  expect(existsSync(join(folder, "damaged"))).toBe(false);
});
