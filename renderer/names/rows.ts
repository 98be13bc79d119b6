/**
 * The tables of names while they are edited: rows of cells with stable keys, always with one blank row at the
 * end.
 */
import { findDate } from "../../shared/basics/dates.ts";
import { person, unit, type NameTables } from "../../shared/names/tables.ts";

export const kinds = ["units", "people"] as const;
export type Kind = (typeof kinds)[number];

export interface Row {
  /** Identifies the row as long as it is on the screen. */
  key: number;
  /**
   * For a unit: full name, short forms joined by 、. For a person: name, unit, post. Then for both: valid
   * from, valid to.
   */
  cells: readonly string[];
  /** The saved entry, `null` for a new row; it preserves the properties that the screen does not show. */
  origin: object | null;
}
export type Rows = readonly Row[];

/** Number of columns before those of the days. */
export const namedColumns: Record<Kind, number> = { units: 2, people: 3 };
/** Number of all columns. */
const columns: Record<Kind, number> = { units: 4, people: 5 };
/** Separates short forms. */
const separator = /[、，,；;\n]/u;

let lastKey = 0;
const createRow = (kind: Kind, cells: readonly string[], origin: object | null = null): Row => ({
  key: (lastKey += 1),
  cells: padCells(kind, cells),
  origin,
});
/** As many cells as the table has columns. */
const padCells = (kind: Kind, cells: readonly string[]): string[] =>
  Array.from({ length: columns[kind] }, (_, column) => cells[column] ?? "");

/** Whether all cells of a row are empty. */
export const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === "");

/**
 * The rows with exactly one blank row at the end; of several it keeps the one that has the caret, else the
 * first.
 */
function withBlank(rows: Rows, kind: Kind, typedIn?: number): Rows {
  const filledCount = rows.findLastIndex((each) => !isBlank(each)) + 1;
  const blank =
    rows.slice(filledCount).find(({ key }) => key === typedIn) ?? rows[filledCount] ?? createRow(kind, []);
  return [...rows.slice(0, filledCount), blank];
}

/** Makes the rows of one table. */
export function rowsOf(tables: NameTables, kind: Kind): Rows {
  const rows =
    kind === "units"
      ? tables.units.map((each) =>
          createRow(kind, [each.full, each.short.join("、"), each.from ?? "", each.to ?? ""], each),
        )
      : tables.people.map((each) =>
          createRow(kind, [each.name, each.unit, each.post, each.from ?? "", each.to ?? ""], each),
        );
  return withBlank(rows, kind);
}

/** The entry that a row is saved as; `null` if the row is not valid. */
function entryOf({ cells, origin }: Row, kind: Kind): object | null {
  const [first = "", second = "", third = ""] = cells;
  const short = second.split(separator).filter((form) => form.trim() !== "");
  const [from, to] = cells.slice(namedColumns[kind]).map(readDay);
  const result =
    kind === "units"
      ? unit.safeParse({ ...origin, full: first, short, from, to })
      : person.safeParse({ ...origin, name: first, unit: second, post: third, from, to });
  return result.success ? result.data : null;
}

/**
 * Reads a day as people write it (2026-01-02, 2026年1月2日) as `YYYY-MM-DD`. Undefined for an empty cell; other
 * text is returned unchanged and fails the validation.
 */
const readDay = (cell: string): string | undefined =>
  cell.trim() === "" ? undefined : (findDate(cell.trim())?.date ?? cell);

/** Whether any row has a day from which or until which it is valid. */
export const hasDays = (rows: Rows, kind: Kind): boolean =>
  rows.some(({ cells }) => cells.slice(namedColumns[kind]).some((cell) => cell.trim() !== ""));

/** Whether a row has text but cannot be saved: its name is missing or too long, or a day is not valid. */
export const isIncomplete = (each: Row, kind: Kind): boolean =>
  !isBlank(each) && entryOf(each, kind) === null;

/** Whether a cell is the reason why its row cannot be saved: a day that is not valid, or the name. */
export function isAtFault(each: Row, kind: Kind, column: number): boolean {
  const cell = (each.cells[column] ?? "").trim();
  const namedCount = namedColumns[kind];
  if (column >= namedCount) return cell !== "" && findDate(cell) === null;
  return (
    column === 0 && isIncomplete({ ...each, cells: padCells(kind, each.cells.slice(0, namedCount)) }, kind)
  );
}

/** The tables to save. A row that is not valid keeps its saved entry. */
export function tablesOf(rows: Record<Kind, Rows>): NameTables {
  const entries = <Entry>(kind: Kind, schema: { safeParse(value: unknown): { data?: Entry } }): Entry[] =>
    rows[kind]
      .filter((each) => !isBlank(each))
      .flatMap((each) => schema.safeParse(entryOf(each, kind) ?? each.origin).data ?? []);
  return { units: entries("units", unit), people: entries("people", person) };
}

