import { useRef, type PointerEvent } from "react";
import { moveBorder } from "./columns.ts";
import styles from "./tables.module.css";

interface ColumnBordersProps {
  /** Widths of the columns, in per cent of the table. */
  widths: readonly number[];
  onDrag: (widths: number[] | null) => void;
  onDrop: (widths: number[]) => void;
}

/** The borders between columns. Dragging one changes the widths; the menu does the same by keyboard. */
export function ColumnBorders({ widths, onDrag, onDrop }: ColumnBordersProps) {
  const drag = useRef<{ from: number; widths: readonly number[]; width: number } | null>(null);
  const dragBorder = (event: PointerEvent, column: number): number[] | null => {
    const start = drag.current;
    return start && moveBorder(start.widths, column, ((event.clientX - start.from) / start.width) * 100);
  };
  return widths.slice(0, -1).map((_width, column) => {
    const left = widths.slice(0, column + 1).reduce((sum, width) => sum + width, 0);
    return (
      <span
        // oxlint-disable-next-line react/no-array-index-key -- a border has no name but its place
        key={column}
        className={styles.columnBorder}
        aria-hidden
        style={{ left: `${left}%` }}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = {
            from: event.clientX,
            widths,
            width: event.currentTarget.parentElement?.getBoundingClientRect().width ?? 1,
          };
        }}
        onPointerMove={(event) => {
          const movedWidths = dragBorder(event, column);
          if (movedWidths) onDrag(movedWidths);
        }}
        onPointerUp={(event) => {
          const movedWidths = dragBorder(event, column);
          drag.current = null;
          if (movedWidths) onDrop(movedWidths);
        }}
        onPointerCancel={() => {
          drag.current = null;
          onDrag(null);
        }}
      />
    );
  });
}
