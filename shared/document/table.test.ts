/** Edits of tables keep the grid full and the texts of cells. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstOf } from "../basics/elements.ts";
import { arbitraryTable } from "../../tests/support/generators/arbitrary-bulletin.ts";
import "../../tests/support/generators/generated-cases.ts";
import { table as schema, type Table } from "./schema.ts";
import { fillsGrid, placedCells } from "./grid.ts";
import {
  emptyTable,
  insertColumn,
  insertRow,
  isWithin,
  mergeCells,
  removeColumn,
  removeRow,
  splitCell,
  tableFromText,
  tableText,
  wholeArea,
  withCell,
} from "./table.ts";

/** Each row with the texts of its cells; a merged cell has its spans: 甲 2×1. */
const rowTexts = ({ rows }: Table): string[] =>
  rows.map((cells) =>
    cells
      .map(
        ({ text, rows: down = 1, columns: along = 1 }) =>
          `${text}${down > 1 || along > 1 ? ` ${down}×${along}` : ""}`,
      )
      .join("|"),
  );
const tableOfLines = (lines: string[]): Table => ({
  columns: firstOf(lines)
    .split("|")
    .map(() => 1),
  headerRows: 1,
  rows: lines.map((line) => line.split("|").map((text) => ({ text }))),
});
const plain = tableOfLines(["甲|乙|丙", "丁|戊|己", "庚|辛|壬"]);
const area = (row: number, column: number, rows: number, columns: number) => ({ row, column, rows, columns });
const mergedTable = mergeCells(plain, area(1, 1, 2, 2));
const textsOf = ({ rows }: Table) =>
  rows
    .flat()
    .map(({ text }) => text)
    .filter((text) => text.trim() !== "");

describe("rows and columns", () => {
  test("are inserted at their place; a merged cell that spans the place grows", () => {
    expect(rowTexts(insertRow(plain, 1))).toEqual(["甲|乙|丙", "||", "丁|戊|己", "庚|辛|壬"]);
    expect(rowTexts(insertRow(mergedTable, 2))).toEqual(["甲|乙|丙", "丁|戊\n己\n辛\n壬 3×2", "", "庚"]);
    expect(rowTexts(insertRow(mergedTable, 3)).at(-1)).toBe("||");
    expect(rowTexts(insertColumn(mergedTable, 2))).toEqual(["甲|乙||丙", "丁|戊\n己\n辛\n壬 2×3", "庚"]);
    expect(insertColumn({ ...plain, columns: [1, 5, 2] }, 2).columns).toEqual([1, 5, 5, 2]);
    expect([insertRow(plain, 0).headerRows, insertRow(plain, 1).headerRows]).toEqual([2, 1]);
  });

  test("are removed; a merged cell that spans them shrinks, and the last one stays", () => {
    expect(rowTexts(removeRow(mergedTable, 1))).toEqual(["甲|乙|丙", "庚|戊\n己\n辛\n壬 1×2"]);
    expect(rowTexts(removeColumn(mergedTable, 2))).toEqual(["甲|乙", "丁|戊\n己\n辛\n壬 2×1", "庚"]);
    expect(removeRow(plain, 0).headerRows).toBe(0);
    const one = emptyTable(1, 1);
    expect([removeRow(one, 0), removeColumn(one, 0)]).toEqual([one, one]);
  });
});

describe("merging", () => {
  test("includes whole cells, and puts their texts on separate lines", () => {
    expect(rowTexts(mergedTable)).toEqual(["甲|乙|丙", "丁|戊\n己\n辛\n壬 2×2", "庚"]);
    expect(wholeArea(mergedTable, { row: 0, column: 1 }, { row: 1, column: 1 })).toEqual(area(0, 1, 3, 2));
    expect(mergeCells(plain, area(0, 0, 1, 1))).toBe(plain);
  });

  test("is undone by splitting, which leaves the text in the first cell", () => {
    expect(rowTexts(splitCell(mergedTable, { row: 1, column: 1 }))).toEqual([
      "甲|乙|丙",
      "丁|戊\n己\n辛\n壬|",
      "庚||",
    ]);
    expect(splitCell(plain, { row: 9, column: 9 })).toBe(plain);
  });
});

test("text with tabs is read as a table and written back; one column is not a table", () => {
  expect(rowTexts(tableFromText("单位\t件数\r\n东河街道\t12\r\n") as Table)).toEqual([
    "单位|件数",
    "东河街道|12",
  ]);
  expect(rowTexts(tableFromText("甲\n乙\t丙") as Table)).toEqual(["甲|", "乙|丙"]);
  expect(tableFromText("一列\n没有表格")).toBeNull();
  expect(tableText(tableOfLines(["甲|乙\n丙", "丁|戊"]))).toBe("甲\t乙 丙\n丁\t戊");
});

test("cells that overlap, extend beyond the grid or leave a gap do not fill it", () => {
  const of = (...rows: Table["rows"]) => fillsGrid({ columns: [1, 1], rows });
  expect(of([{ text: "", columns: 2 }], [{ text: "" }, { text: "" }])).toBe(true);
  expect([
    of([{ text: "" }]),
    of([{ text: "", columns: 3 }]),
    of([{ text: "", rows: 2 }, { text: "" }]),
    of([{ text: "" }, { text: "" }], []),
  ]).toEqual([false, false, false, false]);
});

const place = fc.tuple(fc.nat(9), fc.nat(9));
const within = ({ rows, columns }: Table, [row, column]: [number, number]) => ({
  row: row % rows.length,
  column: column % columns.length,
});
const isSound = (table: Table) => schema.safeParse(table).error === undefined;

describe("for any table", () => {
  test("every edit keeps the grid full", () => {
    fc.assert(
      fc.property(arbitraryTable, place, place, (table, from, to) => {
        const [first, last] = [within(table, from), within(table, to)];
        const cell = placedCells(table).find((each) => isWithin(first, each)) as ReturnType<
          typeof placedCells
        >[number];
        const editedTables = [
          insertRow(table, first.row),
          insertColumn(table, first.column),
          removeRow(table, first.row),
          removeColumn(table, first.column),
          mergeCells(table, wholeArea(table, first, last)),
          splitCell(table, cell),
          withCell(table, cell, { text: "新" }),
        ];
        expect(editedTables.map(isSound)).toEqual(editedTables.map(() => true));
      }),
      { numRuns: 500 },
    );
  });

  test("inserting and removing a row or column gives the same table", () => {
    fc.assert(
      fc.property(arbitraryTable, place, (table, at) => {
        const { row, column } = within(table, at);
        expect(removeRow(insertRow(table, row), row)).toEqual(table);
        expect(removeColumn(insertColumn(table, column), column)).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  test("merging and splitting lose no text", () => {
    fc.assert(
      fc.property(arbitraryTable, place, place, (table, from, to) => {
        const whole = wholeArea(table, within(table, from), within(table, to));
        const one = mergeCells(table, whole);
        expect(textsOf(one).join("\n").split("\n").toSorted()).toEqual(
          textsOf(table).join("\n").split("\n").toSorted(),
        );
        expect(
          placedCells(splitCell(one, whole))
            .filter((each) => isWithin(each, whole))
            .every(({ rows, columns }) => rows === 1 && columns === 1),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
