/** Reads and writes the texts of many cells at once, for copying and pasting. */
import { elementAt } from "../../../../shared/basics/elements.ts";
import { placedCells, type Area } from "../../../../shared/document/grid.ts";
import { insertColumn, insertRow, isWithin, tableOf } from "../../../../shared/document/table.ts";
import { tableLimits, type Table } from "../../../../shared/document/schema.ts";

/** Writes rows of texts into a table from a place on. The table grows as needed, up to its limits. */
export function fillCells(
  table: Table,
  { row, column }: Pick<Area, "row" | "column">,
  texts: readonly (readonly string[])[],
): Table {
  const height = Math.min(tableLimits.rows, row + texts.length);
  const width = Math.min(tableLimits.columns, column + Math.max(0, ...texts.map((line) => line.length)));
  let grownTable = table;
  while (grownTable.rows.length < height) grownTable = insertRow(grownTable, grownTable.rows.length);
  while (grownTable.columns.length < width) grownTable = insertColumn(grownTable, grownTable.columns.length);
  const cells = placedCells(grownTable).map((each) => {
    const text = texts[each.row - row]?.[each.column - column];
    return each.column < column || text === undefined ? each : { ...each, cell: { ...each.cell, text } };
  });
  return tableOf(grownTable, grownTable.rows.length, cells);
}

/** Changes all cells of an area. */
export function changeCells(
  table: Table,
  area: Area,
  change: (cell: Table["rows"][number][number]) => Table["rows"][number][number],
): Table {
  return tableOf(
    table,
    table.rows.length,
    placedCells(table).map((each) => (isWithin(each, area) ? { ...each, cell: change(each.cell) } : each)),
  );
}

/** Copies an area of a table as a separate table. */
export function cutArea(table: Table, area: Area): Table {
  const inside = placedCells(table)
    .filter((each) => isWithin(each, area))
    .map((each) => ({ ...each, row: each.row - area.row, column: each.column - area.column }));
  const headerRows = Math.max(0, Math.min(table.headerRows - area.row, area.rows));
  return tableOf(
    { ...table, headerRows, columns: table.columns.slice(area.column, area.column + area.columns) },
    area.rows,
    inside,
  );
}

/** The texts of a table for each place of the grid; places that a merged cell covers are empty. */
export function textsOf(table: Table): string[][] {
  const texts = table.rows.map(() => table.columns.map(() => ""));
  for (const { cell, row, column } of placedCells(table)) elementAt(texts, row)[column] = cell.text;
  return texts;
}

/**
 * Parses tab-separated text as spreadsheets copy it: a cell with line breaks is in quotes. Null for a single
 * cell.
 */
export function readTabbed(text: string): string[][] | null {
  const rows: string[][] = [[]];
  for (const [, quotedText, plain, end] of text
    .replace(/\r\n?/gu, "\n")
    .replace(/\n$/u, "")
    .matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gu)) {
    rows.at(-1)?.push(quotedText === undefined ? (plain ?? "") : quotedText.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

const tabbedCell = (text: string): string =>
  /[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
/** Writes a table as tab-separated text; each row ends with a line end, as in spreadsheets. */
export const writeTabbed = (table: Table): string =>
  textsOf(table)
    .map((line) => `${line.map(tabbedCell).join("\t")}\n`)
    .join("");
