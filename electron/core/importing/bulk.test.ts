/** Imports folders of old issues into a real library. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeText } from "../../../shared/text/write.ts";
import { standardPage } from "../../../shared/layout/page.ts";
import { writeWord } from "../exporting/docx/index.ts";
import { openLibrary, type Library } from "../library/index.ts";
import { importFolder } from "./bulk.ts";
import { readSample } from "./sample.ts";

let base: string;
let folder: string;
let library: Library;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "bulletin-bulk-"));
  folder = join(base, "旧刊");
  await mkdir(join(folder, "2025年"), { recursive: true });
  library = await openLibrary(join(base, "library"));
});
afterEach(async () => {
  await library.close();
  await rm(base, { recursive: true, force: true });
});

const sample = await readSample();
const issueWithNumber = (number: number) => ({ ...sample, masthead: { ...sample.masthead, number } });
const text = (number: number) => writeText(issueWithNumber(number));
const numbers = async () =>
  (await library.issues.list({ deleted: false })).issues.map(({ number }) => number);

test("imports each issue once from Word, text or markdown, and reports copies, other forms of an issue and unreadable files", async () => {
  await writeFile(join(folder, "第1期.txt"), text(1));
  await writeFile(join(folder, "第1期（副本）.txt"), text(1));
  await writeFile(join(folder, "2025年", "第2期.docx"), await writeWord(issueWithNumber(2), standardPage));
  await writeFile(join(folder, "2025年", "第2期.txt"), text(2));
  await writeFile(join(folder, "2025年", "第10期.md"), text(10));
  await writeFile(join(folder, "坏的.docx"), "PK\u0003\u0004坏的");
  await writeFile(join(folder, "~$第1期.docx"), "Word 打开时的文件");
  await writeFile(join(folder, "照片.jpg"), "");
  const report = await importFolder(library, folder, { isFinal: true });
  expect(report).toMatchObject({
    files: 6,
    imported: 3,
    left: 0,
    repeated: { count: 2 },
    failed: { count: 1, files: [{ file: "坏的.docx", error: { code: "unreadable" } }] },
  });
  expect(
    report.repeated.files.map(({ file, number }) => [file.replaceAll("\\", "/"), number]).toSorted(),
  ).toEqual([
    ["2025年/第2期.txt", 2],
    ["第1期（副本）.txt", 1],
  ]);
  expect(await numbers()).toEqual([10, 2, 1]);
  const {
    issues: [first],
  } = await library.issues.list({ deleted: false });
  expect(first?.state).toBe("final");
  expect(await library.workflow.progress({ id: first?.id ?? 0 })).toEqual({
    state: "final",
    at: null,
    by: null,
  });
  expect((await library.audit.list({ issue: first?.id ?? 0 })).entries.map(({ action }) => action)).toEqual([
    "created",
  ]);
  expect((await library.search.find({ query: "农贸市场" })).results.length).toBeGreaterThan(0);
  // A second import adds nothing, except issues that were put into the bin.
  expect(await importFolder(library, folder, { isFinal: false })).toMatchObject({
    imported: 0,
    repeated: { count: 5 },
  });
  await library.issues.remove({ id: first?.id ?? 0 });
  expect(await importFolder(library, folder, { isFinal: false })).toMatchObject({
    imported: 1,
    repeated: { count: 4 },
  });
});

test("reports what was done when cancelled, and continues from there the next time", async () => {
  for (let number = 1; number <= 70; number += 1)
    await writeFile(join(folder, `${number}.txt`), text(number));
  const controller = new AbortController();
  const counts: number[] = [];
  const report = await importFolder(library, folder, {
    isFinal: false,
    signal: controller.signal,
    onProgress: (count, total) => {
      counts.push(count);
      expect(total).toBe(70);
      if (count >= 40) controller.abort();
    },
  });
  expect(counts).toEqual([20, 40]);
  expect(report).toMatchObject({ files: 70, imported: 40, left: 30 });
  expect(await importFolder(library, folder, { isFinal: false })).toMatchObject({
    imported: 30,
    repeated: { count: 40 },
    left: 0,
  });
  expect(await numbers()).toHaveLength(70);
  expect((await library.examine()).filter(({ level }) => level !== "fine")).toEqual([]);
});

test("reports a folder that does not exist", async () => {
  await expect(importFolder(library, join(base, "没有"), { isFinal: false })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await importFolder(library, folder, { isFinal: false })).toMatchObject({ files: 0, imported: 0 });
});
