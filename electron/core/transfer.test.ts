/** Transfer of issues between two real libraries. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { profileOf } from "../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { pngOf } from "../../tests/support/samples/pictures.ts";
import { readSample } from "./importing/sample.ts";
import { openLibrary, type Library } from "./library/index.ts";
import { compareFile, exportIssues, importIssues, listTransfers } from "./transfer.ts";

let base: string;
let out: string;
let here: Library;
let there: Library;
const now = new Date("2026-11-25T08:00:00Z");
const person = { name: "程一禾", role: "editor" as const };
const sample = await readSample();

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "bulletin-transfer-"));
  out = join(base, "往来");
  await mkdir(out);
  here = await openLibrary(join(base, "here"), { person: () => person });
  there = await openLibrary(join(base, "there"), { person: () => person });
});
afterEach(async () => {
  await here.close();
  await there.close();
  await rm(base, { recursive: true, force: true });
});

const withNumber = (number: number, date: string, text?: string): BulletinDocument => ({
  ...sample,
  masthead: { ...sample.masthead, number, date },
  blocks: text === undefined ? sample.blocks : [{ id: "b1", style: "body", runs: [{ text }], manuscript: 5 }],
});
const numbers = async (library: Library) =>
  (await library.issues.list({ deleted: false })).issues.map(({ number }) => number);
const textOf = async (library: Library, id: number) => {
  const { document } = await library.issues.open({ id, session: "reader-of-tests", label: "读" });
  await library.issues.close({ id, session: "reader-of-tests" });
  return document.blocks[0]?.runs[0]?.text;
};

test("a range of issues is transferred with its publication, pictures, versions, state and notes", async () => {
  await here.publications.create({ versions: [{ validFrom: "2026-01-01", profile: profileOf(sample) }] });
  const { asset } = await here.assets.add({
    name: "图.png",
    bytes: Buffer.from(pngOf(20, 10)).toString("base64"),
  });
  await here.issues.create({ document: withNumber(1, "2025-12-30") });
  const withPicture = {
    ...withNumber(2, "2026-03-09", "有图的一期"),
    blocks: [
      ...withNumber(2, "2026-03-09", "有图的一期").blocks,
      {
        id: "f1",
        style: "figure" as const,
        runs: [],
        figure: { asset, type: "image/png" as const, width: 20, height: 10, share: 100 },
      },
    ],
  };
  const { id } = await here.issues.create({ document: withPicture });
  await here.versions.keep({ issue: id, label: "初稿" });
  await here.workflow.advance({ id, session: "session-1", to: "proofreading" });
  await here.statistics.setNotes({
    issue: id,
    article: "b1",
    notes: [{ leader: "沈望川", date: null, text: "好" }],
  });
  const { path, issues } = await exportIssues(here, out, { from: "2026-01-01", to: "2026-12-31" }, now);
  expect([issues, await readdir(out)]).toEqual([1, ["资料库-2026-01-01-2026-12-31.issues"]]);
  expect((await listTransfers(out)).files).toMatchObject([{ path }]);
  expect(await compareFile(there, path)).toEqual({ issues: 1, added: 1, same: 0, conflicts: [] });
  expect(await importIssues(there, path, new Map())).toEqual({ added: 1, replaced: 0, kept: 0, left: 0 });
  const [issue] = (await there.issues.list({ deleted: false })).issues;
  expect(issue).toMatchObject({ number: 2, state: "proofreading" });
  expect((await there.publications.list()).publications.map(({ id: publication }) => publication)).toEqual([
    issue?.publication,
  ]);
  expect(await there.assets.read(asset)).toMatchObject({ type: "image/png" });
  expect((await there.versions.list({ issue: issue?.id ?? 0 })).versions.map(({ label }) => label)).toEqual([
    "",
    "初稿",
  ]);
  expect((await there.statistics.count({ by: "year", filter: {} })).rows[0]).toMatchObject({
    name: "2026",
    leaderNote: 1,
  });
  // The id of a manuscript is valid in its own library only.
  expect(
    (await there.issues.open({ id: issue?.id ?? 0, session: "session-2", label: "乙" })).document.blocks[0]
      ?.manuscript,
  ).toBeUndefined();
  // A second import finds the same issues.
  expect(await compareFile(there, path)).toMatchObject({ added: 0, same: 1, conflicts: [] });
  expect(await importIssues(there, path, new Map())).toMatchObject({ added: 0, kept: 1 });
  expect(await there.integrityCheck()).toEqual([]);
});

test("an issue changed on both sides is a conflict: keep mine, theirs or both; a final one is not replaced; a backup undoes it", async () => {
  for (const [library, text] of [
    [here, "这边的"],
    [there, "那边的"],
  ] as const)
    for (const number of [1, 2, 3, 4])
      await library.issues.create({ document: withNumber(number, "2026-03-09", `${text}${number}`) });
  for (const to of ["proofreading", "signoff", "final"] as const)
    await there.workflow.advance({ id: 4, session: "session-1", to });
  const { path } = await exportIssues(here, out, {}, now);
  const { conflicts, added } = await compareFile(there, path);
  expect([
    added,
    conflicts.map(({ theirs, mine, number, isLocked }) => [theirs, mine, number, isLocked]),
  ]).toEqual([
    0,
    [
      [1, 1, 1, false],
      [2, 2, 2, false],
      [3, 3, 3, false],
      [4, 4, 4, true],
    ],
  ]);
  expect(
    await importIssues(
      there,
      path,
      new Map([
        [1, "mine"],
        [2, "theirs"],
        [3, "both"],
        [4, "theirs"],
      ]),
    ),
  ).toEqual({ added: 1, replaced: 1, kept: 2, left: 0 });
  expect(await Promise.all([1, 2, 3, 4, 5].map((id) => textOf(there, id)))).toEqual([
    "那边的1",
    "这边的2",
    "那边的3",
    "那边的4",
    "这边的3",
  ]);
  const { versions } = await there.versions.list({ issue: 2 });
  expect((await there.versions.get({ id: versions[0]?.id ?? 0 })).document.blocks[0]?.runs[0]?.text).toBe(
    "那边的2",
  );
  const [before] = (await there.backups.list()).backups;
  expect(before?.kind).toBe("restore");
  await there.backups.restore(before?.path ?? "");
  expect(await numbers(there)).toEqual([4, 3, 2, 1]);
  expect(await textOf(there, 2)).toBe("那边的2");
});

test("a whole library is imported from its backup; no library, a damaged and a missing file each give an error", async () => {
  await here.issues.create({ document: withNumber(1, "2026-03-09") });
  const { path } = await here.backups.make("manual");
  expect(await importIssues(there, path, new Map())).toMatchObject({ added: 1 });
  expect(await numbers(there)).toEqual([1]);
  await writeFile(join(out, "别的.issues"), "不是资料库");
  await expect(compareFile(there, join(out, "别的.issues"))).rejects.toMatchObject({
    code: "library-damaged",
  });
  await expect(compareFile(there, join(out, "没有.issues"))).rejects.toMatchObject({ code: "not-found" });
  await expect(listTransfers(join(out, "没有"))).rejects.toMatchObject({ code: "not-found" });
});

test("a cancelled export leaves no file; a cancelled import keeps the issues imported so far", async () => {
  for (let number = 1; number <= 6; number += 1)
    await here.issues.create({ document: withNumber(number, "2026-03-09", `第${number}期`) });
  const controller = new AbortController();
  const stop = (count: number) => count === 3 && controller.abort();
  await expect(
    exportIssues(here, out, {}, now, { signal: controller.signal, onProgress: stop }),
  ).rejects.toMatchObject({ code: "cancelled" });
  expect(await readdir(out)).toEqual([]);
  const { path } = await exportIssues(here, out, {}, now);
  const again = new AbortController();
  expect(
    await importIssues(there, path, new Map(), {
      signal: again.signal,
      onProgress: (count) => count === 2 && again.abort(),
    }),
  ).toEqual({ added: 2, replaced: 0, kept: 0, left: 4 });
  expect(await importIssues(there, path, new Map())).toEqual({ added: 4, replaced: 0, kept: 2, left: 0 });
});
