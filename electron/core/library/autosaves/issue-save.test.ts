/** The state, publication, bin and notes of issues since the last backup come back with their texts. */
import { mkdtemp, open as openFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  documentOf,
  profileNamed,
  saveAgain,
  session,
} from "../../../../tests/support/generators/filled-library.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";

let folder: string;
let library: Library;
const now = () => new Date("2026-03-09T08:00:00Z");
const person = { name: "李敏", role: "editor" as const };
const open = () => openLibrary(folder, { now, person: () => person });
const path = () => join(folder, databaseName);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-standing-"));
  library = await open();
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything that a person sees of all issues, with the history. */
async function readAll() {
  const { issues } = await library.issues.list({ deleted: false });
  const { issues: removedIssues } = await library.issues.list({ deleted: true });
  const standings = [];
  for (const { id, publication } of issues) {
    const { versions, ...issue } = await library.issueTransfer.read(id);
    standings.push({
      id,
      publication,
      ...issue,
      // Automatic versions do not come back.
      versions: versions.filter(({ version: { kind } }) => kind !== "automatic"),
      entry: (await library.audit.list({ issue: id })).entries[0],
    });
  }
  return { standings, removedIssues };
}

/** Replaces the database by a file that is none, as a failing disk does. */
async function loseDatabase(): Promise<void> {
  await library.close();
  await rm(`${path()}-wal`, { force: true });
  await writeFile(path(), "坏了");
  library = await open();
}

const advance = (id: number, to: "proofreading" | "signoff" | "final") =>
  library.workflow.advance({ id, session, to });

/** Five issues in a backup; afterwards one each is advanced, moved to a publication, removed, taken out of the bin. */
async function changeStandings(): Promise<number[]> {
  const ids: number[] = [];
  for (const text of ["甲", "乙", "丙", "丁"])
    ids.push((await library.issues.create({ document: documentOf(text) })).id);
  const named = documentOf("戊");
  // The new publication below takes it in, by its name.
  await library.issues.create({
    document: { ...named, masthead: { ...named.masthead, name: ["城管快报"] } },
  });
  const [advanced = 0, assigned = 0, removed = 0, restored = 0] = ids;
  await library.issues.remove({ id: restored });
  await library.backups.make("daily");
  await saveAgain(library, advanced, "甲，改过");
  for (const to of ["proofreading", "signoff", "final"] as const) await advance(advanced, to);
  const { id: publication } = await library.publications.create({
    versions: [{ validFrom: "2020-01-01", profile: profileNamed("城管快报") }],
  });
  await library.issues.assign({ id: assigned, publication });
  const notes = [{ leader: "王副区长", date: null, text: "请抓紧落实。" }];
  await library.statistics.setNotes({ issue: assigned, article: "b1", notes });
  await library.versions.keep({ issue: assigned, label: "送审前" });
  await library.issues.remove({ id: removed });
  await library.issues.restore({ id: restored });
  return ids;
}

test("after a recovery, issues have the state, publication and place in the bin that they had, and their history goes on", async () => {
  const [advanced = 0] = await changeStandings();
  const before = await readAll();
  expect(before.standings.map(({ state }) => state).toSorted()).toEqual(["draft", "draft", "draft", "final"]);
  expect(before.removedIssues).toHaveLength(1);
  await loseDatabase();
  expect(library.recovery).toMatchObject({ what: "damaged", restored: { number: 1 } });
  expect(await readAll()).toEqual(before);
  // Nothing is missing at the next start, and later steps are not taken back.
  await library.removeNote();
  await library.workflow.unlock({ id: advanced, session, reason: "改错" });
  const afterUnlocking = await readAll();
  await library.close();
  library = await open();
  expect([library.recovery, await readAll()]).toEqual([null, afterUnlocking]);
});

test("after a repair in the running program, issues stand as they stood before", async () => {
  await changeStandings();
  const before = await readAll();
  await library.close();
  // A page that opening the library does not read: that of the names of units.
  const database = new DatabaseSync(path());
  const { page } = database
    .prepare("SELECT rootpage AS page FROM sqlite_master WHERE name = 'units'")
    .get() as {
    page: number;
  };
  database.close();
  const file = await openFile(path(), "r+");
  await file.write(new Uint8Array(16).fill(0xff), 0, 16, (page - 1) * 8192);
  await file.close();
  library = await open();
  await library.repair.examine();
  expect(library.repair.damage).not.toBeNull();
  await library.repair.run();
  expect(await readAll()).toEqual(before);
});

test("what was done since a person restored a backup comes back, even if only an older backup is left", async () => {
  const [advanced = 0] = await changeStandings();
  const [backup] = (await library.backups.list()).backups;
  await library.backups.restore(backup?.path ?? "");
  await library.issues.remove({ id: advanced });
  // The newest backup is that of before the restore. In it, the issue is final, with a longer history.
  await loseDatabase();
  expect(library.recovery).toMatchObject({ restored: { kind: "restore" } });
  const { issues } = await library.issues.list({ deleted: true });
  expect(issues.find(({ id }) => id === advanced)).toMatchObject({ state: "draft" });
});

test("an issue that was taken back from a backup, and the version of its text before, survive the loss of the database", async () => {
  const { id } = await library.issues.create({ document: documentOf("甲") });
  const { path: backup } = await library.backups.make("daily");
  await saveAgain(library, id, "乙");
  await advance(id, "proofreading");
  await library.copies.takeBack({ path: backup, subject: { kind: "issue", id }, label: "取回前" });
  const before = await readAll();
  expect(before.standings[0]).toMatchObject({ state: "proofreading" });
  expect(before.standings[0]?.versions.map(({ version: { label } }) => label)).toContain("取回前");
  await loseDatabase();
  expect(await readAll()).toEqual(before);
});

test("putting a damaged issue into the bin leaves its sound text in the autosave", async () => {
  const { id } = await library.issues.create({ document: documentOf("甲") });
  await library.close();
  const database = new DatabaseSync(path());
  database.exec("UPDATE issues SET document = replace(document, '甲', '申')");
  database.close();
  library = await open();
  await library.issues.remove({ id });
  const { autosaves } = await library.autosaves.read();
  expect(autosaves.map(({ document }) => [document.includes("甲"), document.includes("申")])).toEqual([
    [true, false],
  ]);
});
