/**
 * Recovery of a library that is damaged, truncated, missing or behind its autosaves, and the note for the
 * person.
 */
import { existsSync } from "node:fs";
import {
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  documentOf,
  fillLibrary,
  saveAgain,
  textsIn,
} from "../../../../tests/support/generators/filled-library.ts";
import { openLibrary } from "../index.ts";

let folder: string;
let clock = "2026-03-09T08:00:00Z";
const now = () => new Date(clock);
const path = () => join(folder, "library.db");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-recovery-"));
  clock = "2026-03-09T08:00:00Z";
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Makes a backup that contains 甲; afterwards 甲 is saved again and 乙 is created. */
const fill = (): Promise<number> => fillLibrary(folder, now);

const overwrite = async (file: string, at: number, bytes: Uint8Array): Promise<void> => {
  const handle = await open(file, "r+");
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
};

describe("automatic recovery restores the backup and every later save", () => {
  const damages: [name: string, damage: () => Promise<void>, what: string][] = [
    ["not a database", () => writeFile(path(), "这不是数据库。".repeat(500)), "damaged"],
    ["first page overwritten", () => overwrite(path(), 100, new Uint8Array(400).fill(0xa5)), "damaged"],
    [
      "truncated in the middle",
      async () => truncate(path(), Math.floor((await stat(path())).size / 2)),
      "damaged",
    ],
    ["empty", () => truncate(path(), 0), "missing"],
    ["deleted", () => rm(path()), "missing"],
  ];
  test.each(damages)("%s", async (_name, damage, what) => {
    await fill();
    await rm(`${path()}-wal`, { force: true });
    await damage();
    const damagedBytes = existsSync(path()) ? await readFile(path()) : null;
    const library = await openLibrary(folder, { now });
    expect(await textsIn(library)).toEqual(["乙", "甲，改过"]);
    expect(await library.integrityCheck()).toEqual([]);
    expect(library.recovery).toMatchObject({
      what,
      restored: { number: 1, kind: "daily" },
      unsound: [],
      replayed: [
        { issue: 1, number: 1 },
        { issue: 2, number: 2 },
      ],
    });
    expect(await library.readNote()).toEqual(library.recovery);
    // The damaged file is kept unchanged.
    const { setAside } = library.recovery ?? {};
    if (damagedBytes)
      expect((await readFile(join(setAside ?? "", "library.db"))).equals(damagedBytes)).toBe(true);
    await library.removeNote();
    await library.close();
    const again = await openLibrary(folder, { now });
    expect([again.recovery, await again.readNote(), await textsIn(again)]).toEqual([
      null,
      null,
      ["乙", "甲，改过"],
    ]);
    await again.close();
  });

  test("damage met while working makes the next start check every page", async () => {
    await fill();
    const library = await openLibrary(folder, { now });
    await library.close();
    // Damages a page that belongs to a table of the library.
    const bytes = await readFile(path());
    const at = bytes.indexOf("甲，改过");
    await overwrite(path(), Math.floor(at / 8192) * 8192, new Uint8Array(16).fill(0xff));
    const damagedLibrary = await openLibrary(folder, { now });
    expect(await textsIn(damagedLibrary)).toEqual(["乙", "甲，改过"]);
    expect(damagedLibrary.recovery).toMatchObject({ what: "damaged" });
    await damagedLibrary.close();
  });

  test("a damaged newest backup is skipped and named in the note", async () => {
    const id = await fill();
    const library = await openLibrary(folder, { now });
    const { path: newest } = await library.backups.make("daily");
    await saveAgain(library, id, "甲，再改");
    await library.close();
    await overwrite(newest, 8192, new Uint8Array(3000).fill(0x5a));
    await writeFile(path(), "坏了");
    const restoredLibrary = await openLibrary(folder, { now });
    expect(await textsIn(restoredLibrary)).toEqual(["乙", "甲，再改"]);
    expect(restoredLibrary.recovery).toMatchObject({ restored: { number: 1 }, unsound: [newest] });
    await restoredLibrary.close();
  });

  test("a backup of the second folder is used if those of the library are gone", async () => {
    const second = join(folder, "第二处");
    const options = { now, backupFolder: () => second };
    await (await openLibrary(second)).close();
    await rm(join(second, "library.db"));
    const library = await openLibrary(folder, options);
    await library.issues.create({ document: documentOf("甲") });
    await library.backups.make("manual");
    await library.close();
    await rm(join(folder, "backups"), { recursive: true });
    await writeFile(path(), "坏了");
    const restoredLibrary = await openLibrary(folder, options);
    expect(await textsIn(restoredLibrary)).toEqual(["甲"]);
    await restoredLibrary.close();
  });

  test("transactions that the database lost are restored", async () => {
    const id = await fill();
    const library = await openLibrary(folder, { now });
    await library.close();
    const before = await readFile(path());
    const later = await openLibrary(folder, { now });
    await saveAgain(later, id, "甲，丢了的一次");
    await later.close();
    await rm(`${path()}-wal`, { force: true });
    await writeFile(path(), before);
    const restoredLibrary = await openLibrary(folder, { now });
    expect(await textsIn(restoredLibrary)).toEqual(["乙", "甲，丢了的一次"]);
    expect(restoredLibrary.recovery).toMatchObject({
      what: "behind",
      restored: null,
      replayed: [{ issue: id }],
    });
    await restoredLibrary.close();
  });
});

