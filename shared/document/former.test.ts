import { expect, test } from "vitest";
import { figureBlock, tableBlock, type Block, type Revision } from "./schema.ts";
import { formerContent, withFormer } from "./former.ts";

const table = { columns: [1], headerRows: 0, rows: [[{ text: "甲" }]] };
const figure = { asset: "a".repeat(64), type: "image/png", width: 1, height: 1, share: 50 };
const text: Block = { id: "b1", style: "body", runs: [{ text: "文" }] };
const object = tableBlock.parse({ id: "b1", style: "table", table, runs: [] });
const picture = figureBlock.parse({ id: "b1", style: "figure", figure, runs: [] });
const revised = (before: Record<string, unknown>): Revision => ({
  kind: "paragraph",
  author: "陆文川",
  date: "2026-11-22T09:30:00Z",
  before,
});

test.each([
  ["a style", text, { style: "note" }, { ...text, style: "note" }],
  [
    "a table",
    object,
    { table: { ...table, columns: [2] } },
    { ...object, table: { ...table, columns: [2] } },
  ],
  [
    "a picture",
    picture,
    { figure: { ...figure, share: 80 } },
    { ...picture, figure: { ...figure, share: 80 } },
  ],
  ["a property of a newer program", text, { style: "note", tone: 1 }, { ...text, style: "note", tone: 1 }],
])("a block gets back %s", (_name, block, before, expected) => {
  expect(withFormer(block, revised(before))).toEqual(expected);
});

test.each([
  ["an unknown style", text, { style: "verse" }],
  ["a style without its table", text, { style: "table" }],
  ["a table that does not belong to the style", text, { table }],
  ["a table whose cells do not fill it", object, { table: { ...table, columns: [1, 1] } }],
  ["a style of text for a table", object, { style: "body" }],
])("%s, which no version wrote, leaves the block as it is", (_name, block, before) => {
  expect(withFormer(block, revised(before))).toEqual(block);
});

test("only a paragraph revision has a former content", () => {
  const format: Revision = { kind: "format", author: "", date: "", before: { style: "note" } };
  expect(formerContent(format)).toEqual({});
  expect(formerContent(undefined)).toEqual({});
});
