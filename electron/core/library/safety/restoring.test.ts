/** Restoring a backup in the running program: what is written meanwhile, and what is left from before. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { profileOf } from "../../../../shared/publications/publication.ts";
import {
  documentOf,
  fillLibrary,
  saveAgain,
  session,
  textsIn,
} from "../../../../tests/support/generators/filled-library.ts";
import { openLibrary, type Library } from "../index.ts";

let folder: string;
const now = () => new Date("2026-03-09T08:00:00Z");
const path = () => join(folder, "library.db");
const fill = (): Promise<number> => fillLibrary(folder, now);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-restoring-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("an older backup is restored and migrated, after a backup of the present content", async () => {
  const id = await fill();
  const library = await openLibrary(folder, { now });
  const [{ path: old } = { path: "" }] = (await library.backups.list()).backups;
  const { before } = await library.backups.restore(old);
  expect(await textsIn(library)).toEqual(["甲"]);
  await saveAgain(library, id, "甲，恢复后改");
  await library.close();
  // Autosaves from before the restore are not replayed.
  const again = await openLibrary(folder, { now });
  expect([again.recovery, await textsIn(again)]).toEqual([null, ["甲，恢复后改"]]);
  await again.backups.restore(before.path);
  expect(await textsIn(again)).toEqual(["乙", "甲，改过"]);
  expect(await again.integrityCheck()).toEqual([]);
  await again.close();
});

test("an autosave of an older generation is not replayed, even if it was not removed and is newer by its revision", async () => {
  const id = await fill();
  const autosaves = join(folder, "autosaves");
  const old = await readFile(join(autosaves, `issue-${id}.json`));
  const library = await openLibrary(folder, { now });
  const [{ path: oldest } = { path: "" }] = (await library.backups.list()).backups;
  await library.backups.restore(oldest);
  expect(await readdir(autosaves)).toEqual([]);
  await library.close();
  await writeFile(join(autosaves, `issue-${id}.json`), old);
  const again = await openLibrary(folder, { now });
  expect([again.recovery, await textsIn(again)]).toEqual([null, ["甲"]]);
  await again.close();
});

test("a library lost after a restore gets the saves since the restore, whatever the revisions before it", async () => {
  const id = await fill();
  const library = await openLibrary(folder, { now });
  const [{ path: oldest } = { path: "" }] = (await library.backups.list()).backups;
  await library.backups.restore(oldest);
  await saveAgain(library, id, "甲，恢复后改");
  await library.close();
  for (const suffix of ["", "-wal", "-shm"]) await rm(`${path()}${suffix}`, { force: true });
  // The newest backup is that of the content before the restore, where the issue has as many saves.
  const recoveredLibrary = await openLibrary(folder, { now });
  expect(recoveredLibrary.recovery).toMatchObject({ what: "missing", replayed: [{ issue: id }] });
  expect(await textsIn(recoveredLibrary)).toContain("甲，恢复后改");
  // It goes on in the generation of that save.
  await saveAgain(recoveredLibrary, id, "甲，再改");
  await recoveredLibrary.close();
  const again = await openLibrary(folder, { now });
  expect([again.recovery, (await textsIn(again)).includes("甲，再改")]).toEqual([null, true]);
  await again.close();
});

/**
 * Restores the oldest backup, and calls `meanwhile` once, when the clock is read for the backup of the present
 * content: then the step has begun.
 */
async function restoreOldest(
  meanwhile: (library: Library) => void,
): Promise<{ library: Library; before: string }> {
  let isDue = false;
  const library: Library = await openLibrary(folder, {
    now: () => {
      if (isDue) {
        isDue = false;
        meanwhile(library);
      }
      return now();
    },
  });
  const oldest = (await library.backups.list()).backups.at(-1);
  isDue = true;
  const { before } = await library.backups.restore(oldest?.path ?? "");
  return { library, before: before.path };
}

test("while a backup is restored, writes are refused and reading goes on", async () => {
  const id = await fill();
  const answers: Promise<unknown>[] = [];
  const { library, before } = await restoreOldest(({ issues }) => {
    answers.push(
      issues.create({ document: documentOf("丙", 3) }).catch((error: { code: string }) => error.code),
      issues.list({ deleted: false }).then((list) => list.issues.length),
      // Opening waits, and gives the restored issue.
      issues.open({ id, session, label: "甲" }).then(({ generation }) => generation),
    );
  });
  expect(await Promise.all(answers)).toEqual(["restoring", 2, 1]);
  expect(await textsIn(library)).toEqual(["甲"]);
  await saveAgain(library, id, "甲，恢复后改");
  await library.backups.restore(before);
  expect(await textsIn(library)).toEqual(["乙", "甲，改过"]);
  await library.close();
});