test("a library whose program was stopped while its file got its WAL opens at the next start", async () => {
  await fill();
  const database = new DatabaseSync(path());
  database.exec("PRAGMA journal_mode = DELETE; BEGIN; UPDATE issues SET document = ''");
  // The journal of a write that is cut off: more than the cache holds is written into the file before the commit.
  database.exec("PRAGMA cache_spill = 1; PRAGMA cache_size = 1");
  database.exec("CREATE TABLE large (content); INSERT INTO large VALUES (randomblob(1000000))");
  const cutFolder = join(folder, "断电后");
  await mkdir(cutFolder);
  for (const suffix of ["", "-journal"])
    await copyFile(`${path()}${suffix}`, join(cutFolder, `library.db${suffix}`));
  database.exec("ROLLBACK");
  database.close();
  expect((await stat(join(cutFolder, "library.db-journal"))).size).toBeGreaterThan(0);
  const library = await openLibrary(cutFolder, { now });
  expect([library.recovery, await textsIn(library)]).toEqual([null, ["乙", "甲，改过"]]);
  await library.close();
});

test("without a sound backup a damaged file stays unchanged, and no empty library replaces it", async () => {
  await (await openLibrary(folder, { now })).close();
  await writeFile(path(), "坏了");
  await expect(openLibrary(folder, { now })).rejects.toMatchObject({ code: "library-damaged" });
  expect(await readFile(path(), "utf8")).toBe("坏了");
  expect((await readdir(folder)).filter((name) => name === "damaged")).toEqual([]);
});

