import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { emptyDocument } from "../document/empty.ts";
import { findMatches, patternOf, replaceMatches, keepCurrentMatches, type FindQuery } from "./find.ts";
import type { BulletinDocument, Run } from "../document/schema.ts";
import { placedCells } from "../document/grid.ts";

const plain = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  isPattern: false,
  matchCase: false,
  ...more,
});
const pattern = (text: string): FindQuery => plain(text, { isPattern: true });
const withRuns = (...blocks: Run[][]): BulletinDocument => ({
  ...emptyDocument(),
  blocks: blocks.map((runs, index) => ({ id: `b${index}`, style: "body", runs })),
});
const replaceAll = (document: BulletinDocument, query: FindQuery, by: string) =>
  replaceMatches(document, findMatches(document, query), by, query);

test("a match may span runs, and has its offsets and context", () => {
  const document = withRuns(
    [{ text: "一是问题" }, { text: "整改要精", point: true }, { text: "心。" }],
    [{ text: "精心" }],
  );
  expect(findMatches(document, plain("要精心"))).toEqual([
    { block: "b0", start: 6, end: 9, text: "要精心", before: "一是问题整改", after: "。", groups: [] },
  ]);
  expect(findMatches(document, plain("精心")).map(({ block }) => block)).toEqual(["b0", "b1"]);
  expect(
    findMatches(document, plain("精心", { within: new Map([["b1", { before: 0, behind: 0 }]]) })).map(
      ({ block }) => block,
    ),
  ).toEqual(["b1"]);
});

test("special characters are literal in plain text, and case matters only on request", () => {
  const document = withRuns([{ text: "（1+1）Word word $1" }]);
  expect(findMatches(document, plain("1+1"))).toHaveLength(1);
  expect(findMatches(document, plain("WORD"))).toHaveLength(2);
  expect(findMatches(document, plain("word", { matchCase: true }))).toHaveLength(1);
  expect(replaceAll(document, plain("1+1"), "$&").blocks[0]?.runs).toEqual([{ text: "（$&）Word word $1" }]);
});

test("regular expressions may have groups; empty matches and invalid expressions find nothing", () => {
  const document = withRuns([{ text: "3月9日、11月23日" }]);
  expect(replaceAll(document, pattern("(\\d+)月(\\d+)日"), "$2/$1$$").blocks[0]?.runs).toEqual([
    { text: "9/3$、23/11$" },
  ]);
  expect(findMatches(document, pattern("x*"))).toEqual([]);
  expect(findMatches(document, pattern("("))).toEqual([]);
  expect(patternOf(pattern("("))).toBeNull();
  expect(patternOf(plain(""))).toBeNull();
});

test("of matches found before a change, those whose text is still at its place are replaced", () => {
  const query = pattern("\\d+人");
  const matches = findMatches(
    withRuns([{ text: "12人到" }, { text: "场", deleted: "r" }, { text: "，8人" }], [{ text: "5人" }]),
    query,
  );
  expect(matches).toHaveLength(3);
  const changedDocument = withRuns(
    [{ text: "12人到" }, { text: "场", deleted: "r" }, { text: "，" }],
    [{ text: "5人" }],
  );
  expect(keepCurrentMatches(changedDocument, matches, query).map(({ text }) => text)).toEqual([
    "12人",
    "5人",
  ]);
  const within = new Map([["b1", { before: 0, behind: 0 }]]);
  expect(keepCurrentMatches(changedDocument, matches, { ...query, within }).map(({ text }) => text)).toEqual([
    "5人",
  ]);
  expect(
    keepCurrentMatches(
      withRuns([{ text: "1" }, { text: "2", deleted: "r" }, { text: "人到" }]),
      matches,
      query,
    ),
  ).toEqual([]);
});

test("deleted text is not found, does not separate words, and stays deleted", () => {
  const document = withRuns([
    { text: "督导" },
    { text: "的旧", deleted: "r1" },
    { text: "检查", inserted: "r2" },
  ]);
  expect(findMatches(document, plain("旧"))).toEqual([]);
  expect(replaceAll(document, plain("导检"), "察").blocks[0]?.runs).toEqual([
    { text: "督察" },
    { text: "的旧", deleted: "r1" },
    { text: "查", inserted: "r2" },
  ]);
});

test("the new text gets the properties of the first character; a match may be replaced by nothing", () => {
  const document = withRuns([{ text: "甲", point: true }, { text: "乙" }, { text: "丙", bold: true }]);
  expect(replaceAll(document, plain("甲乙"), "丁").blocks[0]?.runs).toEqual([
    { text: "丁", point: true },
    { text: "丙", bold: true },
  ]);
  expect(replaceAll(document, plain("甲乙丙"), "").blocks[0]?.runs).toEqual([]);
});

test("replacing any text by itself changes only run boundaries", () => {
  const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join("");
  fc.assert(
    fc.property(arbitraryBulletin, fc.nat(), (document, seed) => {
      const all = document.blocks.map(({ runs }) => textOf(runs.filter((run) => !run.deleted))).join("");
      const character = [...all][seed % Math.max(1, [...all].length)] ?? "甲";
      const query = plain(character, { matchCase: true });
      const matches = findMatches(document, query);
      for (const block of replaceMatches(document, matches, character, query).blocks) {
        const before = document.blocks.find(({ id }) => id === block.id);
        expect(textOf(block.runs)).toBe(textOf(before?.runs ?? []));
        expect(block.table).toEqual(before?.table);
      }
      for (const { block, cell, start, end, text } of matches) {
        const { runs = [], table } = document.blocks.find(({ id }) => id === block) ?? {};
        const placedCell =
          cell &&
          table &&
          placedCells(table).find(({ row, column }) => row === cell.row && column === cell.column);
        if (cell) expect(placedCell?.cell.text.slice(start, end)).toBe(text);
        else if (runs.every((run) => !run.deleted)) expect(textOf(runs).slice(start, end)).toBe(text);
      }
    }),
  );
});

test("a range limits the search to matches entirely inside, also after replacements of another length", () => {
  const document = withRuns([{ text: "一甲二" }, { text: "删", deleted: "r1" }, { text: "甲三甲" }]);
  const query = plain("甲", { within: new Map([["b0", { before: 1, behind: 1 }]]) });
  expect(findMatches(document, query).map(({ start }) => start)).toEqual([1, 4]);
  const replacedDocument = replaceMatches(document, findMatches(document, query), "甲乙", query);
  expect(findMatches(replacedDocument, query).map(({ start }) => start)).toEqual([1, 5]);
  expect(findMatches(document, { ...query, text: "甲三甲" })).toEqual([]);
});

test("table cells are searched after the caption, and replaced", () => {
  const table = {
    columns: [1, 1],
    headerRows: 0,
    rows: [[{ text: "旧旧" }, { text: "新" }], [{ text: "甲", columns: 2 }]],
  };
  const document: BulletinDocument = {
    ...emptyDocument(),
    blocks: [{ id: "b0", style: "table", table, runs: [{ text: "旧表" }] }],
  };
  expect(findMatches(document, plain("旧")).map(({ cell, start }) => [cell, start])).toEqual([
    [undefined, 0],
    [{ row: 0, column: 0 }, 0],
    [{ row: 0, column: 0 }, 1],
  ]);
  const [block] = replaceAll(document, plain("旧"), "老的").blocks;
  expect([block?.runs, block?.table?.rows]).toEqual([
    [{ text: "老的表" }],
    [[{ text: "老的老的" }, { text: "新" }], [{ text: "甲", columns: 2 }]],
  ]);
});
