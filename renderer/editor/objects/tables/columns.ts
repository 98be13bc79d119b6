/** Changes the widths of columns. Widths are per cent of the width of the table. */
import { columnWidths } from "../../../../shared/layout/objects.ts";
import type { Table } from "../../../../shared/document/schema.ts";

/** Minimum width of a column, per cent. */
const narrowest = 4;
/** The document stores widths as whole numbers; this many are one per cent. */
const perCent = 10;
/** How much the menu makes a column wider or narrower, per cent. */
export const widthStep = 2;

/** Moves the border after a column; the next column becomes narrower or wider by the same amount. */
export function moveBorder(widths: readonly number[], column: number, by: number): number[] {
  const [before = 0, behind = 0] = [widths[column], widths[column + 1]];
  const distance = Math.max(Math.min(0, narrowest - before), Math.min(by, Math.max(0, behind - narrowest)));
  return widths.with(column, before + distance).with(column + 1, behind - distance);
}

/** The table with these widths of columns, in per cent. */
export const withWidths = (table: Table, widths: readonly number[]): Table => ({
  ...table,
  columns: widths.map((width) => Math.max(1, Math.round(width * perCent))),
});

/**
 * Makes a column one step wider or narrower at the cost of the next column; the last column, of the previous
 * one.
 */
export function stepWidth(table: Table, column: number, direction: 1 | -1): Table {
  const isLast = column === table.columns.length - 1;
  if (table.columns.length === 1) return table;
  return withWidths(
    table,
    moveBorder(columnWidths(table), isLast ? column - 1 : column, (isLast ? -1 : 1) * direction * widthStep),
  );
}

/** The table with columns of the same width. */
export const equalWidths = (table: Table): Table => ({ ...table, columns: table.columns.map(() => 1) });
