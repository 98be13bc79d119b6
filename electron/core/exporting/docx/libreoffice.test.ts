/**
 * How LibreOffice lays out the Word file. Runs where `soffice` is on the path and a Chinese font is
 * installed.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, it } from "vitest";
import { elementAt, firstOf, lastOf } from "../../../../shared/basics/elements.ts";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { readText } from "../../../../shared/text/read.ts";
import { pagePresets, standardSettings } from "../../../../shared/publications/page-settings.ts";
import { pageOf, standardPage, type PageProfile } from "../../../../shared/layout/page.ts";
import { printHtml } from "../../../../shared/layout/print-html.ts";
import { HeadlessPrinter } from "../pdf/headless-printer.ts";
import { fontBase } from "../pdf/print-page.ts";
import { writeWord } from "./index.ts";

/**
 * True where LibreOffice and a Chinese font are installed; without the font it draws other characters than
 * offices print.
 */
function hasLibreOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return execFileSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}

interface Line {
  /** mm from the foot of the paper to the baseline. */
  y: number;
  /** mm from the left edge. */
  x: number;
  text: string;
}
interface Page {
  lines: Line[];
  /** mm from the foot of the paper to the bottom edge of each painted area, lowest first. */
  areas: number[];
}

const millimetres = (points: number): number => (points * 25.4) / 72;
const folder = mkdtempSync(join(tmpdir(), "bulletin-word-"));

/** Lays out one document. */
async function layOut(document: BulletinDocument): Promise<Page[]> {
  const [pages] = await layOutAll([[document, standardPage]]);
  return pages as Page[];
}

/** Lays out several documents with one start of LibreOffice, which takes longer than the work itself. */
async function layOutAll(
  documents: readonly (readonly [document: BulletinDocument, page: PageProfile])[],
): Promise<Page[][]> {
  const names = documents.map((_, index) => `issue-${index}`);
  const files = names.map((name) => join(folder, `${name}.docx`));
  for (const [index, [document, page]] of documents.entries())
    writeFileSync(elementAt(files, index), await writeWord(document, page));
  const profile = pathToFileURL(join(folder, "profile")).href;
  await promisify(execFile)("soffice", [
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--convert-to",
    "pdf",
    "--outdir",
    folder,
    ...files,
  ]);
  const layouts: Page[][] = [];
  for (const name of names) layouts.push(await readPages(join(folder, `${name}.pdf`)));
  return layouts;
}

async function readPages(file: string): Promise<Page[]> {
  const loading = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const lines = new Map<number, Line>();
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [x, y] = [millimetres(item.transform[4]), millimetres(item.transform[5])];
      const key = [...lines.keys()].find((each) => Math.abs(each - y) < 2) ?? y;
      const line = lines.get(key) ?? { x, y: key, text: "" };
      lines.set(key, { ...line, text: line.text + item.str });
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    const boxes = argsArray
      .filter((_, index) => fnArray[index] === OPS.constructPath)
      .map((each) => each[2] as Float32Array | null);
    const areas = boxes
      .filter((box) => box !== null && elementAt(box, 3) - elementAt(box, 1) < 3)
      .map((box) => millimetres(box?.[1] as number));
    pages.push({
      lines: [...lines.values()].toSorted((a, b) => b.y - a.y),
      areas: areas.toSorted((a, b) => a - b),
    });
  }
  await loading.destroy();
  return pages;
}

const bodyOf = (page: Page): string[] =>
  page.lines.map(({ text }) => text).filter((text) => !text.startsWith("—"));
const characters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨";
const textOf = (length: number): string =>
  characters.repeat(Math.ceil(length / characters.length)).slice(0, length);
const plain = (...lengths: number[]): BulletinDocument => ({
  ...emptyDocument(sequentialIds()),
  blocks: lengths.map((length, index) => ({
    id: `b${index}`,
    style: "body",
    runs: [{ text: textOf(length) }],
  })),
});

