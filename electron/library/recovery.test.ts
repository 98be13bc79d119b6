/** A library that is damaged, cut, gone or behind: what is there afterwards, and what is told. */
import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/bulletin/empty.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { openLibrary, type Library } from "./index.ts";

let folder: string;
let clock = "2026-03-09T08:00:00Z";
const now = () => new Date(clock);
const path = () => join(folder, "library.db");
const session = "session-1";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-recovery-"));
  clock = "2026-03-09T08:00:00Z";
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const documentOf = (text: string, number = 1): BulletinDocument => {
  const document = emptyDocument();
  return {
    ...document,
    masthead: { ...document.masthead, number },
    blocks: [{ id: "b1", style: "body", runs: [{ text }] }],
  };
};

async function textsIn(library: Library): Promise<string[]> {
  const { issues } = await library.issues.list({ deleted: false });
  const texts: string[] = [];
  for (const { id } of issues) {
    texts.push(
      (await library.issues.open({ id, session: "reader-of-tests", label: "读" })).document.blocks[0]?.runs[0]
        ?.text ?? "",
    );
    await library.issues.close({ id, session: "reader-of-tests" });
  }
  return texts.toSorted();
}

async function saveAgain(library: Library, id: number, text: string): Promise<void> {
  const { revision } = await library.issues.open({ id, session, label: "甲" });
  await library.issues.save({ id, session, revision, document: documentOf(text) });
  await library.issues.close({ id, session });
}

/** A backup that holds 甲, then 甲 saved again and 乙 made after it. */
async function filled(): Promise<number> {
  const library = await openLibrary(folder, { now });
  const { id } = await library.issues.create({ document: documentOf("甲") });
  await library.backups.make("daily");
  await saveAgain(library, id, "甲，改过");
  await library.issues.create({ document: documentOf("乙", 2) });
  await library.close();
  return id;
}

const overwrite = async (file: string, at: number, bytes: Uint8Array): Promise<void> => {
  const handle = await open(file, "r+");
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
};

describe("restored by itself, with every later save", () => {
  const damages: [name: string, damage: () => Promise<void>, what: string][] = [
    ["no database at all", () => writeFile(path(), "这不是数据库。".repeat(500)), "damaged"],
    ["the first page flipped", () => overwrite(path(), 100, new Uint8Array(400).fill(0xa5)), "damaged"],
    ["cut in the middle", async () => truncate(path(), Math.floor((await stat(path())).size / 2)), "damaged"],
    ["empty", () => truncate(path(), 0), "missing"],
    ["deleted", () => rm(path()), "missing"],
  ];
  test.each(damages)("%s", async (_name, damage, what) => {
    await filled();
    await rm(`${path()}-wal`, { force: true });
    await damage();
    const damaged = existsSync(path()) ? await readFile(path()) : null;
    const library = await openLibrary(folder, { now });
    expect(await textsIn(library)).toEqual(["乙", "甲，改过"]);
    expect(await library.integrityCheck()).toEqual([]);
    expect(library.recovered).toMatchObject({
      what,
      restored: { number: 1, kind: "daily" },
      unsound: [],
      replayed: [
        { issue: 1, number: 1 },
        { issue: 2, number: 2 },
      ],
    });
    expect(await library.readNote()).toEqual(library.recovered);
    // What was damaged is kept, byte by byte.
    const { setAside } = library.recovered ?? {};
    if (damaged) expect((await readFile(join(setAside ?? "", "library.db"))).equals(damaged)).toBe(true);
    await library.removeNote();
    await library.close();
    const again = await openLibrary(folder, { now });
    expect([again.recovered, await again.readNote(), await textsIn(again)]).toEqual([
      null,
      null,
      ["乙", "甲，改过"],
    ]);
    await again.close();
  });

  test("damage that is met while working: the next start looks at every page", async () => {
    await filled();
    const library = await openLibrary(folder, { now });
    await library.close();
    // A table of the library, found by its page.
    const bytes = await readFile(path());
    const at = bytes.indexOf("甲，改过");
    await overwrite(path(), Math.floor(at / 8192) * 8192, new Uint8Array(16).fill(0xff));
    const damaged = await openLibrary(folder, { now });
    expect(await textsIn(damaged)).toEqual(["乙", "甲，改过"]);
    expect(damaged.recovered).toMatchObject({ what: "damaged" });
    await damaged.close();
  });

  test("the newest backup is damaged too: the one before it, and its name is told", async () => {
    const id = await filled();
    const library = await openLibrary(folder, { now });
    const { path: newest } = await library.backups.make("daily");
    await saveAgain(library, id, "甲，再改");
    await library.close();
    await overwrite(newest, 8192, new Uint8Array(3000).fill(0x5a));
    await writeFile(path(), "坏了");
    const restored = await openLibrary(folder, { now });
    expect(await textsIn(restored)).toEqual(["乙", "甲，再改"]);
    expect(restored.recovered).toMatchObject({ restored: { number: 1 }, unsound: [newest] });
    await restored.close();
  });

  test("a backup of the second folder, where the library's own are gone", async () => {
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
    const restored = await openLibrary(folder, options);
    expect(await textsIn(restored)).toEqual(["甲"]);
    await restored.close();
  });

  test("transactions that the database lost come back", async () => {
    const id = await filled();
    const library = await openLibrary(folder, { now });
    await library.close();
    const before = await readFile(path());
    const later = await openLibrary(folder, { now });
    await saveAgain(later, id, "甲，丢了的一次");
    await later.close();
    await rm(`${path()}-wal`, { force: true });
    await writeFile(path(), before);
    const restored = await openLibrary(folder, { now });
    expect(await textsIn(restored)).toEqual(["乙", "甲，丢了的一次"]);
    expect(restored.recovered).toMatchObject({ what: "behind", restored: null, replayed: [{ issue: id }] });
    await restored.close();
  });
});

