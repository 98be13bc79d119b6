/** Damage that shows while the library is open is found at once and repaired without a new start. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { damagePageWith } from "../../../../tests/support/generators/damage-page.ts";
import {
  fillLibrary,
  saveAgain,
  session,
  textsIn,
} from "../../../../tests/support/generators/filled-library.ts";
import { openLibrary, type Library } from "../index.ts";
import { isSuspect } from "./recovery.ts";

let folder: string;
let library: Library;
let id: number;
const unit = { full: "东河街道", short: [] };
const now = () => new Date("2026-03-09T08:00:00Z");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-repair-"));
  id = await fillLibrary(folder, now);
  library = await openLibrary(folder, { now });
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

/** Of the table of issues: the connections that are used here have not read it yet. */
const damagePage = () => damagePageWith("甲，改过", join(folder, "library.db"));

test("a page damaged inside is found when it is read, and repaired with every later save, without a new start", async () => {
  // Kept by an autosave alone, as the saves are.
  await library.names.save({ ...(await library.names.list()), units: [unit] });
  await damagePage();
  let changes = 0;
  library.onChange((list) => (changes += Number(list === "backups")));
  expect(library.repair.damage).toBeNull();
  await expect(library.issues.open({ id, session, label: "甲" })).rejects.toMatchObject({
    code: "library-damaged",
  });
  await expect.poll(() => library.repair.damage).toMatchObject({ backup: { number: 1, kind: "daily" } });
  expect(changes).toBe(1);

  await library.repair.run();
  expect(await textsIn(library)).toEqual(["乙", "甲，改过"]);
  expect((await library.names.list()).units).toMatchObject([unit]);
  expect(await library.integrityCheck()).toEqual([]);
  expect([library.repair.damage, await isSuspect(folder)]).toEqual([null, false]);
  const note = await library.readNote();
  expect(note).toMatchObject({
    what: "damaged",
    restored: { number: 1 },
    replayed: [{ issue: 1 }, { issue: 2 }],
  });
  expect(await readdir(note?.setAside ?? "")).toEqual(["library.db"]);
  // The saves that only autosaves had are in a backup now, and the program goes on.
  const { backups } = await library.backups.list();
  expect(backups).toMatchObject([{ number: 2 }, { number: 1 }]);
  await saveAgain(library, id, "修好以后");
  await library.close();
  library = await openLibrary(folder, { now });
  expect([library.recovery, await textsIn(library)]).toEqual([null, ["乙", "修好以后"]]);
});

test("the doctor's check leads to the repair too; a text from before it is not saved over the repaired issue", async () => {
  const { document, revision, generation } = await library.issues.open({ id, session, label: "甲" });
  await damagePage();
  expect((await library.examine())[0]).toMatchObject({ name: "database", level: "error" });
  expect(library.repair.damage).not.toBeNull();
  await library.repair.run();
  expect(await textsIn(library)).toEqual(["乙", "甲，改过"]);
  await expect(library.issues.save({ id: 3, session, revision, generation, document })).rejects.toMatchObject(
    { code: "restored" },
  );
});

test("without a sound backup nothing is changed, and the error says so", async () => {
  await damagePage();
  await rm(join(folder, "backups"), { recursive: true });
  await library.repair.examine();
  expect(library.repair.damage).toMatchObject({ backup: null });
  await expect(library.repair.run()).rejects.toMatchObject({ code: "library-damaged" });
  expect([await library.readNote(), (await readdir(folder)).includes("damaged")]).toEqual([null, false]);
  await expect.poll(() => isSuspect(folder)).toBe(true);
});
