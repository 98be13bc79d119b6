/** One table of names, edited like a spreadsheet: every cell is a field. */
import { memo, type ClipboardEvent, type KeyboardEvent } from "react";
import { useMessages } from "../app/messages.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { moveInGrid } from "./grid-keys.ts";
import { isAtFault, isBlank, namedColumns, type Kind, type Row, type Rows } from "./rows.ts";

interface NameGridProps {
  kind: Kind;
  rows: Rows;
  /** Whether the columns of the days are shown. */
  showsDays: boolean;
  /** Whether a row is shown now. */
  isShown: (row: Row) => boolean;
  ticked: ReadonlySet<number>;
  onTick: (keys: readonly number[], isTicked: boolean) => void;
  onType: (key: number, column: number, text: string) => void;
  /** Several rows were pasted while the caret was in this one. */
  onPaste: (text: string, key: number) => boolean;
  onMove: (keys: readonly number[], by: 1 | -1) => void;
  onRemove: () => void;
}

/** Of a cell: it may hold many short forms, and what was pasted and is to be corrected. */
const longestCell = 1500;

export function NameGrid({
  kind,
  rows,
  showsDays,
  isShown,
  ticked,
  onTick,
  onType,
  onPaste,
  onMove,
  onRemove,
}: NameGridProps) {
  const words = useMessages().names;
  const columns = words.columns[kind].slice(0, showsDays ? undefined : namedColumns[kind]);
  const filled = rows.filter((row) => !isBlank(row) && isShown(row)).map(({ key }) => key);
  const allTicked = filled.length > 0 && filled.every((key) => ticked.has(key));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (
      event.nativeEvent.isComposing ||
      event.ctrlKey ||
      event.metaKey ||
      !(event.target instanceof HTMLElement)
    )
      return;
    const key = keyOf(event.target);
    const isTick = event.target.matches("[role=checkbox]");
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    let isDone = false;
    if (event.altKey) {
      isDone = step !== null && key !== null;
      if (step !== null && key !== null) onMove(ticked.has(key) ? [...ticked] : [key], step);
    } else if (isTick && event.key === "Delete") {
      isDone = ticked.size > 0;
      if (isDone) onRemove();
    } else {
      isDone = moveInGrid(event.currentTarget, event.target, event.key, event.shiftKey);
    }
    if (isDone) event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLDivElement>) => {
    const key = event.target instanceof HTMLInputElement ? keyOf(event.target) : null;
    if (key !== null && onPaste(event.clipboardData.getData("text/plain"), key)) event.preventDefault();
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      className={`names-grid names-${kind}${showsDays ? " names-dated" : ""}`}
      aria-label={words.kinds[kind]}
      onKeyDown={onKeyDown}
      onPaste={paste}
    >
      <div role="row" className="names-row names-head">
        <span role="columnheader" className="names-tick">
          {filled.length > 0 ? (
            <Checkbox
              label={words.tickAll}
              checked={allTicked}
              onChange={(isTicked) => onTick(filled, isTicked)}
            />
          ) : null}
        </span>
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {column}
          </span>
        ))}
      </div>
      {rows.map((row, index) =>
        isShown(row) ? (
          <GridRow
            key={row.key}
            row={row}
            number={index + 1}
            kind={kind}
            columns={columns.length}
            isTicked={ticked.has(row.key)}
            onTick={onTick}
            onType={onType}
          />
        ) : null,
      )}
    </div>
  );
}

const keyOf = (element: HTMLElement): number | null => {
  const key = element.closest<HTMLElement>("[data-row]")?.dataset.row;
  return key === undefined ? null : Number(key);
};

interface GridRowProps extends Pick<NameGridProps, "kind" | "onTick" | "onType"> {
  row: Row;
  /** How many are shown. */
  columns: number;
  number: number;
  isTicked: boolean;
}

const GridRow = memo(function GridRow({
  row,
  columns,
  number,
  kind,
  isTicked,
  onTick,
  onType,
}: GridRowProps) {
  const words = useMessages().names;
  const blank = isBlank(row);
  return (
    <div role="row" className="names-row" data-row={row.key} data-ticked={isTicked || undefined}>
      <span role="gridcell" className="names-tick">
        {blank ? null : (
          <Checkbox label={words.tick(number)} checked={isTicked} onChange={(to) => onTick([row.key], to)} />
        )}
      </span>
      {row.cells.slice(0, columns).map((cell, column) => (
        <span key={words.columns[kind][column]} role="gridcell">
          <input
            className="names-cell"
            aria-label={words.cell(words.columns[kind][column] ?? "", number)}
            placeholder={blank ? words.hints[kind][column] : undefined}
            value={cell}
            maxLength={longestCell}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={isAtFault(row, kind, column)}
            onChange={(event) => onType(row.key, column, event.target.value)}
          />
        </span>
      ))}
    </div>
  );
});
