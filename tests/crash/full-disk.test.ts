/** A full disk and a read-only one: a real, small file system, where one can be mounted. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeFileWhole } from "../../electron/core/system/whole-files.ts";
import { openLibrary, type Library } from "../../electron/core/library/index.ts";
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

describe.skipIf(!disk)("a small disk (needs root on Linux)", () => {
  test("that is full: every kind of write is refused, keeps what was stored, and works when there is space again", async () => {
    const folder = join(place, "library");
    const library = await openLibrary(folder);
    await library.issues.create({ document: documentOf(1) });
    const session = "session-1";
    const openAnswer = await library.issues.open({ id: 1, session, label: "甲" });
    const report = join(place, "报告.txt");
    await writeFileWhole(report, Buffer.from("原来的"));
    await disk?.whileFilled(16_384, async () => {
      const document = documentOf(600);
      const isFull = { code: "disk-full" };
      await expect(
        library.issues.save({ id: 1, session, revision: openAnswer.revision, generation: 0, document }),
      ).rejects.toMatchObject(isFull);
      await expect(library.issues.create({ document })).rejects.toMatchObject(isFull);
      await expect(library.backups.make("manual")).rejects.toMatchObject(isFull);
      await expect(writeFileWhole(report, Buffer.alloc(100_000))).rejects.toMatchObject(isFull);
      await library.backups.makeDue();
      expect(library.backups.problem).toMatchObject(isFull);
      expect(await readFile(report, "utf8")).toBe("原来的");
      expect(await readdir(join(folder, "backups"))).toEqual([]);
      expect(await texts(library)).toEqual([textOf(1)]);
    });
    await library.issues.save({
      id: 1,
      session,
      revision: openAnswer.revision,
      generation: 0,
      document: documentOf(2),
    });
    await library.backups.make("manual");
    expect(library.backups.problem).toBeNull();
    expect(await library.integrityCheck()).toEqual([]);
    await library.close();
  });

  test("full: no library is created, and the one that exists stays as it was", async () => {
    const folder = join(place, "library");
    await disk?.whileFilled(40_000, () =>
      expect(openLibrary(join(place, "另一个"))).rejects.toMatchObject({ code: "disk-full" }),
    );
    const library = await openLibrary(folder);
    expect(await texts(library)).toEqual([textOf(2)]);
    await library.close();
  });

  test("with any amount of space, a damaged library is restored completely, now or when there is more space", async () => {
    const outcomes = new Set<string>();
    for (let bytesLeft = 0; bytesLeft <= 1024 * 1024; bytesLeft += 32 * 1024) {
      const folder = join(place, `damaged-${bytesLeft}`);
      const library = await openLibrary(folder);
      await library.issues.create({ document: documentOf(1) });
      await library.backups.make("daily");
      const session = "session-1";
      const { revision, generation } = await library.issues.open({ id: 1, session, label: "甲" });
      await library.issues.save({ id: 1, session, revision, generation, document: documentOf(2) });
      await library.close();
      const damagedBytes = Buffer.from("这不是数据库。".repeat(500));
      await writeFile(join(folder, "library.db"), damagedBytes);
      await disk?.whileFilled(bytesLeft, async () => {
        outcomes.add(
          await openLibrary(folder).then(
            (repairedLibrary) => repairedLibrary.close().then(() => "restored"),
            ({ code }: { code: string }) => code,
          ),
        );
      });
      const restoredLibrary = await openLibrary(folder);
      expect(await texts(restoredLibrary), folder).toEqual([textOf(2)]);
      const note = await restoredLibrary.readNote();
      expect(note, folder).toMatchObject({
        what: "damaged",
        restored: { number: 1 },
        replayed: [{ issue: 1 }],
      });
      expect(await readFile(join(note?.setAside ?? "", "library.db"))).toEqual(damagedBytes);
      await restoredLibrary.close();
      await rm(folder, { recursive: true });
    }
    expect([...outcomes].toSorted()).toEqual(["disk-full", "restored"]);
  });

  test("that is read-only: every write is refused and changes nothing; writable again, the library opens", async () => {
    const folder = join(place, "library");
    // This fails while a file on the disk is open for writing.
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
    expect(library.recovery).toBeNull();
    expect(await texts(library)).toEqual([textOf(2)]);
    await library.close();
  });
});
