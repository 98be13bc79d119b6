/** Moving from cell to cell of a table by keys, as in a spreadsheet. */

/** Row by row, the fields of the cells; before them the tick box, where the row has one. */
const stopsOf = (grid: HTMLElement): HTMLElement[][] =>
  [...grid.querySelectorAll<HTMLElement>("[data-row]")].map((row) => [
    ...row.querySelectorAll<HTMLElement>("[role=checkbox], input.names-cell"),
  ]);

const isCell = (element: HTMLElement | undefined): element is HTMLInputElement =>
  element instanceof HTMLInputElement;

/** @returns whether the focus moved; else the key keeps its own meaning. */
export function moveInGrid(grid: HTMLElement, from: HTMLElement, key: string, isBack: boolean): boolean {
  const rows = stopsOf(grid);
  const row = rows.findIndex((stops) => stops.includes(from));
  const stops = rows[row];
  const target = stops && targetOf({ above: rows[row - 1], stops, below: rows[row + 1] }, from, key, isBack);
  if (!target) return false;
  target.focus();
  if (isCell(target)) target.select();
  return true;
}

interface Around {
  above: HTMLElement[] | undefined;
  stops: HTMLElement[];
  below: HTMLElement[] | undefined;
}

function targetOf(
  { above, stops, below }: Around,
  from: HTMLElement,
  key: string,
  isBack: boolean,
): HTMLElement | undefined {
  const index = stops.indexOf(from);
  // Counted from the end of the row: the blank one has no tick box.
  const inRow = (row: HTMLElement[] | undefined) =>
    row && (row[row.length - stops.length + index] ?? row.find(isCell));
  if (key === "ArrowDown") return inRow(below);
  if (key === "ArrowUp") return inRow(above);
  if (!isCell(from)) return key === "ArrowRight" ? stops[index + 1] : undefined;
  if (key === "Enter") return inRow(isBack ? above : below);
  // Past the end of a row to the first name of the next one, and back; out of the table at its ends.
  if (key === "Tab" && isBack) return isCell(stops[index - 1]) ? undefined : above?.at(-1);
  if (key === "Tab") return index === stops.length - 1 ? below?.find(isCell) : undefined;
  if (key === "ArrowLeft") return from.selectionEnd === 0 ? stops[index - 1] : undefined;
  if (key === "ArrowRight") return from.selectionStart === from.value.length ? stops[index + 1] : undefined;
  return undefined;
}
