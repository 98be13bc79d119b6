import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { serialize } from "../../../../shared/document/migrate.ts";
import { profileOf } from "../../../../shared/publications/publication.ts";
import { starterTemplates } from "../../../../shared/templates/starters.ts";
import { pngOf } from "../../../../tests/support/samples/pictures.ts";
import { openDatabase, readVersion } from "../database/driver.ts";
import { databaseName, openLibrary } from "../index.ts";
import { migrate, migrations } from "./migrations.ts";
import { createOlderDatabase } from "../../../../tests/support/generators/older-library.ts";

let folder: string;
const now = () => new Date("2026-03-09T08:00:00Z");
const backups = async () =>
  existsSync(join(folder, "backups"))
    ? (await readdir(join(folder, "backups"))).sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    : [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-migrations-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const createOlder = (version: number) => createOlderDatabase(folder, version, now);

test("a new library runs all steps without a backup", async () => {
  const library = await openLibrary(folder, { now });
  await library.close();
  const database = await openDatabase(join(folder, databaseName));
  expect(await readVersion(database)).toBe(migrations.length);
  await database.close();
  expect(await backups()).toEqual([]);
});

test("1 → 2: the list gets its columns from the documents, unreadable ones stay in it, and a backup of version 1 is made", async () => {
  const document = emptyDocument();
  Object.assign(document.masthead, { name: ["西城城管", "工作快报"], number: 12, date: "2026-03-06" });
  document.blocks = [
    { id: "b1", style: "body", runs: [{ text: "标题　", title: true }, { text: "正文五个字" }] },
  ];
  const version1 = await createOlder(1);
  const insert = (text: string) =>
    version1.run(
      "INSERT INTO issues (document, revision, saved_at) VALUES (?, 4, ?)",
      text,
      "2026-03-06T01:00:00.000Z",
    );
  await insert(serialize(document));
  await insert('{"schema":99}');
  await insert("{");
  await version1.close();

  const library = await openLibrary(folder, { now });
  const { issues } = await library.issues.list({ deleted: false });
  expect(issues.map(({ id }) => id)).toEqual([3, 2, 1]);
  expect(issues[2]).toEqual({
    id: 1,
    number: 12,
    name: "西城城管 工作快报",
    date: "2026-03-06",
    articles: 1,
    characters: 7,
    publication: null,
    state: "draft",
    savedAt: "2026-03-06T01:00:00.000Z",
    deletedAt: null,
  });
  const open = (id: number) => library.issues.open({ id, session: "session-1", label: "甲" });
  expect(await open(1)).toMatchObject({ document, revision: 4, holder: null });
  await expect(open(2)).rejects.toMatchObject({ code: "newer-version" });
  await expect(open(3)).rejects.toMatchObject({ code: "library-damaged" });
  await library.close();

  expect((await backups())[0]).toBe("library-0001-2026-03-09-upgrade.db");
  const backup = await openDatabase(join(folder, "backups", "library-0001-2026-03-09-upgrade.db"));
  expect(await readVersion(backup)).toBe(1);
  expect(await backup.get("SELECT count(*) AS issues FROM issues")).toEqual({ issues: 3 });
  await backup.close();
});

test("2 → 3: manuscripts can be added, and an existing issue records which it uses when it is saved", async () => {
  const version2 = await createOlder(2);
  await version2.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(emptyDocument()),
    "2026-03-06T01:00:00.000Z",
  );
  await version2.close();
  const library = await openLibrary(folder, { now });
  expect(await library.manuscripts.list({ deleted: false })).toEqual({ manuscripts: [], total: 0 });
  const document = emptyDocument();
  const [answer] = await library.manuscripts.add([{ file: "东河街道.txt", digest: "甲", document }]);
  const id = answer && "manuscript" in answer ? answer.manuscript.id : 0;
  document.blocks = [
    { id: "b1", style: "body", runs: [], manuscript: id },
    { id: "b2", style: "body", runs: [], manuscript: 99 },
  ];
  const { revision } = await library.issues.open({ id: 1, session: "session-1", label: "甲" });
  await library.issues.save({ id: 1, session: "session-1", revision, generation: 0, document });
  expect((await library.manuscripts.get({ id })).manuscript).toMatchObject({
    unit: "东河街道",
    usedIn: { issue: 1, number: null },
  });
  await library.issues.remove({ id: 1 });
  expect((await library.manuscripts.get({ id })).manuscript.usedIn).toBeNull();
  await library.close();
});

