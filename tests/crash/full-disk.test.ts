/** A disk that is full, and one that may only be read, for real: on a small file system of its own, where one can be mounted. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeFileWhole } from "../../electron/whole-files.ts";
import { openLibrary, type Library } from "../../electron/library/index.ts";
import { memoryDisk } from "../support/small-disk.ts";
import { documentOf, textOf } from "./text.ts";

const disk = memoryDisk(6);
const place = disk?.place ?? "";
afterAll(() => disk?.remove());

async function texts(library: Library): Promise<string[]> {
  const { issues } = await library.issues.list({ deleted: false });
  const all: string[] = [];
  for (const { id } of issues.toSorted((a, b) => a.id - b.id)) {
    all.push(
      (await library.issues.open({ id, session: "reader-of-tests", label: "读" })).document.blocks[0]?.runs[0]
        ?.text ?? "",
    );
    await library.issues.close({ id, session: "reader-of-tests" });
  }
  return all;
}

describe.skipIf(!disk)("a disk of its own (needs root on Linux)", () => {
  test("full: every kind of write is refused as such, keeps what was there, and goes on once there is space", async () => {
    const folder = join(place, "library");
    const library = await openLibrary(folder);
    await library.issues.create({ document: documentOf(1) });
    const session = "session-1";
    const opened = await library.issues.open({ id: 1, session, label: "甲" });
    const report = join(place, "报告.txt");
    await writeFileWhole(report, Buffer.from("原来的"));
    await disk?.fill(16_384);
    const large = documentOf(600);
    await expect(
      library.issues.save({ id: 1, session, revision: opened.revision, document: large }),
    ).rejects.toMatchObject({ code: "disk-full" });
    await expect(library.issues.create({ document: large })).rejects.toMatchObject({ code: "disk-full" });
    await expect(library.backups.make("manual")).rejects.toMatchObject({ code: "disk-full" });
    await expect(writeFileWhole(report, Buffer.alloc(100_000))).rejects.toMatchObject({ code: "disk-full" });
    await library.backups.makeDue();
    expect(library.backups.problem).toMatchObject({ code: "disk-full" });
    expect(await readFile(report, "utf8")).toBe("原来的");
    expect(await readdir(join(folder, "backups"))).toEqual([]);
    expect(await texts(library)).toEqual([textOf(1)]);
    await disk?.free();
    await library.issues.save({ id: 1, session, revision: opened.revision, document: documentOf(2) });
    await library.backups.make("manual");
    expect(library.backups.problem).toBeNull();
    expect(await library.integrityCheck()).toEqual([]);
    await library.close();
  });

  test("an old library on a full disk is not brought up to date, and stays what it was", async () => {
    const folder = join(place, "library");
    await disk?.fill(40_000);
    await expect(openLibrary(join(place, "另一个"))).rejects.toMatchObject({ code: "disk-full" });
    await disk?.free();
    const library = await openLibrary(folder);
    expect(await texts(library)).toEqual([textOf(2)]);
    await library.close();
  });

  test("a damaged library, however little space there is: restored now or once there is more, whole, and told", async () => {
    const outcomes = new Set<string>();
    for (let left = 0; left <= 1024 * 1024; left += 32 * 1024) {
      const folder = join(place, `damaged-${left}`);
      const library = await openLibrary(folder);
      await library.issues.create({ document: documentOf(1) });
      await library.backups.make("daily");
      const session = "session-1";
      const { revision } = await library.issues.open({ id: 1, session, label: "甲" });
      await library.issues.save({ id: 1, session, revision, document: documentOf(2) });
      await library.close();
      const damaged = Buffer.from("这不是数据库。".repeat(500));
      await writeFile(join(folder, "library.db"), damaged);
      await disk?.fill(left);
      outcomes.add(
        await openLibrary(folder).then(
          (opened) => opened.close().then(() => "restored"),
          ({ code }: { code: string }) => code,
        ),
      );
      await disk?.free();
      const restored = await openLibrary(folder);
      expect(await texts(restored), folder).toEqual([textOf(2)]);
      const note = await restored.readNote();
      expect(note, folder).toMatchObject({
        what: "damaged",
        restored: { number: 1 },
        replayed: [{ issue: 1 }],
      });
      expect(await readFile(join(note?.setAside ?? "", "library.db"))).toEqual(damaged);
      await restored.close();
      await rm(folder, { recursive: true });
    }
    expect([...outcomes].toSorted()).toEqual(["disk-full", "restored"]);
  });

  test("read-only: told as such, nothing is changed; writable again, it goes on", async () => {
    const folder = join(place, "library");
    // A disk with files that are open for writing cannot be made read-only.
    expect(disk?.remount("ro")).toBe(true);
    try {
      await expect(openLibrary(folder)).rejects.toMatchObject({ code: "not-writable" });
      await expect(openLibrary(join(place, "新的"))).rejects.toMatchObject({ code: "not-writable" });
      await expect(writeFileWhole(join(place, "报告.txt"), Buffer.from("新的"))).rejects.toMatchObject({
        code: "not-writable",
      });
    } finally {
      disk?.remount("rw");
    }
    const library = await openLibrary(folder);
    expect(library.recovered).toBeNull();
    expect(await texts(library)).toEqual([textOf(2)]);
    await library.close();
  });
});
