/** Where keys lead from a cell of a table, as in Word and WPS. */
import type { KeyboardEvent } from "react";
import { placedCells } from "../../../../shared/document/grid.ts";
import { type PlacedTableCell } from "../../../../shared/document/table.ts";
import type { Table } from "../../../../shared/document/schema.ts";
import type { Spot } from "./use-area.ts";

/** A cell, the text `before` or `after` the table, or a new `row` at the end. */
export type Goal = Spot | "before" | "after" | "row";

/** The goal of Tab (`isBack` with Shift): the next cell in reading order. */
export function goalOfTab(table: Table, placedCell: PlacedTableCell, isBackward: boolean): Goal {
  const cells = placedCells(table);
  const at = cells.findIndex(({ row, column }) => row === placedCell.row && column === placedCell.column);
  return cells[at + (isBackward ? -1 : 1)] ?? (isBackward ? "before" : "row");
}

type Direction = "up" | "down" | "left" | "right";
const directions: Partial<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
/** The direction of an arrow key; undefined for any other key. */
export const directionOf = ({ key }: Pick<KeyboardEvent, "key">): Direction | undefined => directions[key];

/**
 * The goal of an arrow key. Beyond the first or last row it is the text around the table; left and right
 * continue in the row above or below, as the caret does.
 */
export function goalBeside(table: Table, placedCell: PlacedTableCell, direction: Direction): Goal {
  const { row, column, rows, columns } = placedCell;
  if (direction === "up") return row === 0 ? "before" : { row: row - 1, column };
  if (direction === "down") return row + rows >= table.rows.length ? "after" : { row: row + rows, column };
  const goal = goalOfTab(table, placedCell, direction === "left");
  if (direction === "left") return column === 0 ? goal : { row, column: column - 1 };
  if (column + columns < table.columns.length) return { row, column: column + columns };
  return goal === "row" ? "after" : goal;
}

/** The place one step further, for extending a selection; null at the edge of the table. */
export function spotBeside(table: Table, placedCell: PlacedTableCell, direction: Direction): Spot | null {
  const { row, column, rows, columns } = placedCell;
  if (direction === "up") return row === 0 ? null : { row: row - 1, column };
  if (direction === "down") return row + rows >= table.rows.length ? null : { row: row + rows, column };
  if (direction === "left") return column === 0 ? null : { row, column: column - 1 };
  return column + columns >= table.columns.length ? null : { row, column: column + columns };
}

/** True if the caret cannot move further in a direction within its field. */
export function isAtEdge(field: HTMLTextAreaElement, direction: Direction): boolean {
  const { selectionStart, selectionEnd, value } = field;
  const isOneLine = field.scrollHeight < 1.5 * Number.parseFloat(getComputedStyle(field).lineHeight);
  if (direction === "left") return selectionStart === 0;
  if (direction === "right") return selectionEnd === value.length;
  if (direction === "up") return isOneLine || selectionEnd === 0;
  return isOneLine || selectionStart === value.length;
}
