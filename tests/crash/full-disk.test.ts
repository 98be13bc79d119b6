/** A disk that is full, and one that may only be read, for real: on a small file system of its own, where one can be mounted. */
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeFileWhole } from "../../electron/exporting/write-file.ts";
import { openLibrary, type Library } from "../../electron/library/index.ts";
import { documentOf, textOf } from "./text.ts";

const place = mkdtempSync(join(tmpdir(), "bulletin-disk-"));
const mount = (...words: string[]): boolean => spawnSync("mount", words).status === 0;
const isMounted = process.platform === "linux" && process.getuid?.() === 0 && mount("-t", "tmpfs", "-o", "size=6m", "tmpfs", place);

afterAll(async () => {
  if (isMounted) spawnSync("umount", ["-l", place]);
  await rm(place, { recursive: true, force: true }).catch(() => {});
});

/** Leaves so many bytes free. */
async function fillUp(left: number): Promise<string> {
  const { bavail, bsize } = await statfs(place);
  const filler = join(place, "filler");
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return filler;
}

async function texts(library: Library): Promise<string[]> {
  const { issues } = await library.issues.list({ deleted: false });
  const all: string[] = [];
  for (const { id } of issues.toSorted((a, b) => a.id - b.id)) {
    all.push((await library.issues.open({ id, session: "reader-of-tests", label: "读" })).document.blocks[0]?.runs[0]?.text ?? "");
    await library.issues.close({ id, session: "reader-of-tests" });
  }
  return all;
}

describe.skipIf(!isMounted)("a disk of its own (needs root on Linux)", () => {
  test("full: every kind of write is refused as such, keeps what was there, and goes on once there is space", async () => {
    const folder = join(place, "library");
    const library = await openLibrary(folder);
    await library.issues.create({ document: documentOf(1) });
    const session = "session-1";
    const opened = await library.issues.open({ id: 1, session, label: "甲" });
    const report = join(place, "报告.txt");
    await writeFileWhole(report, Buffer.from("原来的"));
    const filler = await fillUp(16_384);
    const large = documentOf(600);
    await expect(library.issues.save({ id: 1, session, revision: opened.revision, document: large })).rejects.toMatchObject({ code: "disk-full" });
    await expect(library.issues.create({ document: large })).rejects.toMatchObject({ code: "disk-full" });
    await expect(library.backups.make("manual")).rejects.toMatchObject({ code: "disk-full" });
    await expect(writeFileWhole(report, Buffer.alloc(100_000))).rejects.toMatchObject({ code: "disk-full" });
    await library.backups.makeDue();
    expect(library.backups.problem).toMatchObject({ code: "disk-full" });
    expect(await readFile(report, "utf8")).toBe("原来的");
    expect(await readdir(join(folder, "backups"))).toEqual([]);
    expect(await texts(library)).toEqual([textOf(1)]);
    await rm(filler);
    await library.issues.save({ id: 1, session, revision: opened.revision, document: documentOf(2) });
    await library.backups.make("manual");
    expect(library.backups.problem).toBeNull();
    expect(await library.integrityCheck()).toEqual([]);
    await library.close();
  });

  test("an old library on a full disk is not brought up to date, and stays what it was", async () => {
    const folder = join(place, "library");
    const filler = await fillUp(40_000);
    await expect(openLibrary(join(place, "另一个"))).rejects.toMatchObject({ code: "disk-full" });
    await rm(filler);
    const library = await openLibrary(folder);
    expect(await texts(library)).toEqual([textOf(2)]);
    await library.close();
  });

  test("read-only: told as such, nothing is changed; writable again, it goes on", async () => {
    const folder = join(place, "library");
    // A disk with files that are open for writing cannot be made read-only.
    expect(mount("-o", "remount,ro", place)).toBe(true);
    try {
      await expect(openLibrary(folder)).rejects.toMatchObject({ code: "not-writable" });
      await expect(openLibrary(join(place, "新的"))).rejects.toMatchObject({ code: "not-writable" });
      await expect(writeFileWhole(join(place, "报告.txt"), Buffer.from("新的"))).rejects.toMatchObject({ code: "not-writable" });
    } finally {
      mount("-o", "remount,rw", place);
    }
    const library = await openLibrary(folder);
    expect(library.recovered).toBeNull();
    expect(await texts(library)).toEqual([textOf(2)]);
    await library.close();
  });
});