test("3 → 4: issues belong to no publication and are otherwise unchanged; a new publication adopts them", async () => {
  const document = emptyDocument();
  Object.assign(document.masthead, { name: ["西城城管", "工作快报"], number: 12, date: "2026-03-06" });
  const version3 = await createOlder(3);
  await version3.run(
    "INSERT INTO issues (document, revision, saved_at, number, name, date, articles, characters) VALUES (?, 4, ?, 12, ?, ?, 3, 900)",
    serialize(document),
    "2026-03-06T01:00:00.000Z",
    "西城城管 工作快报",
    "2026-03-06",
  );
  await version3.close();

  const library = await openLibrary(folder, { now });
  const [listedIssue] = (await library.issues.list({ deleted: false })).issues;
  expect(listedIssue).toMatchObject({
    id: 1,
    number: 12,
    articles: 3,
    characters: 900,
    publication: null,
    savedAt: "2026-03-06T01:00:00.000Z",
  });
  expect(await library.issues.open({ id: 1, session: "session-1", label: "甲" })).toMatchObject({
    document,
    revision: 4,
    publication: null,
  });
  expect(await library.publications.list()).toEqual({ publications: [] });
  const publication = await library.publications.create({
    versions: [{ validFrom: "2026-01-01", profile: profileOf(document) }],
  });
  expect(publication.issues).toBe(1);
  expect((await library.issues.list({ deleted: false })).issues[0]?.publication).toBe(publication.id);
  expect(await library.integrityCheck()).toEqual([]);
  await library.close();
  expect((await backups())[0]).toBe("library-0001-2026-03-09-upgrade.db");
});

test("4 → 5: existing articles and manuscripts are found as similar, despite an unreadable document", async () => {
  const text = "督导组实地查看农贸市场六处，针对占道经营逐项过筛，现场交办问题二十一件。";
  const document = { ...emptyDocument(), blocks: [{ id: "b1", style: "body" as const, runs: [{ text }] }] };
  const version4 = await createOlder(4);
  for (const documentText of ["{", serialize(document)])
    await version4.run(
      "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
      documentText,
      "2026-03-06T01:00:00.000Z",
    );
  await version4.run(
    "INSERT INTO manuscripts (title, unit, author, received, file, digest, characters, document) VALUES ('题', '', '', '2026-03-06', '甲.txt', '', 0, ?)",
    serialize(document),
  );
  await version4.close();
  const library = await openLibrary(folder, { now });
  expect((await library.similar.find({ text })).matches).toMatchObject([
    { kind: "manuscript", id: 1, title: "题", share: 1 },
    { kind: "article", id: "b1", issue: 2, share: 1 },
  ]);
  await library.close();
});

test("5 → 6: an existing library gets the starter templates and keeps its content", async () => {
  const version5 = await createOlder(5);
  await version5.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(emptyDocument()),
    "2026-03-06T01:00:00.000Z",
  );
  await version5.close();
  const library = await openLibrary(folder, { now });
  expect((await library.templates.list()).templates.map(({ name }) => name)).toEqual(
    starterTemplates.map(({ name }) => name),
  );
  expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
  await library.close();
});

test("6 → 7: an existing library gets empty tables of names and keeps its content", async () => {
  const version6 = await createOlder(6);
  await version6.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(emptyDocument()),
    "2026-03-06T01:00:00.000Z",
  );
  await version6.close();
  const library = await openLibrary(folder, { now });
  expect(await library.names.list()).toEqual({ revision: 0, units: [], people: [] });
  expect(
    await library.names.save({ revision: 0, units: [{ full: "东河街道", short: [] }], people: [] }),
  ).toEqual({ revision: 1 });
  expect((await library.issues.list({ deleted: false })).issues).toHaveLength(1);
  await library.close();
});

test("7 → 8: an existing library can store pictures and keeps its content", async () => {
  const version7 = await createOlder(7);
  await version7.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(emptyDocument()),
    "2026-03-06T01:00:00.000Z",
  );
  await version7.close();
  const library = await openLibrary(folder, { now });
  const bytes = pngOf(40, 30);
  const { asset } = await library.assets.add({ name: "甲.png", bytes: bytes.toString("base64") });
  await library.close();
  const again = await openLibrary(folder, { now });
  const picture = await again.assets.read(asset);
  expect(picture?.type).toBe("image/png");
  expect(bytes.equals(picture?.bytes ?? new Uint8Array())).toBe(true);
  expect((await again.issues.list({ deleted: false })).issues).toHaveLength(1);
  await again.close();
});

test("8 → 9: existing issues are drafts without versions or history, and get both from now on", async () => {
  const version8 = await createOlder(8);
  await version8.run(
    "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
    serialize(emptyDocument()),
    "2026-03-06T01:00:00.000Z",
  );
  await version8.close();
  const person = { name: "程一禾", role: "editor" as const };
  const library = await openLibrary(folder, { now, person: () => person });
  const openAnswer = await library.issues.open({ id: 1, session: "session-1", label: "甲" });
  expect(openAnswer.progress).toEqual({ state: "draft", at: null, by: null });
  expect(await library.audit.list({ issue: 1 })).toEqual({ entries: [] });
  await library.issues.save({
    id: 1,
    session: "session-1",
    revision: openAnswer.revision,
    generation: 0,
    document: { ...openAnswer.document, blocks: [] },
  });
  const { versions } = await library.versions.list({ issue: 1 });
  expect(versions).toMatchObject([
    { kind: "automatic", at: "2026-03-06T01:00:00.000Z", by: { name: "" }, state: "draft" },
  ]);
  expect((await library.versions.get({ id: versions[0]?.id ?? 0 })).document).toEqual(openAnswer.document);
  await library.workflow.advance({ id: 1, session: "session-1", to: "proofreading" });
  expect((await library.issues.list({ deleted: false })).issues[0]).toMatchObject({ state: "proofreading" });
  expect(await library.integrityCheck()).toEqual([]);
  await library.close();
});

