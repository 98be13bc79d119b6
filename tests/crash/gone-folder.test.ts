/**
 * The folder of an open library is renamed, deleted or replaced, or its disk is pulled out: nothing is answered
 * as saved that the next start would not find, and the text can still be stored as a file.
 */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCore, type Core } from "../../electron/core/core.ts";
import { HeadlessPrinter } from "../../electron/core/exporting/pdf/headless-printer.ts";
import { readPackage } from "../../electron/core/importing/package/index.ts";
import { databaseName, openLibrary } from "../../electron/core/library/index.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import { memoryDisk } from "../support/small-disk.ts";
import { patience } from "../support/window/patience.ts";
import { documentOf, textOf } from "./text.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";

const session = "session-1";
const isGone = { code: "library-gone" };
let root: string;
let folder: string;
let core: Core;
/** What the windows were presenceReports, in order. */
let presenceReports: boolean[];

async function startCore(): Promise<void> {
  core = await createCore({
    libraryFolder: folder,
    settings: openSettings(folder),
    printer: new HeadlessPrinter(),
    shell: silentShell(),
  });
  presenceReports = [];
  core.listen((event, data) => {
    if (event === "library.presence") presenceReports.push((data as { isGone: boolean }).isGone);
  });
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bulletin-gone-"));
  folder = join(root, "library");
});
afterEach(async () => {
  await core.close();
  await rm(root, { recursive: true, force: true });
});

const save = (revision: number, number: number) =>
  core.handlers["issues.save"]({ id: 1, session, revision, generation: 0, document: documentOf(number) });

/** Opens an issue in a window and saves it once. */
async function openAndSave(): Promise<void> {
  await core.handlers["issues.create"]({ document: documentOf(1) });
  const { revision } = await core.handlers["issues.open"]({ id: 1, session, label: "甲" });
  expect(await save(revision, 2)).toMatchObject({ revision: 1 });
  expect(presenceReports).toEqual([]);
}

/** Everything that stores something fails, and the text of the window becomes a file elsewhere. */
async function expectGone(): Promise<void> {
  await expect(core.handlers["issues.renew"]({ id: 1, session })).rejects.toMatchObject(isGone);
  await vi.waitFor(() => expect(presenceReports).toEqual([true]), patience);
  await expect(save(1, 3)).rejects.toMatchObject(isGone);
  await expect(core.handlers["issues.create"]({ document: documentOf(4) })).rejects.toMatchObject(isGone);
  await expect(core.handlers["backups.make"]({})).rejects.toMatchObject(isGone);
  expect(presenceReports).toEqual([true]);
  const target = join(root, "另一处");
  await mkdir(target);
  const { files } = await core.handlers["exporting.export"]({
    job: "job-1",
    document: documentOf(3),
    publication: null,
    folder: target,
    formats: ["bulletin"],
  });
  const path = files[0]?.path ?? "";
  const { document } = readPackage(path, await readFile(path));
  expect(document.blocks[0]?.runs[0]?.text).toBe(textOf(3));
}

const away = () => join(root, "moved");
const moveAway = () => rename(folder, away());

// Windows refuses to rename and delete what a program has open.
describe.skipIf(process.platform === "win32")("the folder of an open library", () => {
  test("renamed: nothing is stored until it is back, then everything is", async () => {
    await startCore();
    await openAndSave();
    await moveAway();
    await expectGone();
    await expect(async () => core.handlers["settings.set"]({ theme: "dark" })).rejects.toMatchObject(isGone);
    // An empty folder of this name would be in the way of its return.
    expect(existsSync(folder)).toBe(false);
    await rename(away(), folder);
    expect(await save(1, 3)).toMatchObject({ revision: 2 });
    await vi.waitFor(() => expect(presenceReports).toEqual([true, false]), patience);
    await core.close();
    await startCore();
    const { document } = await core.handlers["issues.open"]({ id: 1, session, label: "甲" });
    expect(document.blocks[0]?.runs[0]?.text).toBe(textOf(3));
    expect(core.library.recovery).toBeNull();
  });

  test.each<[name: string, replace: () => Promise<unknown>, isOwn?: boolean]>([
    ["deleted", () => rm(folder, { recursive: true })],
    ["replaced by an empty folder", async () => (await moveAway(), mkdir(folder))],
    ["replaced by another library", async () => (await moveAway(), (await openLibrary(folder)).close())],
    [
      "replaced by a copy of itself",
      async () => (await moveAway(), cp(away(), folder, { recursive: true, preserveTimestamps: true })),
    ],
    ["without its database", () => rm(join(folder, databaseName))],
    ["without the file of its last writes", () => rm(join(folder, `${databaseName}-wal`)), true],
  ])(
    "%s: no save is answered as stored, and what is there now stays unchanged",
    async (_, replace, isOwn = false) => {
      await startCore();
      await openAndSave();
      await replace();
      const path = join(folder, databaseName);
      const digest = async () =>
        existsSync(path)
          ? createHash("sha256")
              .update(await readFile(path))
              .digest("hex")
          : null;
      const before = await digest();
      await expectGone();
      expect(await digest()).toEqual(before);
      // Closing must not write into what is there now, nor remove the files of its last writes.
      const names = existsSync(folder) ? await readdir(folder) : [];
      await core.close();
      if (!isOwn) {
        expect(await digest()).toEqual(before);
        expect(existsSync(folder) ? await readdir(folder) : []).toEqual(names);
      }
    },
  );
});

const disk = memoryDisk(24);
afterAll(() => disk?.remove());
describe.skipIf(!disk)("a disk (needs root on Linux)", () => {
  test("that is pulled out: no save is answered as stored, and the text becomes a file on another disk", async () => {
    folder = join(disk?.place ?? "", "library");
    await startCore();
    await openAndSave();
    expect(spawnSync("umount", ["--lazy", disk?.place ?? ""]).status).toBe(0);
    await expectGone();
  });
});