describe.skipIf(!hasLibreOffice())(
  "LibreOffice (skipped where soffice or a Chinese face is not installed)",
  () => {
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("draws 22 lines of 28 characters a page, four of them the masthead's on the first", async () => {
      const pages = await layOut(plain(26 + 28 * 49));
      expect(pages.map((page) => bodyOf(page).length)).toEqual([18, 22, 10]);
      const lengths = pages.flatMap(bodyOf).map((line) => line.trim().length);
      expect(lengths[0]).toBe(26);
      expect(new Set(lengths.slice(1))).toEqual(new Set([28]));
    }, 120_000);

    it("sets the sample issue: body on the grid below the masthead, imprint on the last page's foot, page numbers outside", async () => {
      const issue = readText(
        readFileSync(new URL("../../../../resources/samples/sample-issue.txt", import.meta.url), "utf8"),
      ).document;
      const pages = await layOut(issue);
      expect(pages).toHaveLength(5);
      const top = (page: Page, index: number) => page.lines[index]?.y ?? 0;
      const section = pages[0]?.lines.findIndex(({ text }) => text === "【检查督导】") ?? -1;
      // The masthead takes six lines, so the section is where the seventh line of another page is.
      expect(Math.abs(top(firstOf(pages), section) - top(elementAt(pages, 1), 6))).toBeLessThan(0.5);
      for (const [index, page] of pages.entries()) {
        const withImprint = page.lines.filter(({ text }) => /^(?:编辑|报|发|电子邮箱)：/u.test(text));
        expect(withImprint).toHaveLength(index === pages.length - 1 ? 4 : 0);
        const number = lastOf(page.lines);
        expect(number.text.replaceAll(" ", "")).toBe(`—${index + 1}—`);
        if (index % 2 === 0) expect(number.x).toBeGreaterThan(150);
        else expect(number.x).toBeCloseTo(28 + 4.9, 0);
        // The dashes are about a third of the type size above the baseline.
        expect(Math.abs(35 - 7 - (number.y + 1.8))).toBeLessThan(1);
      }
      expect(Math.abs((pages.at(-1)?.areas[0] ?? 0) - 35)).toBeLessThan(0.3);
    }, 120_000);

    it("takes as many pages as the PDF", async () => {
      const sample = readText(
        readFileSync(new URL("../../../../resources/samples/sample-issue.txt", import.meta.url), "utf8"),
      ).document;
      const half = { ...sample, blocks: sample.blocks.slice(0, 9) };
      const twice = {
        ...sample,
        blocks: [...sample.blocks, ...sample.blocks.map((block) => ({ ...block, id: `${block.id}-2` }))],
      };
      const printer = new HeadlessPrinter();
      const documents = [half, sample, twice];
      const layouts = await layOutAll(documents.map((document) => [document, standardPage]));
      try {
        for (const [index, document] of documents.entries()) {
          const { pages } = await printer.print(printHtml(document, { fontBase }));
          expect(layouts[index]).toHaveLength(pages);
        }
      } finally {
        await printer.close();
      }
    }, 120_000);

    it("draws an office's own grid: large type, and lines too narrow for a grid", async () => {
      const profiles = [
        pagePresets.large,
        { top: 30, bottom: 40, left: 20, right: 50, lines: 25, characters: 22, bodySize: 18 },
      ].map((change) => pageOf({ ...standardSettings, page: { ...standardSettings.page, ...change } }));
      const layouts = await layOutAll(
        profiles.map((page) => {
          const { lines, characters: across } = page.grid;
          return [plain(across - 2 + across * lines * 2), page] as const;
        }),
      );
      for (const [index, { grid }] of profiles.entries()) {
        const { lines, characters: across } = grid;
        const pages = elementAt(layouts, index);
        expect(pages.map((each) => bodyOf(each).length)[1]).toBe(lines);
        const lengths = bodyOf(elementAt(pages, 1)).map((line) => line.trim().length);
        expect(new Set(lengths)).toEqual(new Set([across]));
      }
    }, 120_000);

    it("never splits the imprint or leaves it alone on a page, wherever the body ends", async () => {
      const lineCounts = [35, 36, 37, 40, 41];
      const layouts = await layOutAll(
        lineCounts.map((lines) => {
          const document = plain(...Array.from({ length: lines }, () => 20));
          document.imprint.staff.editor = "程一禾";
          document.imprint.report = ["市文明办", "区委"];
          document.imprint.send = ["全区各单位"];
          document.imprint.phone = "5550765";
          return [document, standardPage] as const;
        }),
      );
      for (const [index, lines] of lineCounts.entries()) {
        const pages = elementAt(layouts, index);
        expect(pages).toHaveLength(lines <= 36 ? 2 : 3);
        expect(
          bodyOf(lastOf(pages))
            .slice(-4)
            .map((line) => line.slice(0, 2)),
        ).toEqual(["编辑", "报：", "发：", "电话"]);
        expect(bodyOf(lastOf(pages)).length).toBeGreaterThan(4);
        expect(pages.flatMap(bodyOf)).toHaveLength(lines + 4);
      }
    }, 240_000);
  },
);