test("names and publications of a window from before a restore are not saved over the restored ones", async () => {
  const library = await openLibrary(folder, { now });
  const versions = [{ validFrom: "2026-01-01", profile: { ...profileOf(documentOf("甲")), name: ["甲报"] } }];
  const { id } = await library.publications.create({ versions });
  const { path: backup } = await library.backups.make("manual");
  const names = { units: [{ full: "东河街道", short: [] }], people: [] };
  const { revision } = await library.names.save({ revision: 0, ...names });
  await library.publications.save({ id, revision: 0, versions });
  await library.backups.restore(backup);
  // The restored ones are saved as often as those of the window were.
  const restoredNames = await library.names.list();
  await library.names.save({ revision: restoredNames.revision, units: [], people: [] });
  await expect(library.names.save({ revision, ...names })).rejects.toMatchObject({ code: "conflict" });
  await expect(library.publications.save({ id, revision: 0, versions })).rejects.toMatchObject({
    code: "conflict",
  });
  await library.close();
});

test("ids that were given before a restore are not given again after it", async () => {
  await fill();
  const library = await openLibrary(folder, { now, person: () => ({ name: "陈示例", role: "editor" }) });
  const { path: old } = await library.backups.make("manual");
  const versions = [{ validFrom: "2026-01-01", profile: profileOf(documentOf("甲")) }];
  const addAll = async (number: number) => {
    const { id: issue } = await library.issues.create({ document: documentOf("丙", number) });
    const { id: publication } = await library.publications.create({ versions });
    const text = `来稿${number}`;
    const [added] = await library.manuscripts.add([
      { file: "来稿.txt", digest: text, document: documentOf(text) },
    ]);
    return { issue, publication, manuscript: added && "manuscript" in added ? added.manuscript.id : 0 };
  };
  for (const number of [3, 4]) {
    const before = await addAll(number);
    const { before: present } = await library.backups.restore(old);
    const after = await addAll(number);
    for (const kind of ["issue", "publication", "manuscript"] as const)
      expect(after[kind]).toBeGreaterThan(before[kind]);
    // A window from before keeps its text as a version: its issue is not there.
    await expect(
      library.versions.keep({ issue: before.issue, label: "旧", document: documentOf("丙", number) }),
    ).rejects.toMatchObject({ code: "not-found" });
    await library.backups.restore(present.path);
    expect((await addAll(number + 10)).issue).toBeGreaterThan(after.issue);
  }
  expect(await library.integrityCheck()).toEqual([]);
  await library.close();
});

test("if another program writes during a restore, the backup of the present content is made again", async () => {
  const id = await fill();
  // A process of its own: the locks of two copies of SQLite in one process do not see each other.
  const program = `
    const { DatabaseSync } = require("node:sqlite");
    const database = new DatabaseSync(process.argv[1]);
    database.prepare("UPDATE issues SET saved_by = '另一个程序' WHERE id = ?").run(Number(process.argv[2]));
    database.close();
  `;
  const { library, before } = await restoreOldest(() => {
    expect(spawnSync(process.execPath, ["-e", program, path(), String(id)]).status).toBe(0);
  });
  expect(await textsIn(library)).toEqual(["甲"]);
  const backups = (await library.backups.list()).backups.map(({ path: each }) => each);
  expect([backups[0], backups.length]).toEqual([before, 3]);
  const savedDatabase = new DatabaseSync(before, { readOnly: true });
  expect(savedDatabase.prepare("SELECT saved_by FROM issues WHERE id = ?").get(id)).toEqual({
    saved_by: "另一个程序",
  });
  savedDatabase.close();
  await library.close();
});

test("a damaged, newer or missing backup is refused and nothing changes", async () => {
  await fill();
  const library = await openLibrary(folder, { now });
  const [{ path: old } = { path: "" }] = (await library.backups.list()).backups;
  const bytes = await readFile(old);
  await writeFile(old, bytes.subarray(0, bytes.length / 2));
  await expect(library.backups.restore(old)).rejects.toMatchObject({ code: "library-damaged" });
  const newer = Buffer.from(bytes);
  newer.writeUInt32BE(99, 60);
  await writeFile(old, newer);
  await expect(library.backups.restore(old)).rejects.toMatchObject({ code: "newer-version" });
  await expect(library.backups.restore(`${old}.none`)).rejects.toMatchObject({ code: "not-found" });
  expect(await textsIn(library)).toEqual(["乙", "甲，改过"]);
  await library.close();
});
