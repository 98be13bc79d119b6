import * as fc from "fast-check";
import { expect, test } from "vitest";
import "../../tests/support/generators/generated-cases.ts";
import { arbitraryTwoChanges } from "../../tests/support/generators/arbitrary-changes.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { compare } from "../revisions/compare.ts";
import { merge } from "../revisions/merge.ts";
import { galleyHtml } from "./html.ts";
import { galleyNotes } from "./notes.ts";

const lu = { author: "陆文川", role: "proofreader", date: "2026-11-24T01:30:00.000Z" };
const gu = { author: "顾书宁", date: "2026-11-24T01:45:00.000Z" };

/**
 * A document with revisions of every kind in masthead, text and imprint, and a comment whose text no longer
 * exists.
 */
function markedIssue(): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  document.masthead.number = 8;
  document.imprint.phone = "2";
  document.blocks = [
    {
      id: "a",
      style: "body",
      runs: [
        { text: "督导组" },
        { text: "查看", deleted: "r1", comments: ["c1"] },
        { text: "走访", inserted: "r2" },
        { text: "市场。", formatted: "r3", bold: true },
      ],
      deleted: "r4",
    },
    { id: "b", style: "note", runs: [{ text: "编者按<" }], formatted: "r5" },
  ];
  document.revisions = {
    f2: { kind: "field", ...gu, field: "imprint.phone", before: { value: "1" } },
    f1: { kind: "field", ...lu, field: "masthead.number", before: { value: 7 } },
    r1: { kind: "deletion", ...lu, pair: "r1" },
    r2: { kind: "insertion", ...lu, pair: "r1" },
    r3: { kind: "format", ...gu, before: {} },
    r4: { kind: "deletion", ...gu },
    r5: { kind: "paragraph", ...lu, before: { style: "body" } },
  };
  document.comments = {
    c1: {
      resolved: true,
      remarks: [
        { ...gu, text: "是走访？" },
        { ...lu, text: "是" },
      ],
    },
    c2: { resolved: false, remarks: [{ ...lu, text: "原文没了" }] },
  };
  return document;
}

test("notes follow the order of the page, each with author, old text and new text", () => {
  const summaries = galleyNotes(markedIssue()).map(
    ({ number, place, lines }) =>
      `${number} ${place} ${lines.map(({ heading = "", parts }) => `${heading.split(" ")[0]}|${parts.map(({ text, mark }) => (mark ? `${mark[0]}(${text})` : text)).join("")}`).join(" / ")}`,
  );
  expect(summaries).toEqual([
    "1 masthead 陆文川（校对）|期号：d(7) → i(8)",
    "2 text 陆文川（校对）|替换：d(查看) → i(走访)",
    "3 text 顾书宁|批注：“查看” 是走访？ / 陆文川（校对）|是",
    "4 text 顾书宁|格式：设为加粗 “市场。”",
    "5 text 顾书宁|删除：d(¶)",
    "6 text 陆文川（校对）|段落格式：正文 → 按语 “编者按<”",
    "7 imprint 顾书宁|电话：d(1) → i(2)",
    "8 end 陆文川（校对）|批注：原文没了",
  ]);
});

const numbersIn = (html: string) =>
  [...html.matchAll(/<em>(\d+)<\/em>/gu)].map(([, number]) => Number(number));

test("the file contains each note once and its number in the text, and escapes all text", () => {
  const html = galleyHtml(markedIssue(), { fontBase: "/fonts/" });
  expect(numbersIn(html)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(html).toContain("<span>2,3</span>");
  expect(html).toMatch(
    /<del class="a1"><span class="about">查看<\/span><\/del>.*<ins class="a1">走访<\/ins>/u,
  );
  expect(html).toContain("编者按&lt;");
  expect(html).toContain("<i>已解决</i>");
});

test("any document with revisions of two people has exactly one note for each revision and thread", () => {
  fc.assert(
    fc.property(arbitraryTwoChanges, ([before, one, two]) => {
      const document = merge(
        before,
        [compare(before, one, lu), compare(before, two, gu)].map((copy) => ({
          document: copy,
          untrackedStamp: lu,
        })),
        sequentialIds("m"),
      ).document;
      const notes = galleyNotes(document);
      expect(notes.flatMap(({ ids }) => ids).toSorted()).toEqual(
        [...Object.keys(document.revisions), ...Object.keys(document.comments)].toSorted(),
      );
      expect(numbersIn(galleyHtml(document, { fontBase: "/fonts/" })).toSorted((a, b) => a - b)).toEqual(
        notes.map(({ number }) => number),
      );
    }),
  );
});