test("a truncated or changed autosave is skipped and reported by the doctor", async () => {
  await fill();
  const file = join(folder, "autosaves", "issue-2.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("乙", "丙"));
  await writeFile(path(), "坏了");
  const library = await openLibrary(folder, { now });
  expect(await textsIn(library)).toEqual(["甲，改过"]);
  expect((await library.autosaves.read()).unreadable).toEqual(["issue-2.json"]);
  await library.close();
});

describe("backups", () => {
  test("one backup is made a day; its number decides which is newest, even if the clock is set back", async () => {
    const library = await openLibrary(folder, { now });
    await library.issues.create({ document: documentOf("甲") });
    await library.backups.makeDue();
    await library.backups.makeDue();
    clock = "2026-03-10T08:00:00Z";
    await library.backups.makeDue();
    clock = "2019-01-01T08:00:00Z";
    await library.backups.makeDue();
    const { backups } = await library.backups.list();
    expect(backups.map(({ number, date }) => [number, date])).toEqual([
      [3, "2019-01-01"],
      [2, "2026-03-10"],
      [1, "2026-03-09"],
    ]);
    await library.close();
  });

  test("a machine that starts with the same day each time gets a backup at each start that follows changes", async () => {
    const numbers: number[] = [];
    const openAndClose = async (text: string | null) => {
      const library = await openLibrary(folder, { now });
      if (text !== null) await library.issues.create({ document: documentOf(text) });
      await library.backups.makeDue();
      if (text !== null) await library.issues.create({ document: documentOf(text) });
      await library.backups.makeDue();
      numbers.push((await library.backups.list()).backups.length);
      await library.close();
    };
    for (const text of ["甲", "乙", null, null]) await openAndClose(text);
    expect(numbers).toEqual([1, 2, 3, 3]);
    // A machine whose calendar goes on gets one backup a day, however often the program is started.
    clock = "2026-03-10T08:00:00Z";
    for (const text of ["丙", "丁", "戊"]) await openAndClose(text);
    expect(numbers.slice(4)).toEqual([4, 4, 4]);
  });

  test("old backups are thinned out, but not those that a person made", async () => {
    const library = await openLibrary(folder, { now });
    await library.backups.make("manual");
    const first = Date.parse("2026-03-10T08:00:00Z");
    for (let day = 0; day < 120; day += 1) {
      clock = new Date(first + day * 86_400_000).toISOString();
      await library.backups.makeDue();
    }
    const { backups } = await library.backups.list();
    // Daily ones for a month, and about thirteen weekly ones before it.
    expect(backups.length).toBeGreaterThan(40);
    expect(backups.length).toBeLessThan(55);
    expect(backups.at(-1)).toMatchObject({ number: 1, kind: "manual" });
    expect(backups[0]?.number).toBe(121);
    await library.close();
  });

  test("where each day is the same, the newest twenty automatic backups remain", async () => {
    const library = await openLibrary(folder, { now });
    for (let start = 0; start < 22; start += 1) await library.backups.make("daily");
    const numbers = (await library.backups.list()).backups.map(({ number }) => number);
    expect([numbers.length, numbers.at(-1)]).toEqual([20, 3]);
    await library.close();
  });

  test("after the clock jumped ahead by a year and back, the daily backups of before remain and go on", async () => {
    const library = await openLibrary(folder, { now });
    const makeDaily = async (from: string, days: number) => {
      for (let day = 0; day < days; day += 1) {
        clock = new Date(Date.parse(from) + day * 86_400_000).toISOString();
        await library.backups.makeDue();
      }
    };
    await makeDaily("2026-03-01T08:00:00Z", 25);
    await makeDaily("2027-03-26T08:00:00Z", 2);
    await makeDaily("2026-03-28T08:00:00Z", 2);
    await library.backups.makeDue();
    const dates = (await library.backups.list()).backups.map(({ date }) => date);
    expect(dates.slice(0, 4)).toEqual(["2026-03-29", "2026-03-28", "2027-03-27", "2027-03-26"]);
    expect(dates.length).toBeGreaterThanOrEqual(20);
    await library.close();
  });

  test("backups are copied to a second folder; if that is missing, it is reported and the first backup is still made", async () => {
    const second = await mkdtemp(join(tmpdir(), "bulletin-second-"));
    const library = await openLibrary(folder, { now, backupFolder: () => second });
    await library.backups.make("daily");
    expect(await readdir(second)).toEqual(["library-0001-2026-03-09-daily.db"]);
    await rm(second, { recursive: true });
    clock = "2026-03-10T08:00:00Z";
    await library.backups.makeDue();
    expect(library.backups.problem).toMatchObject({
      code: "not-found",
      details: { what: "path", path: second },
    });
    expect((await library.backups.list()).backups).toHaveLength(2);
    expect(existsSync(second)).toBe(false);
    await library.close();
  });

  test("a backup of a damaged library fails, and the next start restores", async () => {
    await fill();
    const bytes = await readFile(path());
    await overwrite(
      path(),
      Math.floor(bytes.indexOf("甲，改过") / 8192) * 8192,
      new Uint8Array(16).fill(0xff),
    );
    await rm(join(folder, "autosaves"), { recursive: true });
    const library = await openLibrary(folder, { now });
    await expect(library.backups.make("manual")).rejects.toMatchObject({ code: "library-damaged" });
    expect((await library.backups.list()).backups).toHaveLength(1);
    await library.close();
    const restoredLibrary = await openLibrary(folder, { now });
    expect(restoredLibrary.recovery).toMatchObject({ what: "damaged", restored: { number: 1 } });
    await restoredLibrary.close();
  });
});
