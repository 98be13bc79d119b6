/** Widths of a table's columns, as a person changes them: in per cent of the table's. */
import { columnWidths } from "../../../shared/layout/objects.ts";
import type { Table } from "../../../shared/bulletin/schema.ts";

/** No column gets narrower, per cent. */
const narrowest = 4;
/** Shares are whole numbers: so many to a per cent. */
const perCent = 10;
/** What the menu's wider and narrower come to, per cent. */
export const widthStep = 2;

/** The widths with the border behind a column moved; the column on its other side gives or takes the room. */
export function moveBorder(widths: readonly number[], column: number, by: number): number[] {
  const [before = 0, behind = 0] = [widths[column], widths[column + 1]];
  const moved = Math.max(Math.min(0, narrowest - before), Math.min(by, Math.max(0, behind - narrowest)));
  return widths.with(column, before + moved).with(column + 1, behind - moved);
}

export const withWidths = (table: Table, widths: readonly number[]): Table => ({
  ...table,
  columns: widths.map((width) => Math.max(1, Math.round(width * perCent))),
});

/** The column wider or narrower by a step; the last one takes the room from the one before it. */
export function stepWidth(table: Table, column: number, direction: 1 | -1): Table {
  const isLast = column === table.columns.length - 1;
  if (table.columns.length === 1) return table;
  return withWidths(
    table,
    moveBorder(columnWidths(table), isLast ? column - 1 : column, (isLast ? -1 : 1) * direction * widthStep),
  );
}

export const equalWidths = (table: Table): Table => ({ ...table, columns: table.columns.map(() => 1) });
