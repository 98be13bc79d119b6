/** One table of names, edited like a spreadsheet: every cell is an input. */
import { memo, type ClipboardEvent, type KeyboardEvent } from "react";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { moveInGrid } from "./grid-keys.ts";
import { isAtFault, isBlank, namedColumns, type Kind, type Row, type Rows } from "./rows.ts";
import styles from "./names.module.css";

interface NameGridProps {
  kind: Kind;
  rows: Rows;
  /** Whether the columns for the days of validity are shown. */
  showsDays: boolean;
  /** Whether a row passes the filter. */
  isShown: (row: Row) => boolean;
  tickedKeys: ReadonlySet<number>;
  onTick: (keys: readonly number[], isTicked: boolean) => void;
  onType: (key: number, column: number, text: string) => void;
  /** Handles text pasted into the row with this key; returns false if it is plain text for the cell. */
  onPaste: (text: string, key: number) => boolean;
  onMove: (keys: readonly number[], by: 1 | -1) => void;
  onRemove: () => void;
}

const kindClasses = { units: styles.units, people: styles.people };

/**
 * The maximum length of a cell: room for many short forms, and for pasted text that is still to be corrected.
 */
const longestCell = 1500;

/** Shows the rows that pass the filter, with check boxes, and handles the keys of the grid. */
export function NameGrid({
  kind,
  rows,
  showsDays,
  isShown,
  tickedKeys,
  onTick,
  onType,
  onPaste,
  onMove,
  onRemove,
}: NameGridProps) {
  const words = useMessages().names;
  const columns = words.columns[kind].slice(0, showsDays ? undefined : namedColumns[kind]);
  const filledKeys = rows.filter((row) => !isBlank(row) && isShown(row)).map(({ key }) => key);
  const allTicked = filledKeys.length > 0 && filledKeys.every((key) => tickedKeys.has(key));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (handleKey(event, { tickedKeys, onMove, onRemove })) event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLDivElement>) => {
    const key = event.target instanceof HTMLInputElement ? keyOf(event.target) : null;
    if (key !== null && onPaste(event.clipboardData.getData("text/plain"), key)) event.preventDefault();
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      className={joinClasses(kindClasses[kind], showsDays && styles.dated)}
      aria-label={words.kinds[kind]}
      onKeyDown={onKeyDown}
      onPaste={paste}
    >
      <div role="row" className={joinClasses(styles.row, styles.head)}>
        <span role="columnheader" className={styles.tick}>
          {filledKeys.length > 0 ? (
            <Checkbox
              label={words.tickAll}
              checked={allTicked}
              onChange={(isTicked) => onTick(filledKeys, isTicked)}
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
            isTicked={tickedKeys.has(row.key)}
            onTick={onTick}
            onType={onType}
          />
        ) : null,
      )}
    </div>
  );
}

const arrowSteps: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * Moves rows (Alt with an arrow), removes ticked rows (Delete on a check box) or moves the focus. @returns
 * whether it did
 */
function handleKey(
  event: KeyboardEvent<HTMLDivElement>,
  { tickedKeys, onMove, onRemove }: Pick<NameGridProps, "tickedKeys" | "onMove" | "onRemove">,
): boolean {
  const { target } = event;
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement))
    return false;
  if (event.altKey) {
    const key = keyOf(target);
    const step = arrowSteps[event.key];
    if (step === undefined || key === null) return false;
    onMove(tickedKeys.has(key) ? [...tickedKeys] : [key], step);
    return true;
  }
  if (target.matches("[role=checkbox]") && event.key === "Delete") {
    if (tickedKeys.size === 0) return false;
    onRemove();
    return true;
  }
  return moveInGrid(event.currentTarget, target, event.key, event.shiftKey);
}

/** The key of the row that contains the element. */
const keyOf = (element: HTMLElement): number | null => {
  const key = element.closest<HTMLElement>("[data-row]")?.dataset.row;
  return key === undefined ? null : Number(key);
};

interface GridRowProps extends Pick<NameGridProps, "kind" | "onTick" | "onType"> {
  row: Row;
  /** The number of columns shown. */
  columns: number;
  /** The position of the row in the table, from 1. */
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
    <div role="row" className={styles.row} data-row={row.key} data-ticked={isTicked || undefined}>
      <span role="gridcell" className={styles.tick}>
        {blank ? null : (
          <Checkbox label={words.tick(number)} checked={isTicked} onChange={(to) => onTick([row.key], to)} />
        )}
      </span>
      {row.cells.slice(0, columns).map((cell, column) => (
        <span key={words.columns[kind][column]} role="gridcell">
          <input
            className={styles.cell}
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
