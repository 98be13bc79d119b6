/** The names, publications and templates come back from the backups, as a whole or one by one. */
import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { documentOf, profileNamed } from "../../../../tests/support/generators/filled-library.ts";
import { createOlderDatabase } from "../../../../tests/support/generators/older-library.ts";
import type { CopyTable } from "../../../../shared/contract/table-copies.ts";
import { openDatabase } from "../database/driver.ts";
import { openLibrary, type Library } from "../index.ts";

let folder: string;
let library: Library;
const now = () => new Date("2026-03-09T08:00:00Z");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-tables-"));
  library = await openLibrary(folder, { now });
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const east = { full: "东河街道", short: ["东河"] };
const north = { full: "北坡镇", short: [] };
const lu = { name: "陆文川", unit: "东河街道", post: "书记" };
const backUp = async () => (await library.backups.make("daily")).path;
const saveNames = async (units: (typeof east)[], people: (typeof lu)[] = []) =>
  library.names.save({ revision: (await library.names.list()).revision, units, people });
const unitsNow = async () => (await library.names.list()).units.map(({ full }) => full);
const list = (table: CopyTable) => library.copies.tables.listTable({ table });
const takeBack = (path: string, table: CopyTable, entry: number | null = null) =>
  library.copies.tables.takeTableBack({ path, table, entry });
/** What taking a copy back does, by name. */
const changes = async (path: string, table: CopyTable) =>
  Object.fromEntries(
    (await library.copies.tables.getTable({ path, table })).entries.map(({ name, change }) => [name, change]),
  );
const errors = async () => (await library.examine()).filter(({ level }) => level === "error");

/** Changes a database file as a fault of the disk would. */
async function change(path: string, sql: string): Promise<void> {
  const database = await openDatabase(path);
  await database.run(sql);
  await database.close();
}
const databasePath = () => join(folder, "library.db");

test("the names come back as a backup has them, what they replace is in a backup, and the same undoes it", async () => {
  await saveNames([east, north], [lu]);
  await backUp();
  const path = await backUp();
  await saveNames(
    [
      { ...east, short: ["东办"] },
      { full: "南山镇", short: [] },
    ],
    [lu],
  );
  const { revision } = await library.names.list();
  expect(await list("names")).toMatchObject({
    isDamaged: false,
    copies: [
      { backup: { path }, repeats: 1, entries: 3, added: 1, changed: 1, removed: 1, isPresent: false },
    ],
    skipped: [],
  });
  expect(await library.copies.tables.getTable({ path, table: "names" })).toMatchObject({
    entries: [
      {
        name: "东河街道",
        change: "changed",
        details: [{ part: "short", before: "东办", after: "东河", isChanged: true }],
      },
      { name: "北坡镇", change: "added", details: [] },
      { name: "南山镇", change: "removed" },
      { name: "陆文川", change: "same", details: [{ part: "unit" }, { part: "post", after: "书记" }] },
    ],
    total: 4,
  });
  const lists: string[] = [];
  const stop = library.onChange((each) => lists.push(each));

  const { before } = await takeBack(path, "names");
  expect(await library.names.list()).toMatchObject({ units: [east, north], people: [lu] });
  expect(before).toMatchObject({ kind: "restore" });
  await expect.poll(() => lists).toContain("names");
  stop();
  // A window that shows the names of before learns of it at its next save, and a start after a loss has them.
  await expect(library.names.save({ revision, units: [], people: [] })).rejects.toMatchObject({
    code: "conflict",
  });
  expect((await library.autosaves.read()).records).toMatchObject([
    { kind: "names", content: { units: [JSON.stringify(east), JSON.stringify(north)] } },
  ]);
  const { backups } = await library.backups.list();
  expect(await takeBack(path, "names")).toEqual({ before: null });
  expect((await library.backups.list()).backups).toEqual(backups);

  await takeBack(before?.path ?? "", "names");
  expect(await unitsNow()).toEqual(["东河街道", "南山镇"]);
  expect(await errors()).toEqual([]);
});

test("the names come back from the second folder, with their order", async () => {
  const second = await mkdtemp(join(tmpdir(), "bulletin-second-"));
  await library.close();
  library = await openLibrary(folder, { now, backupFolder: () => second });
  await saveNames([east, north]);
  await rm(await backUp());
  await saveNames([north, east]);
  const { copies } = await list("names");
  expect(copies).toMatchObject([{ added: 0, changed: 0, removed: 0, isPresent: false }]);
  const path = copies[0]?.backup.path ?? "";
  expect(dirname(path)).toBe(second);
  await takeBack(path, "names");
  expect(await unitsNow()).toEqual(["东河街道", "北坡镇"]);
  await rm(second, { recursive: true });
});

/** The publications by name: whether each is in use, its issuer, and the number of its issues. */
const publicationsNow = async () =>
  Object.fromEntries(
    (await library.publications.list()).publications.map(({ name, deletedAt, versions, issues }) => [
      name,
      [deletedAt === null, versions[0]?.profile.issuer, issues],
    ]),
  );
const createPublication = async (name: string, issuer = "") =>
  (
    await library.publications.create({
      versions: [{ validFrom: "2026-01-01", profile: { ...profileNamed(name), issuer } }],
    })
  ).id;

