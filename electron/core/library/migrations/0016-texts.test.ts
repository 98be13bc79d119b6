/** Migration 16 gives the table `similar_texts` the name `texts` and changes nothing else. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { serialize } from "../../../../shared/document/migrate.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary } from "../index.ts";
import { createOlderDatabase } from "../../../../tests/support/generators/older-library.ts";

let folder: string;
const now = () => new Date("2026-03-09T08:00:00Z");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-texts-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const createOlder = (version: number) => createOlderDatabase(folder, version, now);

test("renaming the table of texts keeps every text, its fingerprints and its place in the index", async () => {
  const text = "督导组实地查看农贸市场六处，针对占道经营逐项过筛，现场交办问题二十一件。";
  const document = {
    ...emptyDocument(),
    blocks: [
      { id: "b1", style: "body" as const, runs: [{ text }] },
      { id: "b2", style: "source" as const, runs: [{ text: "（东河街道）" }] },
    ],
  };
  // Version 12 fills the texts of the issue and of the manuscript.
  const version11 = await createOlder(11);
  await version11.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(document),
    "2026-03-06T01:00:00.000Z",
  );
  await version11.run(
    "INSERT INTO manuscripts (title, unit, author, received, file, digest, characters, document) VALUES ('题', '', '', '2026-03-06', '甲.txt', '', 0, ?)",
    serialize(document),
  );
  await version11.close();
  const version15 = await createOlder(15);
  const before = await version15.all("SELECT * FROM similar_texts ORDER BY id");
  const fingerprints = await version15.all("SELECT * FROM fingerprints ORDER BY hash, text");
  const sequence = await version15.get("SELECT seq FROM sqlite_sequence WHERE name = 'similar_texts'");
  expect(before).toHaveLength(2);
  expect(fingerprints.length).toBeGreaterThan(0);
  await version15.close();

  const library = await openLibrary(folder, { now });
  expect((await library.similar.find({ text })).matches).toMatchObject([
    { kind: "manuscript", id: 1, share: 1 },
    { kind: "article", id: "b1", issue: 1, share: 1 },
  ]);
  expect((await library.search.find({ query: "农贸市场" })).results).toMatchObject([
    { issue: 1, article: "b1" },
  ]);
  expect((await library.statistics.count({ by: "unit", filter: {} })).rows).toContainEqual(
    expect.objectContaining({ name: "东河街道", used: 1 }),
  );
  expect((await library.examine()).filter(({ level }) => level === "error")).toEqual([]);
  // A save after the rename updates the renamed table.
  const openAnswer = await library.issues.open({ id: 1, session: "session-1", label: "甲" });
  await library.issues.save({
    id: 1,
    session: "session-1",
    revision: openAnswer.revision,
    generation: openAnswer.generation,
    document,
  });
  await library.close();

  const database = await openDatabase(join(folder, databaseName));
  expect(await database.all("SELECT * FROM texts ORDER BY id")).toEqual(before);
  expect(await database.all("SELECT * FROM fingerprints ORDER BY hash, text")).toEqual(fingerprints);
  expect(await database.get("SELECT seq FROM sqlite_sequence WHERE name = 'texts'")).toEqual(sequence);
  expect(await database.all("SELECT name FROM sqlite_master WHERE name = 'similar_texts'")).toEqual([]);
  await database.close();
});

test("a backup of version 15 is restored and migrated", async () => {
  await (await createOlder(15)).close();
  const version15 = await openDatabase(join(folder, databaseName));
  await version15.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(emptyDocument()),
    "2026-03-06T01:00:00.000Z",
  );
  const backup = join(folder, "library-version-15.db");
  await version15.backup(backup);
  await version15.run("DELETE FROM issues");
  await version15.close();
  const library = await openLibrary(folder, { now });
  await library.backups.restore(backup);
  expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
  const openAnswer = await library.issues.open({ id: 1, session: "session-1", label: "甲" });
  const blocks = [{ id: "b1", style: "body" as const, runs: [{ text: "恢复以后又写的一段话。" }] }];
  await library.issues.save({
    id: 1,
    session: "session-1",
    revision: openAnswer.revision,
    generation: openAnswer.generation,
    document: { ...openAnswer.document, blocks },
  });
  expect((await library.search.find({ query: "又写" })).results).toMatchObject([{ issue: 1, article: "b1" }]);
  expect(await library.integrityCheck()).toEqual([]);
  await library.close();
});
