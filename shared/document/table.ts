/**
 * Tables as data: the place of each cell in the grid, and the edits of rows, columns and cells. No function
 * changes a table in place.
 */
import { placedCells, type Area, type PlacedCell } from "./grid.ts";
import type { Table, TableCell } from "./schema.ts";

/** A cell of a bulletin's table with its place. */
export type PlacedTableCell = PlacedCell<TableCell>;

/** A table of empty cells with equal columns and one heading row. */
export const emptyTable = (rows: number, columns: number): Table => ({
  columns: Array.from({ length: columns }, () => 1),
  headerRows: rows > 1 ? 1 : 0,
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ text: "" }))),
});

/**
 * Builds a table from placed cells, in any order, that fill a grid of `height` rows. All other properties
 * come from `table`.
 */
export function tableOf(table: Table, height: number, cells: readonly PlacedTableCell[]): Table {
  const rows: TableCell[][] = Array.from({ length: height }, () => []);
  for (const { cell, row, rows: down, columns: along } of cells.toSorted((a, b) => a.column - b.column)) {
    const rest = { ...cell };
    delete rest.rows;
    delete rest.columns;
    rows[row]?.push({ ...rest, ...(along > 1 && { columns: along }), ...(down > 1 && { rows: down }) });
  }
  return { ...table, headerRows: Math.min(table.headerRows, height), rows };
}

/**
 * Removes the heading rows if a cell of theirs extends into the body, because heading rows are repeated on
 * each page.
 */
export function wholeHeader(table: Table): Table {
  const reaches = placedCells(table).some(
    ({ row, rows }) => row < table.headerRows && row + rows > table.headerRows,
  );
  return reaches ? { ...table, headerRows: 0 } : table;
}

/** Changes properties of the cell that begins at a place. */
export function withCell(
  table: Table,
  { row, column }: Pick<Area, "row" | "column">,
  change: Partial<TableCell>,
): Table {
  const cells = placedCells(table).map((each) =>
    each.row === row && each.column === column ? { ...each, cell: { ...each.cell, ...change } } : each,
  );
  return tableOf(table, table.rows.length, cells);
}

const blank = (row: number, column: number): PlacedTableCell => ({
  cell: { text: "" },
  row,
  column,
  rows: 1,
  columns: 1,
});
const covers = (start: number, size: number, at: number) => start <= at && at < start + size;

/** Inserts an empty row before row `at`, or at the end. A cell that spans the place is extended. */
export function insertRow(table: Table, at: number): Table {
  const cells = placedCells(table).map((each) => {
    if (each.row >= at) return { ...each, row: each.row + 1 };
    return covers(each.row, each.rows, at) ? { ...each, rows: each.rows + 1 } : each;
  });
  const newCells = table.columns.flatMap((_share, column) =>
    cells.some((each) => covers(each.row, each.rows, at) && covers(each.column, each.columns, column))
      ? []
      : [blank(at, column)],
  );
  const headerRows = at < table.headerRows ? table.headerRows + 1 : table.headerRows;
  return tableOf({ ...table, headerRows }, table.rows.length + 1, [...cells, ...newCells]);
}

/**
 * Inserts an empty column before column `at`, or at the end, as wide as the column to its left. A cell that
 * spans the place is extended.
 */
export function insertColumn(table: Table, at: number): Table {
  const cells = placedCells(table).map((each) => {
    if (each.column >= at) return { ...each, column: each.column + 1 };
    return covers(each.column, each.columns, at) ? { ...each, columns: each.columns + 1 } : each;
  });
  const newCells = table.rows.flatMap((_cells, row) =>
    cells.some((each) => covers(each.column, each.columns, at) && covers(each.row, each.rows, row))
      ? []
      : [blank(row, at)],
  );
  const share = table.columns[Math.max(0, at - 1)] ?? 1;
  return tableOf({ ...table, columns: table.columns.toSpliced(at, 0, share) }, table.rows.length, [
    ...cells,
    ...newCells,
  ]);
}

/** Removes a row, unless it is the only one. A cell that spans it shrinks. */
export function removeRow(table: Table, at: number): Table {
  if (table.rows.length === 1) return table;
  const remainingCells = placedCells(table).flatMap((each) => {
    if (each.row > at) return [{ ...each, row: each.row - 1 }];
    if (!covers(each.row, each.rows, at)) return [each];
    return each.rows === 1 ? [] : [{ ...each, rows: each.rows - 1 }];
  });
  const headerRows = at < table.headerRows ? table.headerRows - 1 : table.headerRows;
  return tableOf({ ...table, headerRows }, table.rows.length - 1, remainingCells);
}

