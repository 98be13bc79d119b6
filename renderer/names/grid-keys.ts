/** Moves the focus from cell to cell of a table by keys, as in a spreadsheet. */
import styles from "./names.module.css";

/**
 * The elements that take the focus, row by row: the check box, if the row has one, and the inputs of the
 * cells.
 */
const stopsOf = (grid: HTMLElement): HTMLElement[][] =>
  [...grid.querySelectorAll<HTMLElement>("[data-row]")].map((row) => [
    ...row.querySelectorAll<HTMLElement>(`[role=checkbox], .${styles.cell}`),
  ]);

const isCell = (element: HTMLElement | undefined): element is HTMLInputElement =>
  element instanceof HTMLInputElement;

/**
 * Moves the focus to the cell that a key leads to.
 * @returns false if the key leads nowhere and is to have its usual effect
 */
export function moveInGrid(grid: HTMLElement, from: HTMLElement, key: string, isBack: boolean): boolean {
  const rows = stopsOf(grid);
  const row = rows.findIndex((stops) => stops.includes(from));
  const stops = rows[row];
  const target =
    stops && findTarget({ above: rows[row - 1], stops, below: rows[row + 1] }, from, key, isBack);
  if (!target) return false;
  target.focus();
  if (isCell(target)) target.select();
  return true;
}

/** The row of the focus, and its neighbours. */
interface RowsAround {
  above: HTMLElement[] | undefined;
  stops: HTMLElement[];
  below: HTMLElement[] | undefined;
}

function findTarget(
  { above, stops, below }: RowsAround,
  from: HTMLElement,
  key: string,
  isBack: boolean,
): HTMLElement | undefined {
  const index = stops.indexOf(from);
  // Count from the end of the row, because the blank row has no check box.
  const inRow = (row: HTMLElement[] | undefined) =>
    row && (row[row.length - stops.length + index] ?? row.find(isCell));
  if (key === "ArrowDown") return inRow(below);
  if (key === "ArrowUp") return inRow(above);
  if (!isCell(from)) return key === "ArrowRight" ? stops[index + 1] : undefined;
  if (key === "Enter") return inRow(isBack ? above : below);
  // Tab goes from the end of a row to the first name of the next, and back; at the ends it leaves the table.
  if (key === "Tab" && isBack) return isCell(stops[index - 1]) ? undefined : above?.at(-1);
  if (key === "Tab") return index === stops.length - 1 ? below?.find(isCell) : undefined;
  if (key === "ArrowLeft") return from.selectionEnd === 0 ? stops[index - 1] : undefined;
  if (key === "ArrowRight") return from.selectionStart === from.value.length ? stops[index + 1] : undefined;
  return undefined;
}
