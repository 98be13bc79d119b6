/** Which cell of a table has the focus, and which cells are selected. */
import { useRef, useState, type MouseEvent } from "react";
import { placedCells, type Area } from "../../../../shared/document/grid.ts";
import { isWithin, wholeArea, type PlacedTableCell } from "../../../../shared/document/table.ts";
import type { Table } from "../../../../shared/document/schema.ts";

/** A place of the grid. */
export type Spot = Pick<Area, "row" | "column">;

/** The cell that covers a place, also as a merged cell. */
export const cellAt = (table: Table, { row, column }: Spot): PlacedTableCell | undefined =>
  placedCells(table).find(
    (each) =>
      each.row <= row &&
      row < each.row + each.rows &&
      each.column <= column &&
      column < each.column + each.columns,
  );

export interface CellSelection {
  /** The cell with the focus, or that had it last; null before the first time. */
  active: Spot | null;
  /** The selected cells if there are several; else null. */
  area: Area | null;
  /** The corner of the selection opposite to `active`; `active` itself if only that cell is selected. */
  corner: Spot | null;
  /**
   * Makes a cell the active one and ends the selection of several. @param isReturn the focus comes back from a
   * dialog, a menu or another window: then the selection of its cell stays
   */
  enter(spot: Spot, isReturn: boolean): void;
  /** Selects from the active cell to this one; null ends the selection of several. */
  extend(to: Spot | null): void;
  /** Handlers of the table element that select by dragging and by Shift+click. */
  mouse: { onMouseDown(event: MouseEvent): void; onMouseOver(event: MouseEvent): void };
}

/** The place of the cell that contains the target of an event. */
function spotOf(event: MouseEvent): Spot | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null;
  const [row, column] = (cell?.dataset.cell ?? "").split(" ").map(Number);
  return cell && row !== undefined && column !== undefined ? { row, column } : null;
}

/** The selection of cells in a table. */
export function useArea(table: Table): CellSelection {
  const [active, setActive] = useState<Spot | null>(null);
  const [end, setEnd] = useState<Spot | null>(null);
  /** The place where the pointer was pressed. */
  const pressedSpot = useRef<Spot | null>(null);
  const isIn = (spot: Spot | null): spot is Spot => spot !== null && cellAt(table, spot) !== undefined;
  const area = isIn(active) && isIn(end) ? wholeArea(table, active, end) : null;
  const isSame = (a: Spot | null, b: Spot) => a?.row === b.row && a.column === b.column;
  const selectedArea =
    area && placedCells(table).filter((each) => isWithin(each, area)).length > 1 ? area : null;
  return {
    active: isIn(active) ? active : null,
    area: selectedArea,
    corner: [end, active].find(isIn) ?? null,
    enter: (spot, isReturn) => {
      if (isReturn && isSame(active, spot)) return;
      setActive(spot);
      setEnd(null);
    },
    extend: setEnd,
    mouse: {
      onMouseDown: (event) => {
        const spot = spotOf(event);
        if (!spot) return;
        const extendsSelection = event.button === 0 && event.shiftKey && active !== null;
        // Extending the selection or opening its menu must not move the focus.
        if (extendsSelection || (event.button !== 0 && selectedArea && isWithin(spot, selectedArea)))
          event.preventDefault();
        if (extendsSelection) setEnd(spot);
        else if (event.button === 0) setEnd(null);
        const start = extendsSelection ? active : spot;
        pressedSpot.current = event.button === 0 ? start : null;
      },
      onMouseOver: (event) => {
        const spot = spotOf(event);
        const from = pressedSpot.current;
        if ((event.buttons & 1) === 0) pressedSpot.current = null;
        else if (spot && from && (end || !isSame(spot, from))) setEnd(spot);
      },
    },
  };
}
