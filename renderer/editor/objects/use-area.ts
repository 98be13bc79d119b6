/** Which cell of a table has the keyboard, and which cells are selected with it. */
import { useRef, useState, type MouseEvent } from "react";
import {
  isWithin,
  placedCells,
  wholeArea,
  type Area,
  type PlacedCell,
} from "../../../shared/bulletin/table.ts";
import type { Table } from "../../../shared/bulletin/schema.ts";

export type Spot = Pick<Area, "row" | "column">;

/** The cell that covers a place of the grid. */
export const cellAt = (table: Table, { row, column }: Spot): PlacedCell | undefined =>
  placedCells(table).find(
    (each) =>
      each.row <= row &&
      row < each.row + each.rows &&
      each.column <= column &&
      column < each.column + each.columns,
  );

export interface CellSelection {
  /** The cell with the keyboard; null where the table has not had it yet. */
  active: Spot | null;
  /** What is selected beyond a single cell. */
  area: Area | null;
  /** The other corner of what is selected; the cell with the keyboard where that is all. */
  corner: Spot | null;
  enter(spot: Spot): void;
  extend(to: Spot | null): void;
  /** For the table: selecting by dragging and by Shift+click. */
  mouse: { onMouseDown(event: MouseEvent): void; onMouseOver(event: MouseEvent): void };
}

/** The place of the cell that an event happened in. */
function spotOf(event: MouseEvent): Spot | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null;
  const [row, column] = (cell?.dataset.cell ?? "").split(" ").map(Number);
  return cell && row !== undefined && column !== undefined ? { row, column } : null;
}

export function useArea(table: Table): CellSelection {
  const [active, setActive] = useState<Spot | null>(null);
  const [end, setEnd] = useState<Spot | null>(null);
  /** Where the pointer went down. */
  const pressed = useRef<Spot | null>(null);
  const isIn = (spot: Spot | null): spot is Spot => spot !== null && cellAt(table, spot) !== undefined;
  const area = isIn(active) && isIn(end) ? wholeArea(table, active, end) : null;
  const isSame = (a: Spot | null, b: Spot) => a?.row === b.row && a.column === b.column;
  const chosen = area && placedCells(table).filter((each) => isWithin(each, area)).length > 1 ? area : null;
  return {
    active: isIn(active) ? active : null,
    area: chosen,
    corner: isIn(end) ? end : isIn(active) ? active : null,
    enter: (spot) => {
      setActive(spot);
      setEnd(null);
    },
    extend: setEnd,
    mouse: {
      onMouseDown: (event) => {
        const spot = spotOf(event);
        if (!spot) return;
        const extendsIt = event.button === 0 && event.shiftKey && active !== null;
        // Neither extending what is selected nor opening its menu moves the keyboard elsewhere.
        if (extendsIt || (event.button !== 0 && chosen && isWithin(spot, chosen))) event.preventDefault();
        if (extendsIt) setEnd(spot);
        else if (event.button === 0) setEnd(null);
        pressed.current = event.button === 0 ? (extendsIt ? active : spot) : null;
      },
      onMouseOver: (event) => {
        const spot = spotOf(event);
        const from = pressed.current;
        if ((event.buttons & 1) === 0) pressed.current = null;
        else if (spot && from && (end || !isSame(spot, from))) setEnd(spot);
      },
    },
  };
}