test("publications come back; one to which issues belong stays, and one that the backup lacks goes out of use", async () => {
  const quick = await createPublication("快报", "甲办");
  const path = await backUp();
  const versions = [{ validFrom: "2026-01-01", profile: { ...profileNamed("快报"), issuer: "乙办" } }];
  await library.publications.save({ id: quick, revision: 0, versions });
  const used = await createPublication("专报");
  await createPublication("简报");
  const { id: issue } = await library.issues.create({ document: documentOf("甲"), publication: used });
  const present = await publicationsNow();
  expect(await changes(path, "publications")).toEqual({ 快报: "changed", 简报: "removed", 专报: "stays" });

  const { before } = await takeBack(path, "publications");
  expect(await publicationsNow()).toEqual({
    快报: [true, "甲办", 0],
    专报: [true, "", 1],
    简报: [false, "", 0],
  });
  expect((await list("publications")).copies[1]).toMatchObject({ backup: { path }, isPresent: true });
  expect((await library.issues.open({ id: issue, session: "session-1", label: "甲" })).publication).toBe(
    used,
  );
  await takeBack(before?.path ?? "", "publications");
  expect(await publicationsNow()).toEqual(present);
  expect(await errors()).toEqual([]);
});

test("one template comes back alone, and the same undoes it", async () => {
  const namesNow = async () => (await library.templates.list()).templates.map(({ name }) => name);
  const [first, second] = (await library.templates.list()).templates;
  const path = await backUp();
  await library.templates.remove({ id: first?.id ?? 0 });
  await library.templates.save({ id: second?.id ?? 0, change: { name: "改过的" } });
  const present = await namesNow();
  const { before } = await takeBack(path, "templates", first?.id);
  expect(await namesNow()).toEqual([first?.name, ...present]);
  await takeBack(before?.path ?? "", "templates", first?.id);
  expect(await namesNow()).toEqual(present);
  await expect(takeBack(path, "templates", 999)).rejects.toMatchObject({ code: "no-copy" });
});

test("damaged entries are replaced and kept as files; a damaged copy is passed over", async () => {
  await saveNames([east]);
  const id = await createPublication("快报", "甲办");
  const path = await backUp();
  const damagedBackup = await backUp();
  for (const each of [databasePath(), damagedBackup]) {
    await change(each, "UPDATE units SET content = replace(content, '东河街道', '东何街道')");
    await change(each, "UPDATE publication_versions SET profile = replace(profile, '甲办', '申办')");
  }
  expect(await list("names")).toMatchObject({
    isDamaged: true,
    copies: [{ backup: { path }, changed: 1, isPresent: false }],
    skipped: [{ path: damagedBackup, why: "damaged" }],
  });
  expect(await changes(path, "publications")).toEqual({ 快报: "replaced" });
  await expect(takeBack(damagedBackup, "names")).rejects.toMatchObject({ code: "no-copy" });

  expect(await takeBack(path, "names")).toEqual({ before: null });
  expect(await takeBack(path, "publications", id)).toEqual({ before: null });
  expect(await unitsNow()).toEqual(["东河街道"]);
  expect(await publicationsNow()).toEqual({ 快报: [true, "甲办", 0] });
  const files = (await readdir(join(folder, "damaged"))).toSorted();
  expect(files.map((name) => name.replace(/^.*Z?-(?=names|pub)/u, ""))).toEqual([
    "names-1.json",
    "publications-1.json",
  ]);
  expect(await readFile(join(folder, "damaged", files[0] ?? ""), "utf8")).toContain("东何街道");
  expect(await errors()).toEqual([]);
});

test("tables come back from backups of the versions before checksums", async () => {
  for (const version of [7, 18]) {
    const older = await mkdtemp(join(tmpdir(), "bulletin-older-"));
    const database = await createOlderDatabase(older, version, now);
    await database.run("INSERT INTO units (position, content) VALUES (0, ?)", JSON.stringify(east));
    await database.run("INSERT INTO publications (name) VALUES ('快报')");
    await database.run(
      "INSERT INTO publication_versions (publication, valid_from, profile) VALUES (1, '2026-01-01', ?)",
      JSON.stringify(profileNamed("快报")),
    );
    await database.close();
    await backUp();
    const path = join(folder, "backups", `library-00${version + 10}-2026-03-09-manual.db`);
    await rename(join(older, "library.db"), path);
    await rm(older, { recursive: true });
    await saveNames([]);
    for (const table of ["names", "publications", "templates"] as const) await takeBack(path, table);
    expect(await unitsNow()).toEqual(["东河街道"]);
    expect(await publicationsNow()).toEqual({ 快报: [true, profileNamed("快报").issuer, 0] });
  }
  expect(await errors()).toEqual([]);
});

test("what somebody saves while a table is taken back is in the table, or in the backup that was made first", async () => {
  await saveNames([east]);
  const path = await backUp();
  await saveNames([north]);
  const { revision } = await library.names.list();
  const units = [north, { full: "南山镇", short: [] }];
  const [{ before }, isSaved] = await Promise.all([
    takeBack(path, "names"),
    // While the backup is written. A save that comes later is refused.
    expect
      .poll(async () => (await readdir(join(folder, "backups"))).length, { interval: 1 })
      .toBeGreaterThan(1)
      .then(() => library.names.save({ revision, units, people: [] }))
      .then(
        () => true,
        () => false,
      ),
  ]);
  expect(await unitsNow()).toEqual(["东河街道"]);
  await takeBack(before?.path ?? "", "names");
  expect(await unitsNow()).toEqual(isSaved ? ["北坡镇", "南山镇"] : ["北坡镇"]);
});
