import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { profileOf } from "../../../../shared/publications/publication.ts";
import { calls } from "../../../../shared/contract/calls.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";

let folder: string;
let library: Library;
let clock: number;
const now = () => new Date(clock);
const first = { session: "session-1", label: "张编辑" };
const second = { session: "session-2", label: "李编辑" };

function issue(number: number | null, date: string | null, text = "正文"): BulletinDocument {
  const document = emptyDocument();
  Object.assign(document.masthead, { name: ["城管快报"], number, date });
  document.blocks = [{ id: "b1", style: "body", runs: [{ text }] }];
  return document;
}
const create = async (document = issue(1, "2026-01-05")) => (await library.issues.create({ document })).id;
const listIssues = async (deleted = false) => (await library.issues.list({ deleted })).issues;

beforeEach(async () => {
  clock = Date.parse("2026-03-09T08:00:00Z");
  folder = await mkdtemp(join(tmpdir(), "bulletin-library-"));
  library = await openLibrary(join(folder, "new", "library"), { now });
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

test("the list has issues without a number or date first, then by year and number, newest first", async () => {
  const expectedOrder: [number | null, string | null][] = [
    [null, null],
    [9, null],
    [null, "2020-01-01"],
    [3, "2026-01-20"],
    [2, "2026-01-20"],
    [1, "2026-01-21"],
    [52, "2025-12-30"],
    [51, "2025-12-31"],
  ];
  // Created from the bottom up, because the newest of the issues without a number or date comes first.
  for (const [number, date] of expectedOrder.toReversed()) await create(issue(number, date));
  expect((await listIssues()).map(({ number, date }) => [number, date])).toEqual(expectedOrder);
  const { output } = calls["issues.list"];
  expect(output.parse(await library.issues.list({ deleted: false })).issues).toHaveLength(8);
});

test("after the clock was set back, a new issue gets the publication of the last save, not of one in the future", async () => {
  const versions = [{ validFrom: "2026-01-01", profile: profileOf(issue(1, null)) }];
  const [before, after] = [
    await library.publications.create({ versions }),
    await library.publications.create({ versions }),
  ];
  await library.issues.create({ document: issue(1, null), publication: before.id });
  clock -= 3_600_000;
  await library.issues.create({ document: issue(2, null), publication: after.id });
  expect((await library.issues.readFacts({ deleted: false })).lastPublication).toBe(after.id);
});

test("an issue is opened, saved and opened again", async () => {
  const id = await create();
  const openAnswer = await library.issues.open({ id, ...first });
  expect(openAnswer).toEqual({
    id,
    publication: null,
    progress: { state: "draft", at: null, by: null },
    document: issue(1, "2026-01-05"),
    revision: 0,
    generation: 0,
    savedAt: now().toISOString(),
    holder: null,
  });
  clock += 1000;
  const document = issue(2, "2026-01-12", "改过的正文");
  const saveAnswer = await library.issues.save({
    id,
    session: first.session,
    revision: 0,
    generation: 0,
    document,
  });
  expect(saveAnswer).toEqual({ revision: 1, savedAt: now().toISOString() });
  expect(await library.issues.open({ id, ...first })).toEqual({
    id,
    publication: null,
    progress: { state: "draft", at: null, by: null },
    document,
    ...saveAnswer,
    generation: 0,
    holder: null,
  });
  expect(await listIssues()).toMatchObject([
    { number: 2, date: "2026-01-12", articles: 1, characters: 5, savedAt: saveAnswer.savedAt },
  ]);
});

test("unknown properties of a document survive a save", async () => {
  const document = { ...issue(1, "2026-01-05"), later: { kept: true } };
  const id = await create(document);
  expect((await library.issues.open({ id, ...first })).document).toEqual(document);
});

test("an invalid document is refused and nothing is stored", async () => {
  await expect(create({ schema: 1 } as unknown as BulletinDocument)).rejects.toMatchObject({
    code: "invalid-input",
  });
  expect(await listIssues()).toEqual([]);
});

test("a duplicate is a new issue with the same document", async () => {
  const id = await create();
  const copy = await library.issues.duplicate({ id });
  expect(copy.id).not.toBe(id);
  const [one, other] = [
    await library.issues.open({ id, ...first }),
    await library.issues.open({ ...copy, ...first }),
  ];
  expect(other.document).toEqual(one.document);
  await library.issues.save({
    ...copy,
    session: first.session,
    revision: 0,
    generation: 0,
    document: issue(7, null),
  });
  expect((await library.issues.open({ id, ...first })).document.masthead.number).toBe(1);
});

test("an issue is moved to the bin and restored", async () => {
  const id = await create();
  await library.issues.open({ id, ...first });
  await library.issues.remove({ id });
  expect(await listIssues()).toEqual([]);
  expect(await listIssues(true)).toMatchObject([{ id, deletedAt: now().toISOString() }]);
  const save = () =>
    library.issues.save({ id, session: first.session, revision: 0, generation: 0, document: issue(1, null) });
  await expect(save()).rejects.toMatchObject({ code: "not-found" });
  await expect(library.issues.open({ id, ...first })).rejects.toMatchObject({ code: "not-found" });
  await expect(library.issues.duplicate({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(library.issues.remove({ id })).rejects.toMatchObject({ code: "not-found" });
  await library.issues.restore({ id });
  expect(await listIssues(true)).toEqual([]);
  expect(await listIssues()).toMatchObject([{ id, deletedAt: null }]);
  await expect(library.issues.restore({ id })).rejects.toMatchObject({ code: "not-found" });
});

test("all issues with a number are listed that are not in the bin, and each is read by its id", async () => {
  const earliest = await create(issue(5, "2025-02-01"));
  const latest = await create(issue(5, "2026-02-01"));
  const undatedId = await create(issue(5, null));
  const withNumber = async (number: number) =>
    (await library.issues.list({ deleted: false, filter: { number } })).issues.map(({ id }) => id);
  expect(await withNumber(5)).toEqual([undatedId, latest, earliest]);
  expect((await library.issues.read(latest)).document.masthead.date).toBe("2026-02-01");
  await library.issues.remove({ id: latest });
  expect(await withNumber(5)).toEqual([undatedId, earliest]);
  expect((await library.issues.read(earliest)).document.masthead.date).toBe("2025-02-01");
  await expect(library.issues.read(latest)).rejects.toMatchObject({ code: "not-found" });
  expect(await withNumber(6)).toEqual([]);
});

test("a repeated save gets the same answer; another document on the old revision is a conflict", async () => {
  const { id } = await library.issues.create({ document: emptyDocument() });
  const { revision, document } = await library.issues.open({ id, session: "session-one", label: "一" });
  const changedDocument = { ...document, masthead: { ...document.masthead, number: 7 } };
  const save = (of: typeof document) =>
    library.issues.save({ id, session: "session-one", revision, generation: 0, document: of });
  const first = await save(changedDocument);
  expect(await save(changedDocument)).toEqual(first);
  await expect(save(document)).rejects.toMatchObject({ code: "conflict" });
});

test("a save on an outdated revision is a conflict that names who saved", async () => {
  const id = await create();
  await library.issues.open({ id, ...first });
  await library.issues.save({
    id,
    session: first.session,
    revision: 0,
    generation: 0,
    document: issue(1, null, "甲"),
  });
  const again = library.issues.save({
    id,
    session: first.session,
    revision: 0,
    generation: 0,
    document: issue(1, null, "乙"),
  });
  await expect(again).rejects.toMatchObject({ code: "conflict", details: { holder: "张编辑" } });
  expect((await library.issues.open({ id, ...first })).document).toEqual(issue(1, null, "甲"));
});

test("one of several saves on the same revision succeeds", async () => {
  const id = await create();
  await library.issues.open({ id, ...first });
  const saves = await Promise.allSettled(
    [1, 2, 3].map((n) =>
      library.issues.save({
        id,
        session: first.session,
        revision: 0,
        generation: 0,
        document: issue(n, null),
      }),
    ),
  );
  expect(saves.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
});

test("changes are announced until the listener unsubscribes", async () => {
  const listener = vi.fn<(what: string) => void>();
  const end = library.onChange(listener);
  const id = await create();
  await library.issues.open({ id, ...first });
  expect(listener).toHaveBeenCalledTimes(1);
  await library.issues.save({
    id,
    session: first.session,
    revision: 0,
    generation: 0,
    document: issue(1, null),
  });
  await library.issues.duplicate({ id });
  await library.issues.remove({ id });
  await library.issues.restore({ id });
  // The save kept the replaced document as a version.
  expect(listener.mock.calls.flat().toSorted()).toEqual([...Array<string>(5).fill("issues"), "versions"]);
  end();
  await create();
  expect(listener).toHaveBeenCalledTimes(6);
});

test("two library objects on one folder see each other's issues and leases", async () => {
  const other = await openLibrary(library.folder, { now });
  const id = await create();
  await library.issues.open({ id, ...first });
  expect(await other.issues.open({ id, ...second })).toMatchObject({ holder: first, revision: 0 });
  await library.issues.save({
    id,
    session: first.session,
    revision: 0,
    generation: 0,
    document: issue(1, null, "新"),
  });
  expect(await other.issues.takeOver({ id, ...second })).toMatchObject({ holder: null, revision: 1 });
  await expect(
    library.issues.save({ id, session: first.session, revision: 1, generation: 0, document: issue(1, null) }),
  ).rejects.toMatchObject({ code: "taken-over" });
  await Promise.all(
    [library, other].flatMap((each) =>
      [1, 2, 3].map((number) => each.issues.create({ document: issue(number, null) })),
    ),
  );
  expect((await other.issues.list({ deleted: false })).issues).toHaveLength(7);
  await other.close();
});

test("the integrity check accepts a sound library and reports damage", async () => {
  await create(issue(1, null, "字".repeat(60_000)));
  expect(await library.integrityCheck()).toEqual([]);
  await library.close();
  const path = join(library.folder, databaseName);
  const bytes = await readFile(path);
  bytes.fill(0, 8192, 16384);
  await writeFile(path, bytes);
  library = await openLibrary(library.folder, { now });
  expect(await library.integrityCheck()).not.toEqual([]);
});

test("a file in place of the folder and a damaged library each give their own error", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(openLibrary(join(folder, "file"), { now })).rejects.toMatchObject({
    code: "not-writable",
    details: { path: join(folder, "file") },
  });
  await writeFile(join(folder, databaseName), "字".repeat(5000));
  await expect(openLibrary(folder, { now })).rejects.toMatchObject({ code: "library-damaged" });
  expect(await readFile(join(folder, databaseName), "utf8")).toBe("字".repeat(5000));
});
