/** A watched folder with very many files, imported into a real library. Only the times are shorter. */
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { firstOf } from "../../../shared/basics/elements.ts";
import type { EventData } from "../../../shared/contract/calls.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";
import {
  generatedManuscript,
  kindOf,
  writeManuscripts,
} from "../../../tests/support/generators/generated-manuscripts.ts";
import { patience } from "../../../tests/support/window/patience.ts";
import { openLibrary, type Library } from "../library/index.ts";
import { importManuscripts, type ManuscriptReport, type PendingFile } from "./manuscripts.ts";
import { WatchedFolder } from "./watched-folder.ts";

/** More than two batches. */
const fileCount = 250;
const numbers = Array.from({ length: fileCount }, (_, number) => number);
const count = (...kinds: ReturnType<typeof kindOf>[]) =>
  numbers.filter((number) => kinds.includes(kindOf(number))).length;
const importedCount = count("text", "word");

let root: string;
let library: Library;
let watchedFolder: WatchedFolder;
let reports: EventData<"manuscripts.watched">[];
let readNames: string[];
let importedFiles: string[];
/** Whether every file fails as on a full disk. */
let isDiskFull: boolean;
/** Called before each file is read. */
let onRead: () => void;
const folder = () => join(root, "收稿");

function* noteReading(files: Iterable<PendingFile>): Generator<PendingFile> {
  for (const { name, read } of files)
    yield {
      name,
      read: () => {
        readNames.push(name);
        onRead();
        return read();
      },
    };
}

async function importFiles(files: Iterable<PendingFile>, areMany: boolean): Promise<ManuscriptReport> {
  if (isDiskFull) {
    const error = { code: "disk-full" as const, details: { path: "/" }, retry: true };
    const failed = [...files].map(({ name }) => ({ file: name, error }));
    return { imported: [], repeated: [], failed };
  }
  const report = await importManuscripts(library, noteReading(files), {
    includesBin: true,
    keepsAutosaves: !areMany,
  });
  importedFiles.push(...report.imported.map(({ file }) => file));
  return report;
}

/** Opens the library, as the start of the program does. */
async function start(onChange: () => void = () => {}): Promise<void> {
  reports = [];
  readNames = [];
  importedFiles = [];
  isDiskFull = false;
  onRead = () => {};
  library = await openLibrary(join(root, "library"));
  watchedFolder = new WatchedFolder({
    importFiles,
    onMany: () => {},
    onReport: (report) => reports.push(report),
    onChange,
    watchedFiles: library.watchedFiles,
    times: { first: 1, settle: 20, every: 100 },
  });
  watchedFolder.watch(folder());
}
async function stop(): Promise<void> {
  await watchedFolder.close();
  await library.close();
}
/** Waits until nothing is left to import. */
const finish = () => vi.waitFor(() => expect(reports).toHaveLength(1), patience);
const listed = async () => (await library.manuscripts.list({ deleted: false, limit: 1 })).total;
const nameOf = (number: number) => generatedManuscript(number).name;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bulletin-many-"));
  await writeManuscripts(folder(), fileCount);
});
afterEach(async () => {
  await stop();
  await rm(root, { recursive: true, force: true });
});

test("hundreds of files are imported in their order with one report, progress, and other calls answered in between", async () => {
  const progress: { done: number; total: number }[] = [];
  await start(() => {
    const present = watchedFolder.state().progress;
    if (present && present !== progress.at(-1)) progress.push(present);
  });
  const { id } = await library.issues.create({ document: emptyDocument() });
  const { document, revision, generation } = await library.issues.open({
    id,
    session: "session-1",
    label: "甲",
  });
  await vi.waitFor(() => expect(readNames.length).toBeGreaterThan(0), patience);
  await library.issues.save({ id, session: "session-1", revision, generation, document });
  expect((await library.issues.list({ deleted: false })).total).toBe(1);
  expect(reports).toEqual([]);
  await finish();
  expect(reports).toMatchObject([{ imported: importedCount, failed: { count: count("unreadable") } }]);
  expect(importedFiles).toEqual(
    numbers.filter((number) => ["text", "word"].includes(kindOf(number))).map(nameOf),
  );
  const done = progress.map((each) => each.done);
  expect(progress).toEqual(done.toSorted((a, b) => a - b).map((each) => ({ done: each, total: fileCount })));
  expect([done[0], done.length >= 3]).toEqual([0, true]);
  expect(watchedFolder.state().progress).toBeNull();
  // No file for each of them: the watched files still exist, and a backup follows.
  expect((await library.autosaves.read()).records).toEqual([]);
});

