import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Masthead } from "../../../shared/document/schema.ts";
import { writeText } from "../../../shared/text/write.ts";
import { exportFormats } from "../../../shared/contract/exporting.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { standardPage } from "../../../shared/layout/page.ts";
import { webHtml } from "../../../shared/layout/web-html.ts";
import { readSample } from "../importing/sample.ts";
import { exportIssue, fileName } from "./index.ts";
import type { Printer } from "./pdf/printer.ts";

const sample = await readSample();
const title = "示例区创建全国文明城市工作快报第765期";
const printing = (print: Printer["print"]): Printer => ({ print, close: async () => {} });
const printer = printing(async () => ({ pdf: new TextEncoder().encode("%PDF-"), pages: 5, hints: [] }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-export-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const path = (format: string) => join(folder, `${title}.${format}`);

test("writes one file for each format in the given order, and reports the steps", async () => {
  const steps: unknown[] = [];
  const files = await exportIssue(sample, {
    page: standardPage,
    folder,
    formats: ["txt", "pdf", "html", "txt", "docx", "bulletin"],
    printer,
    onProgress: (...step) => steps.push(step),
  });
  expect(files).toEqual([
    { format: "txt", path: path("txt") },
    { format: "pdf", path: path("pdf"), pages: 5 },
    { format: "html", path: path("html") },
    { format: "docx", path: path("docx") },
    { format: "bulletin", path: path("bulletin") },
  ]);
  expect(steps).toEqual([
    [0, 6, "text"],
    [1, 6, "print"],
    [2, 6, "text"],
    [3, 6, "word"],
    [4, 6, "text"],
    [5, 6, "write"],
    [6, 6, "write"],
  ]);
  expect(await readFile(path("txt"), "utf8")).toBe(writeText(sample));
  expect(await readFile(path("html"), "utf8")).toBe(webHtml(sample));
  expect((await readdir(folder)).sort()).toEqual(
    [...exportFormats].sort().map((format) => `${title}.${format}`),
  );
});

test("leaves the existing files of all formats as they were if one format fails", async () => {
  for (const format of ["docx", "pdf"]) await writeFile(path(format), `old ${format}`);
  const brokenPrinter = printing(() => Promise.reject(new BulletinError("no-printer")));
  await expect(
    exportIssue(sample, {
      page: standardPage,
      folder,
      formats: ["docx", "txt", "pdf"],
      printer: brokenPrinter,
    }),
  ).rejects.toMatchObject({ code: "no-printer" });
  expect((await readdir(folder)).sort()).toEqual([`${title}.docx`, `${title}.pdf`]);
  for (const format of ["docx", "pdf"]) expect(await readFile(path(format), "utf8")).toBe(`old ${format}`);
});

test.each([0, 1, 2, 3])("writes nothing when cancelled at step %s", async (at) => {
  await writeFile(path("docx"), "old");
  const controller = new AbortController();
  const onProgress = (count: number) => {
    if (count === at) controller.abort();
  };
  const exporting = exportIssue(sample, {
    page: standardPage,
    folder,
    formats: ["txt", "docx", "html"],
    printer,
    signal: controller.signal,
    onProgress,
  });
  // The last step is reported when writing begins; from then on, the export cannot be cancelled.
  if (at < 3) await expect(exporting).rejects.toMatchObject({ code: "cancelled" });
  else await exporting;
  expect((await readFile(path("docx"), "utf8")) === "old").toBe(at < 3);
  expect(await readdir(folder)).toHaveLength(at < 3 ? 1 : 3);
});

test("passes the signal to the printer", async () => {
  const controller = new AbortController();
  const cancellingPrinter = printing(async (_, options) => {
    controller.abort();
    if (options?.signal?.aborted) throw new BulletinError("cancelled");
    return { pdf: new Uint8Array(), pages: 1, hints: [] };
  });
  await expect(
    exportIssue(sample, {
      page: standardPage,
      folder,
      formats: ["pdf"],
      printer: cancellingPrinter,
      signal: controller.signal,
    }),
  ).rejects.toMatchObject({ code: "cancelled" });
});

describe("fileName", () => {
  const masthead: Masthead = { name: ["示例区", "工作快报"], number: 765, issuer: "", date: "2026-11-23" };
  test.each<[more: Partial<Masthead>, name: string]>([
    [{}, "示例区工作快报第765期.docx"],
    [{ number: null }, "示例区工作快报2026-11-23.docx"],
    [{ number: null, date: null }, "示例区工作快报.docx"],
    [{ name: [""] }, "工作快报第765期.docx"],
    [{ name: ["..", " . "] }, "工作快报第765期.docx"],
    [{ name: ["../../etc", "passwd"] }, "etcpasswd第765期.docx"],
    [{ name: ["C:\\快<报>", '"|?*\u0000\n'] }, "C快报第765期.docx"],
    [{ name: [" 快 报. "] }, "快 报第765期.docx"],
    [{ name: [".隐藏"] }, "隐藏第765期.docx"],
    [{ name: ["长".repeat(100)] }, `${"长".repeat(66)}第765期.docx`],
    [{ name: ["𠮷".repeat(100)] }, `${"𠮷".repeat(50)}第765期.docx`],
  ])("%j gives %s", (more, name) => expect(fileName({ ...masthead, ...more }, "docx")).toBe(name));

  test("has fewer than 255 bytes with any number", () => {
    expect(
      Buffer.byteLength(
        fileName({ ...masthead, name: ["长".repeat(400)], number: Number.MAX_SAFE_INTEGER }, "docx"),
      ),
    ).toBeLessThan(255);
  });
});
