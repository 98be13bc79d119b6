import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";

const minute = 60_000;
const session = "session-1";
const saying = (text: string): BulletinDocument => ({
  ...emptyDocument(() => "b"),
  blocks: [{ id: "b1", style: "body", runs: [{ text }] }],
});

let folder: string;
let library: Library;
let time: number;
let person = { name: "程一禾", role: "editor" as const };
let revision: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-versions-"));
  time = Date.parse("2026-11-23T02:00:00Z");
  person = { name: "程一禾", role: "editor" };
  library = await openLibrary(folder, { now: () => new Date(time), person: () => person });
  await library.issues.create({ document: saying("初稿") });
  ({ revision } = await library.issues.open({ id: 1, session, label: "甲" }));
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const save = async (text: string, after = 0) => {
  time += after;
  ({ revision } = await library.issues.save({
    id: 1,
    session,
    revision,
    generation: 0,
    document: saying(text),
  }));
};
const versions = async () => (await library.versions.list({ issue: 1 })).versions;
const texts = async () =>
  Promise.all(
    (await versions()).map(
      async ({ id }) => (await library.versions.get({ id })).document.blocks[0]?.runs[0]?.text,
    ),
  );
const countRows = async (table: string) => {
  const database = await openDatabase(join(folder, databaseName));
  const row = await database.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
  await database.close();
  return row?.count;
};

test("a replaced document is kept at most every ten minutes, with its own time and author", async () => {
  await save("二稿", minute);
  person = { name: "陆文川", role: "editor" };
  for (const text of ["三稿", "四稿"]) await save(text, 4 * minute);
  expect(await texts()).toEqual(["初稿"]);
  await save("五稿", 2 * minute);
  expect(await texts()).toEqual(["四稿", "初稿"]);
  expect(await versions()).toMatchObject([
    { kind: "automatic", at: "2026-11-23T02:09:00.000Z", by: { name: "陆文川" } },
    { at: "2026-11-23T02:00:00.000Z", by: { name: "程一禾" } },
  ]);
  // The next morning: the first change keeps the last document of the evening.
  await save("误删", 14 * 60 * minute);
  expect((await texts())[0]).toBe("五稿");
});

test("a save that changes nothing, or replaces a document that is a version already, keeps no version", async () => {
  await save("初稿", 20 * minute);
  expect(await versions()).toEqual([]);
  await library.versions.keep({ issue: 1, label: "定过的" });
  await save("二稿", 20 * minute);
  expect(await versions()).toHaveLength(1);
  // A version that a person kept a moment ago counts too.
  await library.versions.keep({ issue: 1, label: "又定过的" });
  await save("三稿", minute);
  await save("四稿", minute);
  expect(await versions()).toHaveLength(2);
});

test("after the clock was set back by a year, versions and entries of the log are made as before", async () => {
  await library.versions.keep({ issue: 1, label: "" });
  for (const text of ["二稿", "三稿"]) await save(text, 20 * minute);
  time -= 365 * 24 * 60 * minute;
  for (const text of ["四稿", "五稿", "六稿"]) await save(text, 4 * minute);
  // 三稿 was saved before the clock was set back, 四稿 after it; 五稿 was replaced within ten minutes.
  expect(await texts()).toEqual(["三稿", "二稿", "初稿", "四稿"]);
  await save("七稿", 10 * minute);
  expect(await texts()).toEqual(["三稿", "二稿", "初稿", "六稿", "四稿"]);
  expect((await library.audit.list({ issue: 1 })).entries.map(({ action }) => action)).toEqual([
    "edited",
    "edited",
    "versionKept",
    "created",
  ]);
});

test("a clock that jumps ahead by a year leaves the newest ten automatic versions", async () => {
  for (let step = 0; step < 12; step += 1) await save(`稿 ${step}`, 11 * minute);
  await save("一年以后", 365 * 24 * 60 * minute);
  await save("又一稿", 11 * minute);
  expect((await versions()).length).toBeGreaterThanOrEqual(10);
});

test("equal contents are stored once and deleted with the last version that has them", async () => {
  for (const label of ["一", "二", "三"]) await library.versions.keep({ issue: 1, label });
  expect([await countRows("versions"), await countRows("version_contents")]).toEqual([3, 1]);
  for (let step = 0; step < 30; step += 1) await save(`稿 ${step}`, 11 * minute);
  const before = await versions();
  await save("三天以后", 3 * 24 * 60 * minute);
  await save("又一天", 24 * 60 * minute);
  const keptVersions = await versions();
  expect(before.length - keptVersions.length).toBeGreaterThan(10);
  expect(keptVersions.filter(({ kind }) => kind === "manual")).toHaveLength(3);
  expect(await countRows("version_contents")).toBe(keptVersions.length - 2);
  expect(await library.integrityCheck()).toEqual([]);
});

test("the saves of one hour are one entry of the audit log; a new one follows any other action", async () => {
  await save("二稿", minute);
  await save("三稿", minute);
  person = { name: "陆文川", role: "editor" };
  await save("四稿", minute);
  await library.versions.keep({ issue: 1, label: "" });
  await save("五稿", minute);
  await save("六稿", 61 * minute);
  const { entries } = await library.audit.list({ issue: 1 });
  expect(entries.map(({ action, by }) => [action, by.name])).toEqual([
    ["edited", "陆文川"],
    ["edited", "陆文川"],
    ["versionKept", "陆文川"],
    ["edited", "陆文川"],
    ["edited", "程一禾"],
    ["created", "程一禾"],
  ]);
});

test("a damaged version gives its own error", async () => {
  const { id } = await library.versions.keep({ issue: 1, label: "" });
  const database = await openDatabase(join(folder, databaseName));
  await database.run("UPDATE version_contents SET document = ?", new Uint8Array([1, 2, 3]));
  await database.close();
  await expect(library.versions.get({ id })).rejects.toMatchObject({
    code: "library-damaged",
    details: { problem: `version ${id}` },
  });
});

test("taking an issue over from another session is recorded; taking a free issue is not", async () => {
  await library.issues.takeOver({ id: 1, session, label: "甲" });
  await library.issues.takeOver({ id: 1, session: "session-2", label: "乙" });
  expect((await library.audit.list({ issue: null })).entries.map(({ action }) => action)).toEqual([
    "takenOver",
    "created",
  ]);
});
