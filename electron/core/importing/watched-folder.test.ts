/** Watches a real folder and imports into a real library; only the times are shorter. */
import { zipSync } from "fflate";
import { mkdir, mkdtemp, readdir, rename, rm, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EventData } from "../../../shared/contract/calls.ts";
import { patience } from "../../../tests/support/window/patience.ts";
import { openLibrary, type Library } from "../library/index.ts";
import { importManuscripts, type PendingFile } from "./manuscripts.ts";
import { WatchedFolder } from "./watched-folder.ts";

let root: string;
let library: Library;
let watchedFolder: WatchedFolder;
let reports: EventData<"manuscripts.watched">[];
/** Names of the files that were read and of those that were imported, in their order. */
let readNames: string[];
let importedFiles: string[];
const folder = () => join(root, "收稿");
const put = (name: string, text: string | Uint8Array) => writeFile(join(folder(), name), text);
const titles = async () =>
  (await library.manuscripts.list({ deleted: false })).manuscripts.map(({ title }) => title);
const failedFiles = () => reports.flatMap(({ failed }) => failed.files.map(({ file }) => file));

/**
 * @param every ms between scans without a cause.
 * @param settle ms that a file must stay unchanged before it is imported.
 */
function make(every = 60_000, settle = 40): void {
  reports = [];
  readNames = [];
  importedFiles = [];
  watchedFolder = new WatchedFolder({
    importFiles: async (files, areMany) => {
      const report = await importManuscripts(library, noteReading(files), {
        includesBin: true,
        keepsAutosaves: !areMany,
      });
      importedFiles.push(...report.imported.map(({ file }) => file));
      return report;
    },
    onMany: () => {},
    onReport: (report) => reports.push(report),
    onChange: () => {},
    watchedFiles: library.watchedFiles,
    times: { first: 5, settle, every },
  });
}
function* noteReading(files: Iterable<PendingFile>): Generator<PendingFile> {
  for (const { name, read } of files)
    yield {
      name,
      read: () => {
        readNames.push(name);
        return read();
      },
    };
}
/** Closes the watcher and starts a new one, as a restart of the program does. */
async function restart(every?: number): Promise<void> {
  await watchedFolder.close();
  make(every);
  watchedFolder.watch(folder());
}
/** Long enough for two scans with a cause. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 250));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bulletin-watched-"));
  library = await openLibrary(join(root, "library"));
  await mkdir(folder());
  make();
});
afterEach(async () => {
  await watchedFolder.close();
  await library.close();
  await rm(root, { recursive: true, force: true });
});

test.skipIf(process.platform === "win32")(
  "a link out of the folder is reported and not followed; links within the folder and to the folder are followed",
  async () => {
    const outside = join(root, "别处.txt");
    await writeFile(outside, "机密\n\n别处的正文。");
    await symlink(outside, join(folder(), "链接.txt"));
    await symlink(root, join(folder(), "上级.txt"));
    await mkdir(join(folder(), "子文件夹"));
    await put("子文件夹/里面.dat", "里面的\n\n正文。");
    await symlink(join("子文件夹", "里面.dat"), join(folder(), "内部.txt"));
    await symlink("没有的", join(folder(), "断了.txt"));
    await symlink(folder(), join(root, "收稿链接"));
    watchedFolder.watch(join(root, "收稿链接"));
    await vi.waitFor(() => expect(importedFiles).toEqual(["内部.txt"]), patience);
    await vi.waitFor(() => expect(failedFiles()).toEqual(["上级.txt", "链接.txt"]), patience);
    expect(watchedFolder.state().failed.files.map(({ error }) => error.details)).toMatchObject([
      { reason: "link" },
      { reason: "link" },
    ]);
    expect(await titles()).toEqual(["里面的"]);
  },
);

test("imports existing and new files once, and leaves the files and other kinds of files alone", async () => {
  await put("东河街道.txt", "五联动\n\n正文一。");
  await put("~$东河街道.docx", "x");
  await put(".隐藏.txt", "x");
  await put("照片.jpg", "x");
  watchedFolder.watch(folder());
  await vi.waitFor(() => expect(importedFiles).toEqual(["东河街道.txt"]), patience);
  await put("来稿.zip", zipSync({ "北坡镇.txt": new TextEncoder().encode("整治河道\n\n正文二。") }));
  await put("又一份.md", "五联动\n\n正文一。");
  await vi.waitFor(() => expect(importedFiles).toEqual(["东河街道.txt", "来稿.zip/北坡镇.txt"]), patience);
  await pause();
  expect(await titles()).toEqual(["整治河道", "五联动"]);
  expect(failedFiles()).toEqual([]);
  expect((await readdir(folder())).toSorted()).toEqual(
    [".隐藏.txt", "~$东河街道.docx", "东河街道.txt", "又一份.md", "来稿.zip", "照片.jpg"].toSorted(),
  );

  await restart();
  await pause();
  expect([reports, await titles()]).toEqual([[], ["整治河道", "五联动"]]);
});

test("does not import again what a person put into the bin", async () => {
  await put("一.txt", "一\n\n正文。");
  watchedFolder.watch(folder());
  await vi.waitFor(() => expect(importedFiles).toEqual(["一.txt"]), patience);
  const [manuscript] = (await library.manuscripts.list({ deleted: false })).manuscripts;
  await library.manuscripts.remove({ ids: [manuscript?.id ?? 0] });
  await restart();
  await pause();
  expect([reports, await titles()]).toEqual([[], []]);
});

test("waits for a file that still grows until it is complete", async () => {
  // The pauses between the writes are a hundredth of this, so that a busy machine does not make one of them
  // last as long.
  make(60_000, 2000);
  watchedFolder.watch(folder());
  await pause();
  for (let times = 1; times <= 8; times += 1) {
    await put("大稿.txt", `标题\n\n${"正文。".repeat(times)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reports).toEqual([]);
  }
  await vi.waitFor(() => expect(reports).toMatchObject([{ imported: 1 }]), patience);
  const [manuscript] = (await library.manuscripts.list({ deleted: false })).manuscripts;
  expect(manuscript?.characters).toBe(26);
});

test("reports a failure once for each version of a file, also over a restart, and keeps it in the state while the file exists", async () => {
  await put("旧稿.doc", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
  watchedFolder.watch(folder());
  await vi.waitFor(
    () =>
      expect(reports).toMatchObject([
        {
          imported: 0,
          failed: {
            count: 1,
            files: [{ file: "旧稿.doc", error: { code: "unreadable", details: { reason: "word-97" } } }],
          },
        },
      ]),
    patience,
  );
  await put("新.txt", "新\n\n正文。");
  await vi.waitFor(() => expect(importedFiles).toEqual(["新.txt"]), patience);
  expect(failedFiles()).toEqual(["旧稿.doc"]);

  await restart();
  await vi.waitFor(() => expect(watchedFolder.failures()).toMatchObject([{ file: "旧稿.doc" }]), patience);
  await pause();
  expect(reports).toEqual([]);
  await utimes(join(folder(), "旧稿.doc"), new Date(), new Date(1_900_000_000_000));
  await vi.waitFor(() => expect(failedFiles()).toEqual(["旧稿.doc"]), patience);
  await unlink(join(folder(), "旧稿.doc"));
  await vi.waitFor(() => expect(watchedFolder.failures()).toEqual([]), patience);
});

test("reports a file that another program holds once, and tries it again", async () => {
  let isHeld = true;
  const settle = 20;
  const tries: string[] = [];
  watchedFolder = new WatchedFolder({
    importFiles: async (files) => {
      const [file] = files;
      tries.push(file?.name ?? "");
      return isHeld
        ? {
            imported: [],
            repeated: [],
            failed: [
              {
                file: "一.docx",
                error: { code: "file-busy", details: { what: "file", path: "一.docx" }, retry: true },
              },
            ],
          }
        : { imported: [], repeated: [{ file: "一.docx", id: 1 }], failed: [] };
    },
    onReport: (report) => reports.push(report),
    onMany: () => {},
    onChange: () => {},
    watchedFiles: library.watchedFiles,
    times: { first: 1, settle, every: 60 },
  });
  await put("一.docx", "x");
  watchedFolder.watch(folder());
  await vi.waitFor(() => expect(tries.length).toBeGreaterThan(2), patience);
  expect([failedFiles(), watchedFolder.state().failed.count]).toEqual([["一.docx"], 1]);
  isHeld = false;
  await vi.waitFor(() => expect(watchedFolder.failures()).toEqual([]), patience);
  const tryCount = tries.length;
  await pause();
  expect(tries).toHaveLength(tryCount);
});

test("reports a folder that disappeared, watches it again when it is back, and can watch another folder or none", async () => {
  make(50);
  await rename(folder(), join(root, "别处"));
  watchedFolder.watch(folder());
  await vi.waitFor(
    () => expect(watchedFolder.state()).toMatchObject({ folder: folder(), reachable: false }),
    patience,
  );
  await rename(join(root, "别处"), folder());
  await put("一.txt", "一\n\n正文。");
  await vi.waitFor(() => expect(importedFiles).toEqual(["一.txt"]), patience);
  expect(watchedFolder.state().reachable).toBe(true);
  // The folder disappears while it is watched, and with it the system's notifications.
  await rename(folder(), join(root, "别处"));
  await vi.waitFor(() => expect(watchedFolder.state().reachable).toBe(false), patience);
  await rename(join(root, "别处"), folder());
  await put("二.txt", "二\n\n正文。");
  await vi.waitFor(() => expect(importedFiles).toEqual(["一.txt", "二.txt"]), patience);

  await mkdir(join(root, "另一个"));
  await writeFile(join(root, "另一个", "三.txt"), "三\n\n正文。");
  watchedFolder.watch(join(root, "另一个"));
  await vi.waitFor(() => expect(importedFiles).toEqual(["一.txt", "二.txt", "三.txt"]), patience);
  watchedFolder.watch(null);
  await writeFile(join(root, "另一个", "四.txt"), "四\n\n正文。");
  await pause();
  expect(importedFiles).toHaveLength(3);
  expect(watchedFolder.state()).toMatchObject({ folder: null, reachable: true });
});
