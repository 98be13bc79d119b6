/** Keys in a cell of a table: where they lead, as in Word and WPS. */
import type { KeyboardEvent } from "react";
import { placedCells, type PlacedCell } from "../../../shared/bulletin/table.ts";
import type { Table } from "../../../shared/bulletin/schema.ts";
import type { Spot } from "./use-area.ts";

/** A place to go to; `before` and `after` the table; or a row to add. */
export type Goal = Spot | "before" | "after" | "row";

/** The cell that Tab leads to, in reading order. */
export function goalOfTab(table: Table, placed: PlacedCell, isBackward: boolean): Goal {
  const cells = placedCells(table);
  const at = cells.findIndex(({ row, column }) => row === placed.row && column === placed.column);
  return cells[at + (isBackward ? -1 : 1)] ?? (isBackward ? "before" : "row");
}

type Direction = "up" | "down" | "left" | "right";
const directions: Partial<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
export const directionOf = ({ key }: Pick<KeyboardEvent, "key">): Direction | undefined => directions[key];

/** The place beside a cell; beyond the first row the text before, beyond the last the text after. Left and right go on to the next row, as the caret does. */
export function goalBeside(table: Table, placed: PlacedCell, direction: Direction): Goal {
  const { row, column, rows, columns } = placed;
  if (direction === "up") return row === 0 ? "before" : { row: row - 1, column };
  if (direction === "down") return row + rows >= table.rows.length ? "after" : { row: row + rows, column };
  const goal = goalOfTab(table, placed, direction === "left");
  if (direction === "left") return column === 0 ? goal : { row, column: column - 1 };
  return column + columns < table.columns.length
    ? { row, column: column + columns }
    : goal === "row"
      ? "after"
      : goal;
}

/** The place one further in a direction, for what is selected; null at the edge of the table. */
export function spotBeside(table: Table, placed: PlacedCell, direction: Direction): Spot | null {
  const { row, column, rows, columns } = placed;
  if (direction === "up") return row === 0 ? null : { row: row - 1, column };
  if (direction === "down") return row + rows >= table.rows.length ? null : { row: row + rows, column };
  if (direction === "left") return column === 0 ? null : { row, column: column - 1 };
  return column + columns >= table.columns.length ? null : { row, column: column + columns };
}

/** Whether the caret cannot go further in a direction within its field. */
export function isAtEdge(field: HTMLTextAreaElement, direction: Direction): boolean {
  const { selectionStart, selectionEnd, value } = field;
  const isOneLine = field.scrollHeight < 1.5 * Number.parseFloat(getComputedStyle(field).lineHeight);
  if (direction === "left") return selectionStart === 0;
  if (direction === "right") return selectionEnd === value.length;
  if (direction === "up") return isOneLine || selectionEnd === 0;
  return isOneLine || selectionStart === value.length;
}
