import { chmod, mkdtemp, open, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstOf } from "../../../../shared/basics/elements.ts";
import { openDatabase, readUserVersion, type Database } from "./driver.ts";
import type { Statements, Value } from "./statements.ts";

let folder: string;
let path: string;
let database: Database;
const names = async (from: Statements = database) =>
  (await from.all<{ name: string }>("SELECT name FROM items ORDER BY id")).map(({ name }) => name);
const add = (statements: Statements, name: string) =>
  statements.run("INSERT INTO items (name) VALUES (?)", name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-driver-"));
  path = join(folder, "library.db");
  database = await openDatabase(path);
  await database.exec(
    "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; CREATE TABLE parts (item INTEGER REFERENCES items (id))",
  );
});
afterEach(async () => {
  await database.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

test("the required settings are in force", () => {
  expect(database.settings).toEqual({
    journal_mode: "wal",
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 5000,
    cache_size: -65536,
    page_size: 8192,
  });
});

test("foreign keys are enforced", async () => {
  await expect(database.run("INSERT INTO parts (item) VALUES (7)")).rejects.toMatchObject({
    code: "internal",
  });
});

test("a write of another caller does not land in an open transaction and is not rolled back with it", async () => {
  const failing = database.transaction(async (statements) => {
    await add(statements, "of the transaction");
    await wait(50);
    throw new Error("changed its mind");
  });
  const other = add(database, "of the other flow");
  await expect(failing).rejects.toThrow("changed its mind");
  await other;
  expect(await names()).toEqual(["of the other flow"]);
});

test("transactions of several callers run one after the other", async () => {
  const order: string[] = [];
  const flow = (name: string) =>
    database.transaction(async (statements) => {
      for (const step of [1, 2, 3]) {
        await add(statements, `${name}${step}`);
        order.push(name);
        await wait(5);
      }
    });
  await Promise.all([flow("a"), flow("b"), flow("c")]);
  expect(order.join("")).toBe("aaabbbccc");
});

test("a quick read does not wait for a slow read", async () => {
  const order: string[] = [];
  const slowRead = database.slowReader
    .get(
      "WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 2000000) SELECT count(*) AS all_of_them FROM counted",
    )
    .then((row) => order.push(JSON.stringify(row)));
  await names();
  order.push("names");
  await slowRead;
  expect(order).toEqual(["names", '{"all_of_them":2000000}']);
});

test("reads outside a transaction see only the committed state", async () => {
  await database.transaction(async (statements) => {
    await add(statements, "new");
    expect(await names()).toEqual([]);
    expect(await names(statements)).toEqual(["new"]);
  });
  expect(await names()).toEqual(["new"]);
});

test("a statement started together with one that fails is rolled back too", async () => {
  await add(database, "there");
  const failing = database.transaction((statements) =>
    Promise.all([add(statements, "there"), add(statements, "beside")]),
  );
  await expect(failing).rejects.toMatchObject({ code: "internal" });
  expect(await names()).toEqual(["there"]);
});

test("statements used after the end of their transaction are refused", async () => {
  const oldStatements = await database.transaction((statements) => Promise.resolve([statements]));
  await expect(add(firstOf(oldStatements), "late")).rejects.toMatchObject({ code: "internal" });
});

test("writing past the statements of a transaction is refused instead of waiting forever", async () => {
  await expect(database.transaction(() => add(database, "past"))).rejects.toMatchObject({ code: "internal" });
  await expect(
    database.transaction(() => database.transaction(() => Promise.resolve())),
  ).rejects.toMatchObject({ code: "internal" });
  await add(database, "after");
  expect(await names()).toEqual(["after"]);
});

test("bytes are stored and read unchanged", async () => {
  await database.exec("CREATE TABLE things (content BLOB)");
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await database.run("INSERT INTO things VALUES (?), (?)", bytes, bytes.subarray(0, 0));
  const rows = await database.all<{ content: Uint8Array }>("SELECT content FROM things");
  expect(rows.map(({ content }) => [...content])).toEqual([[...bytes], []]);
});

test("undefined, NaN and a second statement are refused", async () => {
  await expect(
    database.run("INSERT INTO items (name) VALUES (?)", undefined as unknown as Value),
  ).rejects.toMatchObject({ code: "internal" });
  await expect(database.get("SELECT ?", Number.NaN)).rejects.toMatchObject({ code: "internal" });
  await expect(database.run("DELETE FROM items; DELETE FROM parts")).rejects.toMatchObject({
    code: "internal",
  });
});

test("a backup contains the content of the WAL; a failed backup leaves no file", async () => {
  await add(database, "fresh");
  const target = join(folder, "copy.db");
  await database.backup(target);
  const copy = await openDatabase(target);
  expect(await names(copy)).toEqual(["fresh"]);
  await copy.close();
  const nowhere = join(folder, "no such folder", "copy.db");
  await expect(database.backup(nowhere)).rejects.toMatchObject({
    code: "not-writable",
    details: { path: expect.stringContaining(nowhere) },
  });
});

test("a long write of another process gives an error that can be retried", async () => {
  const other = await openDatabase(path);
  await other.exec("PRAGMA busy_timeout = 50");
  await database.transaction(async (statements) => {
    await add(statements, "slow");
    await expect(add(other, "waiting")).rejects.toMatchObject({
      data: { code: "file-busy", details: { what: "file", path }, retry: true },
    });
  });
  await add(other, "then");
  expect(await names()).toEqual(["slow", "then"]);
  await other.close();
});

test("a full disk gives its own error and leaves the content unchanged", async () => {
  await add(database, "small");
  const { page_count: pages } = (await database.get<{ page_count: number }>("PRAGMA page_count")) as {
    page_count: number;
  };
  await database.transaction((statements) => statements.exec(`PRAGMA max_page_count = ${pages}`));
  await expect(add(database, "x".repeat(100_000))).rejects.toMatchObject({
    code: "disk-full",
    details: { path },
  });
  await expect(
    database.transaction((statements) => add(statements, "x".repeat(100_000))),
  ).rejects.toMatchObject({ code: "disk-full" });
  await add(database, "still works");
  expect(await names()).toEqual(["small", "still works"]);
});

test("closing waits for the writes under way", async () => {
  const writing = add(database, "last");
  await database.close();
  await writing;
  database = await openDatabase(path);
  expect(await names()).toEqual(["last"]);
});

test.each([
  ["not a database", (file: string) => writeFile(file, "这不是数据库。".repeat(2000))],
  ["truncated", (file: string) => truncate(file, 8192)],
  [
    "overwritten schema",
    async (file: string) => {
      const handle = await open(file, "r+");
      await handle.write(Buffer.alloc(4000, 0xa5), 0, 4000, 100);
      await handle.close();
    },
  ],
])("a damaged file (%s) is refused and stays unchanged", async (_, damage) => {
  await add(database, "x".repeat(50_000));
  await database.close();
  await damage(path);
  const before = await readFile(path);
  await expect(readUserVersion(path)).rejects.toMatchObject({ code: "library-damaged", details: { path } });
  expect((await readFile(path)).equals(before)).toBe(true);
});

// Skipped for the superuser, who may write anywhere, and on Windows, which has other permissions.
test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "a file without permission to write gives its own error",
  async () => {
    await database.close();
    await chmod(path, 0o444);
    await chmod(folder, 0o555);
    const opening = openDatabase(path);
    await expect(opening).rejects.toMatchObject({ code: "not-writable", details: { path } });
    await chmod(folder, 0o755);
  },
);
