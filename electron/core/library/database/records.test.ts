/** Manuscripts, publications, templates, names and pictures with letters that the disk changed. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RestoredRecord } from "../../../../shared/contract/backups.ts";
import { describeRecovery } from "../../../../shared/messages/sentences.ts";
import { documentOf, profileNamed } from "../../../../tests/support/generators/filled-library.ts";
import { createOlderDatabase } from "../../../../tests/support/generators/older-library.ts";
import { pngOf } from "../../../../tests/support/samples/pictures.ts";
import { openDatabase } from "./driver.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";
import { isSuspect } from "../safety/recovery.ts";

let folder: string;
const now = () => new Date("2026-03-09T08:00:00Z");
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-records-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A record that is stored, damaged, read and changed. */
interface Case {
  /** Its name in the doctor's report. */
  name: string;
  /** Its kind in the note of what was restored. */
  kind: RestoredRecord["kind"];
  /** Stores a record with 甲 in it. */
  fill: (library: Library) => Promise<unknown>;
  /** Puts 乙 in the place of 甲, or changes another letter. */
  damage: string;
  read: (library: Library) => Promise<unknown>;
  change: (library: Library) => Promise<unknown>;
}

const publicationVersions = (name: string) => [{ validFrom: "2020-01-01", profile: profileNamed(name) }];
const addManuscript = (library: Library) =>
  library.manuscripts.add([{ file: "甲.txt", digest: "甲", document: documentOf("甲稿") }]);
const manuscript: Omit<Case, "damage"> = {
  name: "manuscripts 1",
  kind: "manuscripts",
  fill: addManuscript,
  read: ({ manuscripts }) => manuscripts.get({ id: 1 }),
  change: ({ manuscripts }) => manuscripts.change({ ids: [1], change: { note: "改过" } }),
};
const publication: Omit<Case, "damage"> = {
  name: "publications 1",
  kind: "publications",
  fill: ({ publications }) => publications.create({ versions: publicationVersions("甲刊") }),
  read: ({ publications }) => publications.list(),
  change: ({ publications }) => publications.remove({ id: 1 }),
};
const template: Omit<Case, "damage"> = {
  name: "templates 1",
  kind: "templates",
  fill: ({ templates }) => templates.save({ id: 1, change: { name: "甲模板" } }),
  read: ({ templates }) => templates.list(),
  change: ({ templates }) => templates.remove({ id: 1 }),
};
const cases: Case[] = [
  { ...manuscript, damage: "UPDATE manuscripts SET document = replace(document, '甲', '乙')" },
  { ...manuscript, damage: "UPDATE manuscripts SET title = '乙'" },
  {
    ...publication,
    damage: "UPDATE publication_versions SET profile = replace(profile, '甲', '乙')",
  },
  { ...publication, damage: "UPDATE publications SET deleted_at = '2026-03-09T08:00:00.000Z'" },
  { ...template, damage: "UPDATE templates SET name = '乙模板' WHERE id = 1" },
  {
    name: "names 1",
    kind: "names",
    fill: ({ names }) =>
      names.save({ revision: 0, units: [{ full: "甲局", short: [], since: null }], people: [] }),
    damage: "UPDATE units SET content = replace(content, '甲', '乙')",
    read: ({ names }) => names.list(),
    change: ({ names }) => names.save({ revision: 1, units: [], people: [] }),
  },
];

async function alter(...sql: string[]): Promise<void> {
  const database = await openDatabase(join(folder, databaseName));
  for (const each of sql) await database.run(each);
  await database.close();
}

/** The records that the doctor cannot read. */
const listWrong = async (library: Library) =>
  (await library.examine()).find(({ name }) => name === "documents")?.details.wrong;