/** The rows with the text of one cell changed. */
export function withCell(rows: Rows, kind: Kind, key: number, column: number, text: string): Rows {
  return withBlank(
    rows.map((each) => (each.key === key ? { ...each, cells: each.cells.with(column, text) } : each)),
    kind,
    key,
  );
}

/**
 * Reads rows copied from a spreadsheet as cells; a heading with the names of the columns is dropped. `null`
 * if the text is a single cell.
 */
export function readPasted(text: string, kind: Kind, headings: readonly string[]): string[][] | null {
  if (!/[\t\n]/u.test(text.trimEnd())) return null;
  const lines = text.split(/\r?\n/u).map((line) => line.split("\t").map(readCell));
  return readRows(lines, kind, headings);
}

/**
 * Reads the rows of a spreadsheet as cells. For units all further columns are short forms, unless the heading
 * names the third column as the day from which the unit is valid.
 */
export function readRows(
  lines: readonly (readonly string[])[],
  kind: Kind,
  headings: readonly string[],
): string[][] {
  const filledLines = lines.filter((cells) => cells.some((cell) => cell !== ""));
  const heading = filledLines[0]?.[0] === headings[0] ? filledLines[0] : undefined;
  const rows = heading ? filledLines.slice(1) : filledLines;
  const inPlace = kind === "people" || (headings[2] !== undefined && heading?.[2] === headings[2]);
  return rows.map((cells) =>
    padCells(
      kind,
      inPlace
        ? cells
        : [
            cells[0] ?? "",
            cells
              .slice(1)
              .filter((cell) => cell !== "")
              .join("、"),
          ],
    ),
  );
}

/** Reads a copied cell: spreadsheets quote a cell that contains a quotation mark, and double the mark. */
const readCell = (cell: string): string =>
  (/^".*"$/u.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim();

/**
 * The rows with new ones added after the row `after`, or in its place if that is blank; `null` adds them at
 * the end. Rows that the table already has are skipped and counted as `repeated`.
 */
export function withAdded(
  rows: Rows,
  kind: Kind,
  cells: readonly (readonly string[])[],
  after: number | null,
): { rows: Rows; addedRows: Rows; repeatedCount: number } {
  const contents = new Set(rows.map((each) => JSON.stringify(each.cells)));
  const addedRows: Row[] = [];
  for (const each of cells) {
    const content = JSON.stringify(each);
    if (contents.has(content)) continue;
    contents.add(content);
    addedRows.push(createRow(kind, each));
  }
  const index = insertionIndex(rows, after);
  return {
    rows: withBlank([...rows.slice(0, index), ...addedRows, ...rows.slice(index)], kind),
    addedRows,
    repeatedCount: cells.length - addedRows.length,
  };
}

function insertionIndex(rows: Rows, after: number | null): number {
  const at = after === null ? -1 : rows.findIndex(({ key }) => key === after);
  const row = rows[at];
  if (!row) return rows.length - 1;
  return isBlank(row) ? at : at + 1;
}

/** The rows of a table that has only these cells. */
export const rowsWith = (kind: Kind, cells: readonly (readonly string[])[]): Rows =>
  withAdded(withBlank([], kind), kind, cells, null).rows;

/** Removed rows with the index that each had. */
export type Removed = readonly { row: Row; index: number }[];

/** The rows without those of the given keys; the blank row stays. */
export function withoutRows(
  rows: Rows,
  kind: Kind,
  keys: ReadonlySet<number>,
): { rows: Rows; removedRows: Removed } {
  const removedRows = rows.flatMap((each, index) =>
    keys.has(each.key) && !isBlank(each) ? [{ row: each, index }] : [],
  );
  return {
    rows: withBlank(
      rows.filter(({ key }) => !removedRows.some(({ row }) => row.key === key)),
      kind,
    ),
    removedRows,
  };
}

/** The rows with removed ones back in their places. */
export function withRestored(rows: Rows, kind: Kind, removedRows: Removed): Rows {
  return withBlank(
    removedRows.reduce<Rows>(
      (all, { row, index }) => all.toSpliced(Math.min(index, all.length - 1), 0, row),
      rows,
    ),
    kind,
  );
}

/**
 * The rows with some moved by one place, in their order; rows at the edge stay, and the blank row stays last.
 */
export function withMoved(rows: Rows, keys: ReadonlySet<number>, by: 1 | -1): Rows {
  const result = [...rows];
  const last = result.length - 1;
  const order = result.slice(0, last).map((_, index) => (by === -1 ? index : last - 1 - index));
  for (const index of order) {
    const row = result[index];
    const neighbour = result[index + by];
    if (!row || !neighbour || index + by >= last || !keys.has(row.key) || keys.has(neighbour.key)) continue;
    result[index] = neighbour;
    result[index + by] = row;
  }
  return result;
}
