/** Issues and manuscripts that are damaged, in the bin or gone come back from the backups. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { documentOf, saveAgain, session } from "../../../../tests/support/generators/filled-library.ts";
import { pngOf } from "../../../../tests/support/samples/pictures.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { openDatabase } from "../database/driver.ts";
import { openLibrary, type Library } from "../index.ts";

let folder: string;
let clock = "2026-03-09T08:00:00Z";
let library: Library;
const label = "取回之前";
const open = () =>
  openLibrary(folder, {
    now: () => new Date(clock),
    uptime: () => Date.parse(clock) / 1000,
    person: () => ({ name: "程之远", role: "editor" }),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-copies-"));
  clock = "2026-03-09T08:00:00Z";
  library = await open();
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

/** Changes a database file as a fault of the disk would: no service of the program takes part. */
async function change(path: string, sql: string, ...values: (string | number)[]): Promise<void> {
  const database = await openDatabase(path);
  await database.run(sql, ...values);
  await database.close();
}
const databasePath = () => join(folder, "library.db");
/** Another text under the same checksum, as a bit that was lost on the disk. */
const loseBit = (id: number, path = databasePath()) =>
  change(path, "UPDATE issues SET document = replace(document, '甲', '申') WHERE id = ?", id);

async function read(id: number): Promise<BulletinDocument> {
  const { document } = await library.issues.open({ id, session, label: "甲" });
  await library.issues.close({ id, session });
  return document;
}
const textOf = async (id: number) => (await read(id)).blocks[0]?.runs[0]?.text;
const issue = (id: number) => ({ kind: "issue" as const, id });
const backUp = async () => (await library.backups.make("daily")).path;

test("a damaged issue opens again after it was taken back, and its damaged text is kept as a file", async () => {
  const { id } = await library.issues.create({ document: documentOf("甲") });
  const path = await backUp();
  await loseBit(id);
  await expect(read(id)).rejects.toMatchObject({ code: "library-damaged" });
  expect(await library.copies.list({ subject: issue(id) })).toMatchObject({
    place: "damaged",
    copies: [{ backup: { path }, difference: null, isPresent: false }],
  });
  expect(await library.copies.find({ kind: "issue", text: "" })).toMatchObject({
    subjects: [{ subject: issue(id), place: "damaged" }],
  });

  expect(await library.copies.takeBack({ path, subject: issue(id), label })).toEqual({ place: "damaged" });
  expect(await textOf(id)).toBe("甲");
  expect((await library.versions.list({ issue: id })).versions).toEqual([]);
  const [file = ""] = await readdir(join(folder, "damaged"));
  expect(file).toMatch(/-issue-1\.json$/u);
  expect(await readFile(join(folder, "damaged", file), "utf8")).toContain("申");
  // A start after a loss of the database has the text too: the save is in the autosaves.
  expect((await library.autosaves.read()).autosaves).toMatchObject([{ issue: id, revision: 1 }]);
  expect((await library.examine()).filter(({ level }) => level === "error")).toEqual([]);
});

test("copies are listed once for each text, newest first, without those that are damaged", async () => {
  const { id } = await library.issues.create({ document: documentOf("甲") });
  await backUp();
  await backUp();
  clock = "2026-03-10T08:00:00Z";
  await saveAgain(library, id, "甲乙丙");
  const damagedBackup = await backUp();
  const newest = await backUp();
  const foreign = join(folder, "backups", "library-0009-2026-03-10-daily.db");
  await writeFile(foreign, "不是数据库".repeat(1000));
  const newer = join(folder, "backups", "library-0008-2026-03-10-daily.db");
  await cp(newest, newer);
  await change(newer, "PRAGMA user_version = 999");
  await loseBit(id, damagedBackup);
  await saveAgain(library, id, "丙丁");

  expect(await library.copies.list({ subject: issue(id) })).toEqual({
    place: "library",
    copies: [
      expect.objectContaining({
        backup: expect.objectContaining({ path: newest }),
        repeats: 0,
        savedAt: "2026-03-10T08:00:00.000Z",
        characters: 3,
        isPresent: false,
      }),
      expect.objectContaining({
        backup: expect.objectContaining({ number: 2 }),
        repeats: 1,
        savedAt: "2026-03-09T08:00:00.000Z",
        characters: 1,
        difference: { added: 1, removed: 2, places: 2 },
      }),
    ],
    skipped: [
      { path: foreign, why: "damaged" },
      { path: newer, why: "newer" },
      { path: damagedBackup, why: "damaged" },
    ],
  });
  for (const [path, code] of [
    [foreign, "no-copy"],
    [newer, "newer-version"],
    [damagedBackup, "no-copy"],
  ] as const)
    await expect(library.copies.takeBack({ path, subject: issue(id), label })).rejects.toMatchObject({
      code,
    });
  expect(await textOf(id)).toBe("丙丁");
});