test("11 → 12: the articles of an existing library are counted and searched", async () => {
  const text = "督导组实地查看农贸市场六处。";
  const document = {
    ...emptyDocument(),
    blocks: [
      { id: "b1", style: "body" as const, runs: [{ text }] },
      { id: "b2", style: "source" as const, runs: [{ text: "（东河街道）" }] },
    ],
  };
  const version11 = await createOlder(11);
  for (const documentText of ["{", serialize(document)])
    await version11.run(
      "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
      documentText,
      "2026-03-06T01:00:00.000Z",
    );
  // One article whose text is stored already.
  await version11.run(
    "INSERT INTO similar_texts (issue, article, letters, fingerprints, title, unit, text) VALUES (2, 'b1', 0, 0, NULL, '东河街道', ?)",
    text,
  );
  await version11.close();
  const library = await openLibrary(folder, { now });
  expect((await library.statistics.count({ by: "unit", filter: {} })).rows).toMatchObject([
    { name: "东河街道", used: 1, characters: 14 },
  ]);
  expect((await library.search.find({ query: "农贸市场" })).results).toMatchObject([
    { issue: 2, article: "b1" },
  ]);
  expect(await library.integrityCheck()).toEqual([]);
  await library.close();
});

test("12 → 13: existing documents get checksums, and a change on the disk is detected", async () => {
  const version12 = await createOlder(12);
  for (const number of [1, 2])
    await version12.run(
      "INSERT INTO issues (document, saved_at) VALUES (?, ?)",
      serialize({
        ...emptyDocument(),
        blocks: [{ id: "b1", style: "body", runs: [{ text: `第${number}篇` }] }],
      }),
      "2026-03-06T01:00:00.000Z",
    );
  await version12.close();
  await (await openLibrary(folder, { now })).close();
  const database = await openDatabase(join(folder, databaseName));
  await database.run("UPDATE issues SET document = replace(document, '第2篇', '第3篇') WHERE id = 2");
  await database.close();
  const library = await openLibrary(folder, { now });
  const open = (id: number) => library.issues.open({ id, session: "session-1", label: "甲" });
  expect((await open(1)).document.blocks[0]?.runs[0]?.text).toBe("第1篇");
  await expect(open(2)).rejects.toMatchObject({ code: "library-damaged", details: { problem: "issue 2" } });
  expect((await library.examine()).find(({ name }) => name === "documents")).toMatchObject({
    level: "error",
    details: { wrong: "issues 2" },
  });
  await library.close();
});

test("a failed step leaves the version before it, and the next attempt makes its own backup", async () => {
  const database = await createOlder(1);
  const failing = [
    ...migrations.slice(0, 1),
    async (statements: Parameters<(typeof migrations)[number]>[0]) => {
      await statements.exec("DROP TABLE issues");
      throw new Error("half way");
    },
  ];
  await expect(migrate(database, now, failing)).rejects.toThrow("half way");
  await expect(migrate(database, now, failing)).rejects.toThrow("half way");
  expect(await readVersion(database)).toBe(1);
  expect(await database.all("SELECT * FROM issues")).toEqual([]);
  await database.close();
  expect(await backups()).toEqual([
    "library-0001-2026-03-09-upgrade.db",
    "library-0002-2026-03-09-upgrade.db",
  ]);
});

test("a newer library is refused and stays unchanged", async () => {
  const database = await createOlder(migrations.length);
  await database.exec("PRAGMA user_version = 99");
  await database.close();
  const path = join(folder, databaseName);
  const before = await readFile(path);
  await expect(openLibrary(folder, { now })).rejects.toMatchObject({
    code: "newer-version",
    details: { found: "99", known: String(migrations.length) },
  });
  expect((await readFile(path)).equals(before)).toBe(true);
});

test("several processes open a new folder, and an old library, at the same time", async () => {
  const together = async () => {
    const libraries = await Promise.all([1, 2, 3, 4].map(() => openLibrary(folder, { now })));
    await Promise.all(libraries.map((library) => library.close()));
  };
  await together();
  await rm(join(folder, databaseName));
  // Any of them may have made a backup of a version in between.
  await rm(join(folder, "backups"), { recursive: true, force: true });
  await (await createOlder(1)).close();
  await together();
  const database = await openDatabase(join(folder, databaseName));
  expect(await readVersion(database)).toBe(migrations.length);
  await database.close();
  // Each one that ran a step made one backup before its first step.
  const backupNames = await backups();
  expect(backupNames[0]).toBe("library-0001-2026-03-09-upgrade.db");
  expect(backupNames.length).toBeLessThanOrEqual(4);
});
