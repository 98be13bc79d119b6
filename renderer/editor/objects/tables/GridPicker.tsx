/** Chooses the size of a new table. */
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useMessages } from "../../../app/messages.tsx";
import styles from "./tables.module.css";

/** The largest size that can be chosen; rows and columns can be added later. */
const most = { rows: 10, columns: 8 };
/** The size that Enter inserts at once. */
const usual = { rows: 3, columns: 3 };

/** How a key changes the size. */
const steps: Partial<Record<string, { rows: number; columns: number }>> = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
};

/** The size of the square under the pointer. */
function sizeAt({ target }: { target: EventTarget }): { rows: number; columns: number } | null {
  const { row, column } = target instanceof HTMLElement ? target.dataset : {};
  return row && column ? { rows: Number(row), columns: Number(column) } : null;
}

/** A grid of squares on which the mouse or the arrow keys choose rows and columns. */
export function GridPicker({ onChoose }: { onChoose: (rows: number, columns: number) => void }) {
  const words = useMessages().objects;
  const [size, setSize] = useState(usual);
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    const { rows, columns } = step;
    event.preventDefault();
    setSize({
      rows: Math.min(most.rows, Math.max(1, size.rows + rows)),
      columns: Math.min(most.columns, Math.max(1, size.columns + columns)),
    });
  };
  return (
    <div className={styles.gridPicker}>
      <button
        ref={field}
        type="button"
        className={styles.gridPickerCells}
        data-autofocus
        aria-label={words.insertTable}
        aria-describedby="grid-picker-size"
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setSize(sizeAt(event) ?? size)}
        onClick={(event) => {
          const { rows, columns } = sizeAt(event) ?? size;
          onChoose(rows, columns);
        }}
      >
        {Array.from({ length: most.rows * most.columns }, (_each, index) => {
          const row = Math.floor(index / most.columns) + 1;
          const column = (index % most.columns) + 1;
          return (
            <span
              key={`${row} ${column}`}
              data-row={row}
              data-column={column}
              data-chosen={(row <= size.rows && column <= size.columns) || undefined}
            />
          );
        })}
      </button>
      <output id="grid-picker-size">{words.gridSize(size.rows, size.columns)}</output>
      <small>{words.gridHint}</small>
    </div>
  );
}