describe.each(cases)("$damage", ({ name, kind, fill, damage, read, change }) => {
  test("is an error for whoever reads or changes it, and the next start takes it back from a backup", async () => {
    const library = await openLibrary(folder, { now });
    await fill(library);
    const content = await read(library);
    const { at } = await library.backups.make("daily");
    expect(await listWrong(library)).toBe(undefined);
    await alter(damage);
    await expect(read(library)).rejects.toMatchObject({
      code: "library-damaged",
      details: { problem: name },
    });
    await expect(change(library)).rejects.toMatchObject({ code: "library-damaged" });
    expect(await listWrong(library)).toBe(name);
    // The newest backup has the damage too.
    await library.backups.make("daily");
    await library.close();

    const restoredLibrary = await openLibrary(folder, { now });
    expect(await read(restoredLibrary)).toEqual(raiseRevisions(content));
    expect(restoredLibrary.recovery).toMatchObject({ what: "records", records: [{ kind, backup: at }] });
    expect(await readdir(restoredLibrary.recovery?.setAside ?? "")).toEqual([
      `${name.replace(" ", "-")}.json`,
    ]);
    expect(await listWrong(restoredLibrary)).toBe(undefined);
    await change(restoredLibrary).catch((error: unknown) =>
      expect(error).toMatchObject({ code: "conflict" }),
    );
    await restoredLibrary.close();
  });
});

/** As a restored record has it: a window with the earlier text must not save over it. */
function raiseRevisions(content: unknown): unknown {
  const { publications, revision, ...rest } = content as {
    publications?: { revision: number }[];
    revision?: number;
  };
  return {
    ...rest,
    ...(publications && {
      publications: publications.map((each) => ({ ...each, revision: each.revision + 1 })),
    }),
    ...(revision !== undefined && { revision: revision + 1 }),
  };
}

test("a record that is sound in no backup keeps its content, and a note asks to check it", async () => {
  const library = await openLibrary(folder, { now });
  await template.fill(library);
  await manuscript.fill(library);
  await alter(
    "UPDATE templates SET name = '乙模板' WHERE id = 1",
    "UPDATE manuscripts SET document = substr(document, 1, 20)",
  );
  await expect(library.templates.list()).rejects.toMatchObject({ code: "library-damaged" });
  await library.close();
  await rm(join(folder, "autosaves"), { recursive: true });
  const restoredLibrary = await openLibrary(folder, { now });
  expect((await restoredLibrary.templates.list()).templates[0]?.name).toBe("乙模板");
  expect(describeRecovery(restoredLibrary.recovery!, "zh-CN").slice(0, 2)).toEqual([
    "资料库里有内容损坏了，可能是磁盘的问题。",
    "没有完好的备份，保留了损坏的内容，可能有错字，请核对：稿件“甲稿”、模板“乙模板”。",
  ]);
  // The others can be read; one that is no document any more cannot.
  expect((await restoredLibrary.manuscripts.list({ deleted: false })).manuscripts).toHaveLength(1);
  await expect(manuscript.read(restoredLibrary)).rejects.toMatchObject({ code: "library-damaged" });
  await restoredLibrary.close();
});

test("a manuscript whose file name cannot be stored as it is can be read", async () => {
  const library = await openLibrary(folder, { now });
  await library.manuscripts.add([{ file: "甲\uD800\0.txt", digest: "甲", document: documentOf("甲稿") }]);
  expect(await manuscript.read(library)).toMatchObject({ manuscript: { file: "甲\uFFFD\0.txt" } });
  await library.close();
});

test("every way to change a record leaves it sound", async () => {
  const library = await openLibrary(folder, { now });
  for (const { fill, change } of new Map(cases.map((each) => [each.name, each])).values()) {
    await fill(library);
    await change(library);
  }
  const { manuscripts, publications, templates } = library;
  await manuscripts.remove({ ids: [1] });
  await manuscripts.restore({ ids: [1] });
  await publications.restore({ id: 1 });
  await publications.save({ id: 1, revision: 0, versions: publicationVersions("丙刊") });
  await templates.restore({ id: 1 });
  const { text } = await templates.export({ ids: [1] });
  await templates.import({ name: "甲.json", text: text.replace("甲模板", "丁模板") });
  const { path } = await library.backups.make("manual");
  await library.backups.restore(path);
  expect(await listWrong(library)).toBe(undefined);
  expect((await templates.list()).templates.map((each) => each.name)).toContain("丁模板");
  await library.close();
});