/** Removes a column, unless it is the only one. A cell that spans it shrinks. */
export function removeColumn(table: Table, at: number): Table {
  if (table.columns.length === 1) return table;
  const remainingCells = placedCells(table).flatMap((each) => {
    if (each.column > at) return [{ ...each, column: each.column - 1 }];
    if (!covers(each.column, each.columns, at)) return [each];
    return each.columns === 1 ? [] : [{ ...each, columns: each.columns - 1 }];
  });
  return tableOf({ ...table, columns: table.columns.toSpliced(at, 1) }, table.rows.length, remainingCells);
}

/** The smallest area that contains both places and no part of a cell. */
export function wholeArea(
  table: Table,
  from: Pick<Area, "row" | "column">,
  to: Pick<Area, "row" | "column">,
): Area {
  const cells = placedCells(table);
  let top = Math.min(from.row, to.row);
  let bottom = Math.max(from.row, to.row);
  let left = Math.min(from.column, to.column);
  let right = Math.max(from.column, to.column);

  // Extending the area for one cell may cut another, so repeat until nothing changes.
  for (let isWhole = false; !isWhole;) {
    isWhole = true;
    for (const each of cells) {
      const lastRow = each.row + each.rows - 1;
      const lastColumn = each.column + each.columns - 1;
      if (each.row > bottom || lastRow < top || each.column > right || lastColumn < left) continue;
      if (each.row >= top && lastRow <= bottom && each.column >= left && lastColumn <= right) continue;
      top = Math.min(top, each.row);
      bottom = Math.max(bottom, lastRow);
      left = Math.min(left, each.column);
      right = Math.max(right, lastColumn);
      isWhole = false;
    }
  }
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Whether a place is in an area. */
export const isWithin = (cell: Pick<Area, "row" | "column">, area: Area): boolean =>
  covers(area.row, area.rows, cell.row) && covers(area.column, area.columns, cell.column);

/** Merges the cells of an area (see `wholeArea`) into one; their texts become its lines. */
export function mergeCells(table: Table, area: Area): Table {
  const cells = placedCells(table);
  const inside = cells.filter((each) => isWithin(each, area));
  const [first] = inside;
  if (!first || inside.length === 1) return table;
  const text = inside
    .map(({ cell }) => cell.text)
    .filter((each) => each.trim() !== "")
    .join("\n");
  return tableOf(table, table.rows.length, [
    ...cells.filter((each) => !inside.includes(each)),
    { ...area, cell: { ...first.cell, text } },
  ]);
}

/** Splits the merged cell that begins at a place into single cells; the first one keeps the text. */
export function splitCell(table: Table, { row, column }: Pick<Area, "row" | "column">): Table {
  const cells = placedCells(table);
  const whole = cells.find((each) => each.row === row && each.column === column);
  if (!whole) return table;
  const parts = Array.from({ length: whole.rows * whole.columns }, (_each, index) => {
    const part = blank(row + Math.floor(index / whole.columns), column + (index % whole.columns));
    return index === 0 ? { ...part, cell: whole.cell } : part;
  });
  return tableOf(table, table.rows.length, [...cells.filter((each) => each !== whole), ...parts]);
}

/**
 * The text of a table: one line for each row, with tabs between the cells. A line break in a cell becomes a
 * space.
 */
export const tableText = ({ rows }: Table): string =>
  rows.map((cells) => cells.map(({ text }) => text.replaceAll("\n", " ")).join("\t")).join("\n");

/**
 * Reads such a text as a table with one heading row; short rows are filled with empty cells. Null for fewer
 * than two columns.
 */
export function tableFromText(text: string): Table | null {
  const lines = text
    .replace(/\r?\n$/u, "")
    .split(/\r\n|\r|\n/u)
    .map((line) => line.split("\t"));
  const width = Math.max(...lines.map((cells) => cells.length));
  if (width < 2) return null;
  return {
    columns: Array.from({ length: width }, () => 1),
    headerRows: lines.length > 1 ? 1 : 0,
    rows: lines.map((cells) =>
      Array.from({ length: width }, (_cell, index) => ({ text: cells[index]?.trim() ?? "" })),
    ),
  };
}
