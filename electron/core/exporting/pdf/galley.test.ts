/** The galley, measured in the PDF: every note is there once, on the sheet, and covers no other note. */
import { afterAll, expect, test } from "vitest";
import { elementAt } from "../../../../shared/basics/elements.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { outerMargins, columnGap, galleyPage } from "../../../../shared/galley/page.ts";
import { standardPage, typeArea } from "../../../../shared/layout/page.ts";
import { compare } from "../../../../shared/revisions/compare.ts";
import { readPdf, type ReadPdf } from "../../../../tests/support/readers/read-pdf.ts";
import { readSample } from "../../importing/sample.ts";
import { makeFile } from "../index.ts";
import { HeadlessPrinter } from "./headless-printer.ts";

const printer = new HeadlessPrinter();
afterAll(() => printer.close());

const by = { author: "陆文川", role: "proofreader", date: "2026-11-24T01:30:00.000Z" };
const means = { page: standardPage, printer, markup: "all" as const };
const replaceText = (document: BulletinDocument, from: RegExp, to: string): BulletinDocument => ({
  ...document,
  blocks: document.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, text: run.text.replaceAll(from, to) })),
  })),
});

/** Left edge of the column of notes on the sheet, in mm; notes in the text begin at its left edge. */
const column = outerMargins.left + typeArea(galleyPage(standardPage)).width + columnGap;

/**
 * The numbers of notes: text before an author at the left edge of the column or of the text. Browsers write a
 * line in one or several pieces.
 */
const notesOf = ({ lines }: ReadPdf["pages"][number]) =>
  lines.flatMap(({ parts, y }) =>
    [outerMargins.left, column].flatMap((edge) => {
      const there = parts.filter(({ x }) => x >= edge - 0.5 && x < edge + 12).toSorted((a, b) => a.x - b.x);
      const number = /^(\d+)陆文川（校对）/u.exec(
        there
          .map(({ text }) => text)
          .join("")
          .replaceAll(/\s/gu, ""),
      )?.[1];
      return number === undefined ? [] : [{ number: Number(number), y }];
    }),
  );

test("marks a revision in the text and explains it beside its line", async () => {
  const sample = await readSample();
  const { bytes, pages } = await makeFile(
    compare(sample, replaceText(sample, /看望慰问一线/gu, "看望一线"), by),
    "pdf",
    means,
  );
  const content = await readPdf(bytes);
  expect(content.pages).toHaveLength(pages ?? 0);
  const text = content.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n");
  expect(text).toContain("清样：修订 1 处，批注 0 条");
  expect(text.match(/删除：慰问/gu)).toHaveLength(1);
  for (const { width, height, lines } of content.pages) {
    expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    for (const { x, right, y } of lines)
      expect([x > 14, right < 203, y > 14, y < 290]).toEqual([true, true, true, true]);
  }
});

test("moves notes that would cover each other, and puts those of an overfull page after the text", async () => {
  const sample = await readSample();
  const { bytes } = await makeFile(
    compare(sample, replaceText(sample, /([，。、])/gu, "某$1"), by),
    "pdf",
    means,
  );
  const content = await readPdf(bytes);
  const all = content.pages.flatMap(notesOf).map(({ number }) => number);
  const count = Number(/修订 (\d+) 处/u.exec(content.pages[0]?.lines[0]?.text ?? "")?.[1]);
  expect(count).toBeGreaterThan(200);
  expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(content.pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join("")).toContain(
    "栏外放不下的修订和批注",
  );
  for (const page of content.pages) {
    const tops = notesOf(page)
      .map(({ y }) => y)
      .toSorted((a, b) => a - b);
    for (const [index, top] of tops.slice(1).entries())
      expect(top - elementAt(tops, index)).toBeGreaterThan(3);
  }
});

test("is the plain print if there are no marks", async () => {
  const sample = await readSample();
  const texts = async (markup: "all" | "none") =>
    (await readPdf((await makeFile(sample, "pdf", { ...means, markup })).bytes)).pages.map(
      ({ lines }) => lines,
    );
  expect(await texts("all")).toEqual(await texts("none"));
});