test("a damaged picture is an error; the same picture inserted again replaces it, or the next start does", async () => {
  const library = await openLibrary(folder, { now });
  const picture = { name: "甲.png", bytes: pngOf(40, 30).toString("base64") };
  const { asset } = await library.assets.add(picture);
  await alter("UPDATE assets SET bytes = x'89504e47'");
  await expect(library.assets.get({ asset })).rejects.toMatchObject({ code: "library-damaged" });
  expect((await library.examine()).find(({ name }) => name === "pictures")).toMatchObject({
    level: "error",
    details: { wrong: asset.slice(0, 12) },
  });
  await library.assets.add(picture);
  expect((await library.assets.get({ asset })).bytes).toBe(picture.bytes);
  // With two, no autosave has it any more.
  for (let count = 1; count <= 2; count += 1) await library.backups.make("daily");
  await alter("UPDATE assets SET bytes = x'89504e47'");
  await library.examine();
  await library.close();
  const restoredLibrary = await openLibrary(folder, { now });
  expect((await restoredLibrary.assets.get({ asset })).bytes).toBe(picture.bytes);
  expect(restoredLibrary.recovery?.records).toMatchObject([{ kind: "pictures", name: asset.slice(0, 12) }]);
  await restoredLibrary.close();
});

test("a picture that no backup has is named once, and later starts do not check every page for it", async () => {
  let library = await openLibrary(folder, { now });
  const picture = { name: "甲.png", bytes: pngOf(40, 30).toString("base64") };
  const { asset } = await library.assets.add(picture);
  const name = asset.slice(0, 12);
  await alter("UPDATE assets SET bytes = x'89504e47'");
  await expect(library.assets.get({ asset })).rejects.toMatchObject({ code: "library-damaged" });
  // It is recorded beside the refused call.
  await expect.poll(() => isSuspect(folder)).toBe(true);
  await library.close();
  await rm(join(folder, "autosaves"), { recursive: true });

  library = await openLibrary(folder, { now });
  const { records = [], setAside } = library.recovery ?? {};
  expect(records).toEqual([{ kind: "pictures", name, backup: null }]);
  expect(describeRecovery(library.recovery!, "zh-CN")[1]).toBe(
    `没有完好的备份，已经损坏的图片请在用到的各期重新插入：图片“${name}”。`,
  );
  expect(await readFile(join(setAside ?? "", asset))).toEqual(Buffer.from("89504e47", "hex"));
  await library.removeNote();
  await expect(library.assets.get({ asset })).rejects.toMatchObject({ code: "library-damaged" });
  expect((await library.examine()).find((check) => check.name === "pictures")).toMatchObject({
    level: "error",
    details: { wrong: name, count: "1", lost: "1" },
  });
  expect([await isSuspect(folder), library.repair.damage]).toEqual([false, null]);
  await library.close();

  library = await openLibrary(folder, { now });
  expect(library.recovery).toBeNull();
  await library.assets.add(picture);
  expect((await library.assets.get({ asset })).bytes).toBe(picture.bytes);
  // Its autosave is as good as a backup.
  await alter("UPDATE assets SET bytes = x'89504e47'");
  await library.close();
  library = await openLibrary(folder, { now });
  expect((await library.assets.get({ asset })).bytes).toBe(picture.bytes);
  await library.close();
});

test("18 → 19: the records of an existing library get their checksums", async () => {
  const version18 = await createOlderDatabase(folder, 18, now);
  await version18.exec(`
    INSERT INTO manuscripts (title, unit, author, received, file, digest, characters, document)
      VALUES ('甲', '', '', '2026-03-06', '甲.txt', '', 0, '${JSON.stringify(documentOf("甲稿"))}');
    INSERT INTO publications (name) VALUES ('甲刊');
    INSERT INTO publication_versions VALUES (1, '2020-01-01', '${JSON.stringify(profileNamed("甲刊"))}');
    UPDATE templates SET name = '甲模板' WHERE id = 1;
    INSERT INTO units VALUES (0, '{"full":"甲局","short":[],"since":null}');
    INSERT INTO people VALUES (0, '{"name":"甲","unit":"甲局","post":""}');
  `);
  await version18.close();
  const library = await openLibrary(folder, { now });
  for (const { read } of cases) await read(library);
  expect(await listWrong(library)).toBe(undefined);
  await alter(...cases.map(({ damage }) => damage));
  expect(await listWrong(library)).toBe("manuscripts 1, names 1, publications 1, templates 1");
  await library.close();
  // The backup before the upgrade has them.
  const restoredLibrary = await openLibrary(folder, { now });
  expect(restoredLibrary.recovery?.records.map(({ kind, name }) => [kind, name])).toEqual([
    ["manuscripts", "甲"],
    ["names", ""],
    ["publications", "甲刊"],
    ["templates", "甲模板"],
  ]);
  expect(await listWrong(restoredLibrary)).toBe(undefined);
  await restoredLibrary.close();
});
