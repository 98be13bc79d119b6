/** What the commands of a table do, in the order of its menu. They act on the selected cells. */
import { namesOf } from "../../../../shared/basics/lookup.ts";
import type { CommandsOf } from "../../../../shared/contract/commands.ts";
import { placedCells, type Area } from "../../../../shared/document/grid.ts";
import {
  insertColumn,
  insertRow,
  isWithin,
  mergeCells,
  removeColumn,
  removeRow,
  splitCell,
  wholeArea,
} from "../../../../shared/document/table.ts";
import { tableLimits, type Table, type TableCell } from "../../../../shared/document/schema.ts";
import { equalWidths, stepWidth } from "./columns.ts";
import { changeCells } from "./fill.ts";

export type TableCommand = CommandsOf<"tables">;

export interface TableAction {
  /** Returns the changed table; null removes the table. */
  run(table: Table, area: Area): Table | null;
  isEnabled?(table: Table, area: Area): boolean;
}

const cellsIn = (table: Table, area: Area) => placedCells(table).filter((each) => isWithin(each, area));
const hasRoomBelow = (table: Table) => table.rows.length < tableLimits.rows;
const hasRoomBeside = (table: Table) => table.columns.length < tableLimits.columns;
const times = (count: number, table: Table, step: (table: Table) => Table): Table =>
  Array.from({ length: count }).reduce<Table>(step, table);

const alignCells = (align: TableCell["align"]) => (table: Table, area: Area) =>
  changeCells(table, area, ({ align: _align, ...cell }) => (align === undefined ? cell : { ...cell, align }));

/** The number of heading rows to set: the first row, and all rows that its merged cells reach into. */
const headerOf = (table: Table): number =>
  wholeArea(table, { row: 0, column: 0 }, { row: 0, column: table.columns.length - 1 }).rows;

export const tableActions = {
  "table.rowAbove": { run: (table, area) => insertRow(table, area.row), isEnabled: hasRoomBelow },
  "table.rowBelow": { run: (table, area) => insertRow(table, area.row + area.rows), isEnabled: hasRoomBelow },
  "table.columnBefore": { run: (table, area) => insertColumn(table, area.column), isEnabled: hasRoomBeside },
  "table.columnAfter": {
    run: (table, area) => insertColumn(table, area.column + area.columns),
    isEnabled: hasRoomBeside,
  },
  "table.merge": { run: mergeCells, isEnabled: (table, area) => cellsIn(table, area).length > 1 },
  "table.split": {
    run: splitCell,
    isEnabled: (table, area) => cellsIn(table, area).length === 1 && area.rows * area.columns > 1,
  },
  "table.headerRow": {
    run: (table) => ({ ...table, headerRows: table.headerRows > 0 ? 0 : headerOf(table) }),
  },
  "table.alignLeft": { run: alignCells("left") },
  "table.alignCentre": { run: alignCells(undefined) },
  "table.alignRight": { run: alignCells("right") },
  "table.wider": {
    run: (table, area) => stepWidth(table, area.column + area.columns - 1, 1),
    isEnabled: ({ columns }) => columns.length > 1,
  },
  "table.narrower": {
    run: (table, area) => stepWidth(table, area.column + area.columns - 1, -1),
    isEnabled: ({ columns }) => columns.length > 1,
  },
  "table.equalWidths": {
    run: equalWidths,
    isEnabled: ({ columns }) => columns.some((share) => share !== columns[0]),
  },
  "table.removeRow": {
    run: (table, area) =>
      area.rows === table.rows.length
        ? null
        : times(area.rows, table, (remainingTable) => removeRow(remainingTable, area.row)),
  },
  "table.removeColumn": {
    run: (table, area) =>
      area.columns === table.columns.length
        ? null
        : times(area.columns, table, (remainingTable) => removeColumn(remainingTable, area.column)),
  },
  "table.remove": { run: () => null },
} satisfies Record<TableCommand, TableAction>;

/** The commands in the order of the menu. */
export const tableCommands = namesOf(tableActions);
