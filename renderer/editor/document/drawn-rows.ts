/**
 * Draws the rows of a large table in pieces, so that the window keeps answering: a browser lays out a text field
 * for each cell. One piece is drawn in each frame, whatever the number of tables.
 */
import { useEffect, useState } from "react";
import type { Table } from "../../../shared/document/schema.ts";

/** A table with more cells is drawn in pieces. */
const mostCells = 400;
/** The number of cells in a piece. */
const pieceCells = 200;

/** Draws the next rows of each table that is not drawn yet. */
const waiting = new Set<() => void>();
let isScheduled = false;

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() =>
    setTimeout(() => {
      isScheduled = false;
      const [draw] = waiting;
      if (draw) draw();
      if (waiting.size > 0) schedule();
    }),
  );
}

/** The share of rows that is drawn, of each table that is not drawn to its end. */
const shares = new Map<symbol, number>();

/** The share that is drawn of the table that is the furthest from its end; null when all are drawn. */
export const drawnShare = (): number | null => (shares.size === 0 ? null : Math.min(...shares.values()));

/** The number of rows that are drawn now; Infinity when all are. */
export function useDrawnRows({ rows, columns }: Table): number {
  const piece = Math.ceil(pieceCells / columns.length);
  const [id] = useState(() => Symbol("table"));
  const [count, setCount] = useState(rows.length * columns.length > mostCells ? piece : Infinity);
  useEffect(() => {
    if (count === Infinity) return undefined;
    const draw = () => {
      waiting.delete(draw);
      // Rows that are added to a table that is drawn appear at once.
      setCount(count + piece < rows.length ? count + piece : Infinity);
    };
    waiting.add(draw);
    shares.set(id, count / rows.length);
    schedule();
    return () => {
      waiting.delete(draw);
      shares.delete(id);
    };
  }, [id, count, piece, rows.length]);
  return count;
}
