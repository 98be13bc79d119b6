/** Reads HTML tables of Word, WPS, Excel and web pages. */
import { tableOf, wholeHeader, type PlacedTableCell } from "../../../../shared/document/table.ts";
import { collapseSpace } from "../../nodes/html-space.ts";
import { tableLimits, type Table, type TableCell } from "../../../../shared/document/schema.ts";

/**
 * Reads a table. `too-large` if it exceeds the limits of a bulletin; null if it has one cell only: web pages
 * and mails use those for layout.
 */
export function readTable(element: HTMLTableElement): Table | "too-large" | null {
  const rows = [...element.rows].filter((row) => row.closest("table") === element);
  if (rows.length > tableLimits.rows) return "too-large";
  const occupiedSpots = new Set<string>();
  const tableCells: PlacedTableCell[] = [];
  let width = 0;
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (occupiedSpots.has(`${row} ${column}`)) column += 1;
      let columns = 1;
      while (columns < cell.colSpan && !occupiedSpots.has(`${row} ${column + columns}`)) columns += 1;
      // A span of 0 extends to the end of the table.
      const down = Math.min(cell.rowSpan === 0 ? rows.length : cell.rowSpan, rows.length - row);
      for (let below = row; below < row + down; below += 1)
        for (let along = column; along < column + columns; along += 1) occupiedSpots.add(`${below} ${along}`);
      tableCells.push({ cell: readCell(cell), row, column, rows: down, columns });
      column += columns;
      width = Math.max(width, column);
      if (width > tableLimits.columns) return "too-large";
    }
  }
  if (tableCells.length < 2) return null;
  for (const row of rows.keys()) {
    for (let column = 0; column < width; column += 1)
      if (!occupiedSpots.has(`${row} ${column}`))
        tableCells.push({ cell: { text: "" }, row, column, rows: 1, columns: 1 });
  }
  const isHeader = ({ parentElement, cells }: HTMLTableRowElement) =>
    parentElement?.tagName === "THEAD" || [...cells].every((cell) => cell.tagName === "TH");
  const body = rows.findIndex((row) => !isHeader(row));
  const empty: Table = {
    columns: readWidths(element, width),
    headerRows: body < 0 ? rows.length : body,
    rows: [],
  };
  return wholeHeader(tableOf(empty, rows.length, tableCells));
}

function readCell(cell: HTMLTableCellElement): TableCell {
  const align =
    cell.style.textAlign ||
    cell.getAttribute("align") ||
    cell.querySelector("p")?.style.textAlign ||
    cell.querySelector("p")?.getAttribute("align");
  return { text: cellText(cell), ...((align === "left" || align === "right") && { align }) };
}

const lines = new Set(["P", "DIV", "BR", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6"]);

/** The text of a cell with one line for each paragraph, also for paragraphs of a nested table. */
function cellText(cell: Element): string {
  let text = "";
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += collapseSpace(node.textContent ?? "");
    if (!(node instanceof Element) || node.tagName === "STYLE" || node.tagName === "SCRIPT") return;
    const isLine = lines.has(node.tagName);
    if (isLine) text += "\n";
    for (const child of node.childNodes) walk(child);
    if (isLine && node.tagName !== "BR") text += "\n";
  };
  for (const child of cell.childNodes) walk(child);
  return text.replaceAll(/[ \u00a0]*\n[\s\u00a0]*/gu, "\n").replaceAll(/^[\s\u00a0]+|[\s\u00a0]+$/gu, "");
}

/**
 * The widths of columns from `col` elements, or from the first row with one cell for each column. Else they
 * are equal.
 */
function readWidths(element: HTMLTableElement, width: number): number[] {
  const columnElements = [...element.querySelectorAll<HTMLTableColElement>("col")].filter(
    (column) => column.closest("table") === element,
  );
  const columns = columnElements.flatMap((column) =>
    Array.from({ length: column.span }, () => widthOf(column)),
  );
  const row = [...element.rows].find(
    ({ cells }) => cells.length === width && [...cells].every(({ colSpan }) => colSpan === 1),
  );
  const usable = [columns, row ? [...row.cells].map(widthOf) : []].find(
    (widths) => widths.length === width && widths.every((each) => each > 0),
  );
  return usable?.map((each) => Math.max(1, Math.round(each))) ?? Array.from({ length: width }, () => 1);
}

const widthOf = (element: HTMLElement): number =>
  Number.parseFloat(element.style.width || element.getAttribute("width") || "0") || 0;