test("without a sound backup a damaged file is left as it is, and no empty library takes its place", async () => {
  await (await openLibrary(folder, { now })).close();
  await writeFile(path(), "坏了");
  await expect(openLibrary(folder, { now })).rejects.toMatchObject({ code: "library-damaged" });
  expect(await readFile(path(), "utf8")).toBe("坏了");
  expect((await readdir(folder)).filter((name) => name === "damaged")).toEqual([]);
});

test("a cut or changed autosave is left out, and is told by the doctor", async () => {
  await filled();
  const file = join(folder, "autosaves", "issue-2.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("乙", "丙"));
  await writeFile(path(), "坏了");
  const library = await openLibrary(folder, { now });
  expect(await textsIn(library)).toEqual(["甲，改过"]);
  expect((await library.autosaves.read()).unreadable).toEqual(["issue-2.json"]);
  await library.close();
});

describe("backups", () => {
  test("one a day, the newest by number whatever the clock says; a clock that goes back harms none", async () => {
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

  test("old ones are thinned, those that a person made stay", async () => {
    const library = await openLibrary(folder, { now });
    await library.backups.make("manual");
    const first = Date.parse("2026-03-10T08:00:00Z");
    for (let day = 0; day < 120; day += 1) {
      clock = new Date(first + day * 86_400_000).toISOString();
      await library.backups.makeDue();
    }
    const { backups } = await library.backups.list();
    // A month of days, and thirteen weeks or so before it.
    expect(backups.length).toBeGreaterThan(40);
    expect(backups.length).toBeLessThan(55);
    expect(backups.at(-1)).toMatchObject({ number: 1, kind: "manual" });
    expect(backups[0]?.number).toBe(121);
    await library.close();
  }, 30_000);

  test("in a second folder too; one that is away is told, and the first is made all the same", async () => {
    const second = await mkdtemp(join(tmpdir(), "bulletin-second-"));
    const library = await openLibrary(folder, { now, backupFolder: () => second });
    await library.backups.make("daily");
    expect(await readdir(second)).toEqual(["library-0001-2026-03-09-daily.db"]);
    await rm(second, { recursive: true });
    clock = "2026-03-10T08:00:00Z";
    await library.backups.makeDue();
    expect(library.backups.problem).toMatchObject({ code: "not-found", details: { what: second } });
    expect((await library.backups.list()).backups).toHaveLength(2);
    expect(existsSync(second)).toBe(false);
    await library.close();
  });

  test("a backup of a damaged library is none, and the next start restores", async () => {
    await filled();
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
    const restored = await openLibrary(folder, { now });
    expect(restored.recovered).toMatchObject({ what: "damaged", restored: { number: 1 } });
    await restored.close();
  });

  test("an older backup is restored and brought up to date; what was there is in a backup of its own", async () => {
    const id = await filled();
    const library = await openLibrary(folder, { now });
    const [{ path: old } = { path: "" }] = (await library.backups.list()).backups;
    const { before } = await library.backups.restore(old);
    expect(await textsIn(library)).toEqual(["甲"]);
    await saveAgain(library, id, "甲，恢复后改");
    await library.close();
    // Autosaves of before do not come back by themselves.
    const again = await openLibrary(folder, { now });
    expect([again.recovered, await textsIn(again)]).toEqual([null, ["甲，恢复后改"]]);
    await again.backups.restore(before.path);
    expect(await textsIn(again)).toEqual(["乙", "甲，改过"]);
    expect(await again.integrityCheck()).toEqual([]);
    await again.close();
  });

  test("a damaged, newer or missing backup is refused, and nothing is changed", async () => {
    await filled();
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
});