test("an issue that is gone comes back under its id with versions, notes, history and pictures", async () => {
  const picture = await library.assets.add({
    name: "图.png",
    bytes: Buffer.from(pngOf(4, 3, [1, 2, 3])).toString("base64"),
  });
  const document = documentOf("甲");
  document.blocks.push({ id: "b2", style: "figure", figure: { ...picture, share: 100 }, runs: [] });
  await library.issues.create({ document: documentOf("先有的") });
  const empty = await backUp();
  const { id } = await library.issues.create({ document });
  await library.versions.keep({ issue: id, label: "送审前" });
  await library.statistics.setNotes({
    issue: id,
    article: "b1",
    notes: [{ leader: "陆文川", date: null, text: "很好。" }],
  });
  const path = await backUp();
  await library.backups.restore(empty);
  await change(databasePath(), "DELETE FROM assets");
  await expect(read(id)).rejects.toMatchObject({ code: "not-found" });
  expect(await library.copies.find({ kind: "issue", text: "" })).toMatchObject({
    subjects: [
      { subject: issue(id), place: "gone" },
      { subject: issue(1), place: "library" },
    ],
  });

  await library.copies.takeBack({ path, subject: issue(id), label });
  expect(await read(id)).toEqual(document);
  expect((await library.versions.list({ issue: id })).versions).toMatchObject([{ label: "送审前" }]);
  expect((await library.audit.list({ issue: id })).entries.map(({ action }) => action)).toEqual([
    "takenBack",
    "noted",
    "versionKept",
    "created",
  ]);
  expect(await library.assets.get({ asset: picture.asset })).toMatchObject({ type: "image/png" });
  expect((await library.examine()).filter(({ level }) => level === "error")).toEqual([]);
  expect((await library.search.find({ query: "甲" })).results).toHaveLength(1);
});

test("an issue comes out of the bin, and a picture with a lost bit is replaced", async () => {
  const picture = await library.assets.add({
    name: "图.png",
    bytes: Buffer.from(pngOf(4, 3, [1, 2, 3])).toString("base64"),
  });
  const document = documentOf("甲");
  document.blocks.push({ id: "b2", style: "figure", figure: { ...picture, share: 100 }, runs: [] });
  const { id } = await library.issues.create({ document });
  const path = await backUp();
  await library.issues.remove({ id });
  await change(databasePath(), "UPDATE assets SET bytes = zeroblob(20)");
  expect(await library.copies.takeBack({ path, subject: issue(id), label })).toEqual({ place: "bin" });
  expect(await read(id)).toEqual(document);
  expect((await library.examine()).filter(({ level }) => level === "error")).toEqual([]);
});

test("a damaged final issue comes back final; one that can be read stays in its state", async () => {
  const { id } = await library.issues.create({ document: documentOf("甲") });
  await library.issues.open({ id, session, label: "甲" });
  const draft = await backUp();
  await library.workflow.advance({ id, session, to: "proofreading" });
  await library.issues.close({ id, session });
  await saveAgain(library, id, "甲，校过");
  await library.copies.takeBack({ path: draft, subject: issue(id), label });
  expect(await library.workflow.progress({ id })).toMatchObject({ state: "proofreading" });
  for (const to of ["signoff", "final"] as const) await library.workflow.advance({ id, session, to });
  const final = await backUp();
  await loseBit(id);
  await library.copies.takeBack({ path: final, subject: issue(id), label });
  expect(await library.workflow.progress({ id })).toMatchObject({ state: "final" });
  expect(await textOf(id)).toBe("甲");
});