test("a file that was read is not read again by the next start, unless it has changed or comes back", async () => {
  await start();
  await finish();
  expect(readNames.toSorted()).toEqual(numbers.map(nameOf).toSorted());
  await stop();
  const failedNames = numbers.filter((number) => kindOf(number) === "unreadable").map(nameOf);

  await utimes(join(folder(), nameOf(7)), new Date(), new Date(1_900_000_000_000));
  await rm(join(folder(), nameOf(8)));
  await start();
  await vi.waitFor(() => expect(readNames).toEqual([nameOf(7)]), patience);
  expect(watchedFolder.failures().map(({ file }) => file)).toEqual(failedNames);
  await writeFile(join(folder(), "新到.txt"), "新到\n\n正文。");
  await finish();
  expect(reports).toEqual([{ imported: 1, failed: { count: 0, files: [] } }]);
  await writeFile(join(folder(), nameOf(8)), generatedManuscript(8).bytes);
  await vi.waitFor(() => expect(readNames).toEqual([nameOf(7), "新到.txt", nameOf(8)]), patience);
  expect(await listed()).toBe(importedCount + 1);
});

test("an import that was paused goes on when it is continued, and one that was closed at the next start", async () => {
  await start();
  onRead = () => {
    if (readNames.length === 60) watchedFolder.setPaused(true);
  };
  await finish();
  const { imported } = firstOf(reports);
  const { paused, progress } = watchedFolder.state();
  expect({ paused, progress }).toEqual({
    paused: true,
    progress: { done: readNames.length, total: fileCount },
  });
  expect(readNames.length).toBeLessThan(70);
  expect(await listed()).toBe(imported);

  let closing: Promise<void> | undefined;
  onRead = () => {
    if (readNames.length === 160) closing = watchedFolder.close();
  };
  watchedFolder.setPaused(false);
  await vi.waitFor(() => expect(closing).toBeDefined(), patience);
  await closing;
  const firstNames = readNames;
  expect(firstNames.length).toBeLessThan(170);
  await library.close();

  await start();
  await finish();
  expect([...firstNames, ...readNames].toSorted()).toEqual(numbers.map(nameOf).toSorted());
  expect(await listed()).toBe(importedCount);
});

test("hundreds of failures are one report with their number and the first of them", async () => {
  const picture = generatedManuscript(60).bytes;
  await Promise.all(numbers.map((number) => writeFile(join(folder(), nameOf(number)), picture)));
  await start();
  await finish();
  const { failed } = firstOf(reports);
  expect([failed.count, failed.files.length]).toEqual([fileCount, 100]);
  expect(watchedFolder.state().failed).toEqual(failed);
  expect(watchedFolder.failures()).toHaveLength(fileCount);
});

test("a full disk is one failure, and the import goes on when there is space again", async () => {
  await start();
  isDiskFull = true;
  await finish();
  const [first] = numbers.map(nameOf);
  expect(reports).toMatchObject([{ imported: 0, failed: { count: 1, files: [{ file: first }] } }]);
  expect(watchedFolder.state().progress).toBeNull();
  isDiskFull = false;
  await vi.waitFor(async () => expect(await listed()).toBe(importedCount), patience);
  await vi.waitFor(() => expect(watchedFolder.failures()).toHaveLength(count("unreadable")), patience);
});
