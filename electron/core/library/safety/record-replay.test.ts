/** Changes of manuscripts, publications, templates, names and pictures since the last backup come back. */
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstOf } from "../../../../shared/basics/elements.ts";
import { describeRecovery } from "../../../../shared/messages/sentences.ts";
import { documentOf, profileNamed } from "../../../../tests/support/generators/filled-library.ts";
import { pngOf } from "../../../../tests/support/samples/pictures.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";

let folder: string;
const now = () => new Date("2026-03-09T08:00:00Z");
const autosaveOf = (name: string) => join(folder, "autosaves", name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-record-replay-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that the calls show of the records; revisions only count. */
async function contentsOf({ manuscripts, names, publications, templates, assets }: Library, asset: string) {
  const { manuscripts: list } = await manuscripts.list({ deleted: false });
  return {
    manuscripts: await Promise.all(list.map(({ id }) => manuscripts.get({ id }))),
    removed: await manuscripts.list({ deleted: true }),
    names: { ...(await names.list()), revision: 0 },
    publications: (await publications.list()).publications.map((each) => ({ ...each, revision: 0 })),
    templates: await templates.list(),
    picture: await assets.read(asset),
  };
}

const addManuscript = (library: Library, text: string) =>
  library.manuscripts.add([{ file: `${text}.txt`, digest: text, document: documentOf(text) }]);
const publicationVersions = () => [{ validFrom: "2020-01-01", profile: profileNamed("甲刊") }];
const unit = (full: string) => ({ full, short: [], since: null });

/** Makes a backup, and afterwards changes one record of each kind and adds another one. */
async function fill(library: Library): Promise<string> {
  const { manuscripts, names, publications, templates, assets } = library;
  await addManuscript(library, "甲稿");
  await addManuscript(library, "乙稿");
  await publications.create({ versions: publicationVersions() });
  await library.backups.make("daily");
  await manuscripts.change({ ids: [1], change: { note: "已核" } });
  await manuscripts.remove({ ids: [2] });
  await addManuscript(library, "丙稿");
  await names.save({ revision: 0, units: [unit("甲局"), unit("乙局")], people: [] });
  await publications.save({
    id: 1,
    revision: 0,
    versions: [...publicationVersions(), { ...firstOf(publicationVersions()), validFrom: "2026-01-01" }],
  });
  await publications.create({ versions: publicationVersions() });
  await templates.save({ id: 1, change: { name: "甲模板" } });
  const { text } = await templates.export({ ids: [1] });
  await templates.import({ name: "a.json", text: text.replace("甲模板", "乙模板") });
  const { asset } = await assets.add({ name: "甲.png", bytes: pngOf(40, 30).toString("base64") });
  return asset;
}

async function loseDatabase(): Promise<void> {
  for (const name of await readdir(folder)) if (name.startsWith(databaseName)) await rm(join(folder, name));
}

test("a lost library has all records and pictures that were stored since the backup", async () => {
  const library = await openLibrary(folder, { now });
  const asset = await fill(library);
  const contents = await contentsOf(library, asset);
  await library.close();
  await loseDatabase();

  const restoredLibrary = await openLibrary(folder, { now });
  expect(await contentsOf(restoredLibrary, asset)).toEqual(contents);
  expect(describeRecovery(restoredLibrary.recovery!, "zh-CN")).toContainEqual(
    expect.stringMatching(
      /^这份备份以后保存的内容已经补上：稿件“甲稿”、稿件“乙稿”、稿件“丙稿”、名录、刊物.*模板“甲模板”.*图片/u,
    ),
  );
  expect((await restoredLibrary.examine()).filter(({ level }) => level === "error")).toEqual([]);
  await restoredLibrary.removeNote();
  await restoredLibrary.close();
  const again = await openLibrary(folder, { now });
  expect([again.recovery, await contentsOf(again, asset)]).toEqual([null, contents]);
  await again.close();
});

test.each([
  ["a letter", "UPDATE templates SET name = '乙模板' WHERE id = 1"],
  ["its checksum", "UPDATE templates SET checksum = 1 WHERE id = 1"],
])("a record of which the disk damaged %s since the backup has its last change", async (_, damage) => {
  const library = await openLibrary(folder, { now });
  await library.backups.make("daily");
  await library.templates.save({ id: 1, change: { name: "甲模板" } });
  await library.close();
  const database = await openDatabase(join(folder, databaseName));
  await database.run(damage);
  await database.close();
  const restoredLibrary = await openLibrary(folder, { now });
  expect((await restoredLibrary.templates.list()).templates[0]?.name).toBe("甲模板");
  expect(restoredLibrary.recovery).toMatchObject({
    what: "behind",
    replayedRecords: [{ kind: "templates", name: "甲模板" }],
  });
  await restoredLibrary.close();
});

test("an autosave of an earlier change, or one that is damaged, changes nothing", async () => {
  const library = await openLibrary(folder, { now });
  await library.templates.save({ id: 1, change: { name: "甲模板" } });
  await copyFile(autosaveOf("templates-1.json"), join(folder, "earlier.json"));
  await library.templates.save({ id: 1, change: { name: "乙模板" } });
  await library.templates.save({ id: 2, change: { name: "丙模板" } });
  await library.close();
  await copyFile(join(folder, "earlier.json"), autosaveOf("templates-1.json"));
  const later = await readFile(autosaveOf("templates-2.json"), "utf8");
  await writeFile(autosaveOf("templates-2.json"), later.replace("丙模板", "丁模板"));
  const again = await openLibrary(folder, { now });
  expect((await again.templates.list()).templates.slice(0, 2).map(({ name }) => name)).toEqual([
    "乙模板",
    "丙模板",
  ]);
  expect(again.recovery).toBe(null);
  expect((await again.autosaves.read()).unreadable).toEqual(["templates-2.json"]);
  await again.close();
});

test("after a person restored a backup, changes from before it do not come back", async () => {
  const library = await openLibrary(folder, { now });
  const { path } = await library.backups.make("manual");
  const [before] = (await library.templates.list()).templates;
  await library.templates.save({ id: 1, change: { name: "甲模板" } });
  await library.assets.add({ name: "甲.png", bytes: pngOf(40, 30).toString("base64") });
  await library.backups.restore(path);
  expect(await readdir(join(folder, "autosaves"))).toEqual([]);
  await library.close();
  const again = await openLibrary(folder, { now });
  expect((await again.templates.list()).templates[0]).toEqual(before);
  await again.close();
});

test("files that two backups contain are removed", async () => {
  const library = await openLibrary(folder, { now });
  await fill(library);
  await library.backups.make("daily");
  expect(await readdir(join(folder, "autosaves"))).not.toEqual([]);
  await library.backups.make("daily");
  expect(await readdir(join(folder, "autosaves"))).toEqual([]);
  await library.close();
});
