import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useMessages } from "../../app/messages.tsx";

/** The largest table that is inserted at once; rows and columns are added later. */
const most = { rows: 10, columns: 8 };
/** What Enter alone gives. */
const usual = { rows: 3, columns: 3 };

/** The size that the square under the pointer stands for. */
function sizeAt({ target }: { target: EventTarget }): { rows: number; columns: number } | null {
  const { row, column } = target instanceof HTMLElement ? target.dataset : {};
  return row && column ? { rows: Number(row), columns: Number(column) } : null;
}

/** A grid to show with the mouse or the arrow keys how large a table is to be. */
export function GridPicker({ onChoose }: { onChoose: (rows: number, columns: number) => void }) {
  const words = useMessages().objects;
  const [size, setSize] = useState(usual);
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const columns = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (rows === 0 && columns === 0) return;
    event.preventDefault();
    setSize({
      rows: Math.min(most.rows, Math.max(1, size.rows + rows)),
      columns: Math.min(most.columns, Math.max(1, size.columns + columns)),
    });
  };
  return (
    <div className="grid-picker">
      <button
        ref={field}
        type="button"
        className="grid-picker-cells"
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
          const [row, column] = [Math.floor(index / most.columns) + 1, (index % most.columns) + 1];
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