test("a manuscript comes back: its text if that is damaged, all of it if it is gone", async () => {
  const [added] = await library.manuscripts.add([
    { file: "甲.txt", digest: "甲", document: documentOf("甲稿") },
  ]);
  if (!added || !("manuscript" in added)) throw new Error("repeated");
  const { id } = added.manuscript;
  const subject = { kind: "manuscript" as const, id };
  const path = await backUp();
  await library.manuscripts.change({ ids: [id], change: { unit: "东河街道" } });
  await change(databasePath(), "UPDATE manuscripts SET document = '{' WHERE id = ?", id);
  expect(await library.copies.list({ subject })).toMatchObject({
    place: "damaged",
    copies: [{ backup: { path }, state: null, savedAt: null }],
  });
  await library.copies.takeBack({ path, subject, label });
  expect(await library.manuscripts.get({ id })).toMatchObject({
    manuscript: { unit: "东河街道" },
    document: { blocks: [{ runs: [{ text: "甲稿" }] }] },
  });
  expect((await readdir(join(folder, "damaged"))).join()).toMatch(/-manuscript-1\.json/u);

  // One that can be read gets everything from the backup, after a backup of what is there.
  await library.copies.takeBack({ path, subject, label });
  expect((await library.manuscripts.get({ id })).manuscript.unit).not.toBe("东河街道");
  expect((await library.backups.list()).backups[0]).toMatchObject({ kind: "restore" });
  await change(databasePath(), "DELETE FROM manuscripts");
  expect(await library.copies.takeBack({ path, subject, label })).toEqual({ place: "gone" });

  // A letter that the disk changed outside the text: nobody knows what else is wrong, so all of it comes back.
  await change(databasePath(), "UPDATE manuscripts SET title = '甲搞'");
  expect(await library.copies.takeBack({ path, subject, label })).toEqual({ place: "damaged" });
  expect((await library.manuscripts.get({ id })).manuscript.title).not.toBe("甲搞");
  expect((await library.manuscripts.list({ deleted: false })).manuscripts).toHaveLength(1);
});

test("a window that has the issue open learns of it at its next save", async () => {
  const { id } = await library.issues.create({ document: documentOf("甲") });
  const path = await backUp();
  await saveAgain(library, id, "甲，改过");
  const { revision, generation } = await library.issues.open({ id, session, label: "甲" });
  // The machine slept: the lease has expired, but the window is still there.
  clock = "2026-03-09T09:00:00Z";
  await library.copies.takeBack({ path, subject: issue(id), label });
  await expect(
    library.issues.save({ id, session, revision, generation, document: documentOf("甲，又改") }),
  ).rejects.toMatchObject({ code: "conflict", details: { holder: "程之远" } });
});

test("pictures that are damaged or missing come back from any backup; one that no backup has is counted", async () => {
  const add = async (blue: number) =>
    library.assets.add({
      name: "图.png",
      bytes: Buffer.from(pngOf(4, 3, [1, 2, blue])).toString("base64"),
    });
  const pictures = [await add(1), await add(2)];
  await backUp();
  pictures.push(await add(3));
  const document = documentOf("甲");
  for (const [index, picture] of pictures.entries())
    document.blocks.push({
      id: `f${index}`,
      style: "figure",
      figure: { ...picture, share: 100 },
      runs: [],
    });
  await library.issues.create({ document });
  await change(
    databasePath(),
    "UPDATE assets SET bytes = zeroblob(20) WHERE digest = ?",
    pictures[0]?.asset ?? "",
  );
  await change(databasePath(), "DELETE FROM assets WHERE digest <> ?", pictures[0]?.asset ?? "");
  expect(await library.copies.takePicturesBack()).toEqual({ restored: 2, missing: 1 });
  expect(await library.copies.takePicturesBack()).toEqual({ restored: 0, missing: 1 });
  expect((await library.examine()).find(({ name }) => name === "pictures")).toMatchObject({ level: "fine" });
});
