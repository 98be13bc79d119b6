/** The tables of names as they are edited: rows of cells with keys of their own, and always a blank row at the end. */
import { findDate } from "../../shared/bulletin/dates.ts";
import { person, unit, type NameTables } from "../../shared/bulletin/names/tables.ts";

export const kinds = ["units", "people"] as const;
export type Kind = (typeof kinds)[number];

export interface Row {
  /** Stays with the row as long as it is on the screen. */
  key: number;
  /** Of a unit: full name, short forms joined by 、. Of a person: name, unit, post. Of both then: valid from, valid to. */
  cells: readonly string[];
  /** What the row was saved as, null for a new one: properties that the screen does not show stay. */
  origin: object | null;
}
export type Rows = readonly Row[];

/** Columns before those of the days. */
export const namedColumns: Record<Kind, number> = { units: 2, people: 3 };
const columns: Record<Kind, number> = { units: 4, people: 5 };
/** Between short forms. */
const separator = /[、，,；;\n]/u;

let lastKey = 0;
const row = (kind: Kind, cells: readonly string[], origin: object | null = null): Row => ({
  key: (lastKey += 1),
  cells: padded(kind, cells),
  origin,
});
const padded = (kind: Kind, cells: readonly string[]): string[] =>
  Array.from({ length: columns[kind] }, (_, column) => cells[column] ?? "");

export const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === "");

/** With one blank row at the end, to type into: of several the one that is being typed in, else the first. */
function withBlank(rows: Rows, kind: Kind, typedIn?: number): Rows {
  const filled = rows.findLastIndex((each) => !isBlank(each)) + 1;
  const blank = rows.slice(filled).find(({ key }) => key === typedIn) ?? rows[filled] ?? row(kind, []);
  return [...rows.slice(0, filled), blank];
}

export function rowsOf(tables: NameTables, kind: Kind): Rows {
  const rows =
    kind === "units"
      ? tables.units.map((each) =>
          row(kind, [each.full, each.short.join("、"), each.from ?? "", each.to ?? ""], each),
        )
      : tables.people.map((each) =>
          row(kind, [each.name, each.unit, each.post, each.from ?? "", each.to ?? ""], each),
        );
  return withBlank(rows, kind);
}

/** What a row is saved as; null where it cannot be. */
function entryOf({ cells, origin }: Row, kind: Kind): object | null {
  const [first = "", second = "", third = ""] = cells;
  const short = second.split(separator).filter((form) => form.trim() !== "");
  const [from, to] = cells.slice(namedColumns[kind]).map(dayOf);
  const read =
    kind === "units"
      ? unit.safeParse({ ...origin, full: first, short, from, to })
      : person.safeParse({ ...origin, name: first, unit: second, post: third, from, to });
  return read.success ? read.data : null;
}

/** A day as people write it: 2026-01-02, 2026年1月2日. Undefined for an empty cell; what is no day stays as it is, and is not valid. */
const dayOf = (cell: string): string | undefined =>
  cell.trim() === "" ? undefined : (findDate(cell.trim())?.date ?? cell);

/** Whether any row says from when or until when it holds. */
export const hasDays = (rows: Rows, kind: Kind): boolean =>
  rows.some(({ cells }) => cells.slice(namedColumns[kind]).some((cell) => cell.trim() !== ""));

/** Whether a row has text and cannot be saved: it lacks a name, has too long a one, or what is no day. */
export const isIncomplete = (each: Row, kind: Kind): boolean =>
  !isBlank(each) && entryOf(each, kind) === null;

/** Whether a cell is why its row cannot be saved: what is to be a day and is none, or the name. */
export function isAtFault(each: Row, kind: Kind, column: number): boolean {
  const cell = (each.cells[column] ?? "").trim();
  const named = namedColumns[kind];
  if (column >= named) return cell !== "" && findDate(cell) === null;
  return column === 0 && isIncomplete({ ...each, cells: padded(kind, each.cells.slice(0, named)) }, kind);
}

/** What is saved of all rows: of one that cannot be saved, what it was. */
export function tablesOf(rows: Record<Kind, Rows>): NameTables {
  const saved = (each: Row, kind: Kind) => entryOf(each, kind) ?? each.origin;
  const entries = (kind: Kind) =>
    rows[kind]
      .filter((each) => !isBlank(each))
      .map((each) => saved(each, kind))
      .filter((entry) => entry !== null);
  return {
    units: entries("units") as NameTables["units"],
    people: entries("people") as NameTables["people"],
  };
}

export function withCell(rows: Rows, kind: Kind, key: number, column: number, text: string): Rows {
  return withBlank(
    rows.map((each) => (each.key === key ? { ...each, cells: each.cells.with(column, text) } : each)),
    kind,
    key,
  );
}

/** Copied rows of a spreadsheet as cells; null for a text that is just one cell. A heading that copies the columns' names goes. */
export function readPasted(text: string, kind: Kind, headings: readonly string[]): string[][] | null {
  if (!/[\t\n]/u.test(text.trimEnd())) return null;
  const lines = text.split(/\r?\n/u).map((line) => line.split("\t").map(readCell));
  return readRows(lines, kind, headings);
}

/**
 * Rows of a spreadsheet as cells. Of units the further columns are short forms, unless the heading says that the third is
 * the day from which they hold.
 */
export function readRows(
  lines: readonly (readonly string[])[],
  kind: Kind,
  headings: readonly string[],
): string[][] {
  const filled = lines.filter((cells) => cells.some((cell) => cell !== ""));
  const heading = filled[0]?.[0] === headings[0] ? filled[0] : undefined;
  const rows = heading ? filled.slice(1) : filled;
  const inPlace = kind === "people" || (headings[2] !== undefined && heading?.[2] === headings[2]);
  return rows.map((cells) =>
    padded(
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

/** A cell with a quotation mark is copied in quotation marks, the mark doubled. */
const readCell = (cell: string): string =>
  (/^".*"$/u.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim();

/** Adds rows behind one, or in its place where it is blank. Those that are there already are not doubled. */
export function withAdded(
  rows: Rows,
  kind: Kind,
  cells: readonly (readonly string[])[],
  after: number | null,
): { rows: Rows; added: Rows; repeated: number } {
  const known = new Set(rows.map((each) => JSON.stringify(each.cells)));
  const added = cells
    .filter((each) => !known.has(JSON.stringify(each)) && known.add(JSON.stringify(each)))
    .map((each) => row(kind, each));
  const at = after === null ? -1 : rows.findIndex(({ key }) => key === after);
  const place = rows[at];
  const index = at === -1 ? rows.length - 1 : place && isBlank(place) ? at : at + 1;
  return {
    rows: withBlank([...rows.slice(0, index), ...added, ...rows.slice(index)], kind),
    added,
    repeated: cells.length - added.length,
  };
}

/** Rows of these cells alone. */
export const rowsWith = (kind: Kind, cells: readonly (readonly string[])[]): Rows =>
  withAdded(withBlank([], kind), kind, cells, null).rows;

export type Removed = readonly { row: Row; index: number }[];

export function withoutRows(
  rows: Rows,
  kind: Kind,
  keys: ReadonlySet<number>,
): { rows: Rows; removed: Removed } {
  const removed = rows.flatMap((each, index) =>
    keys.has(each.key) && !isBlank(each) ? [{ row: each, index }] : [],
  );
  return {
    rows: withBlank(
      rows.filter(({ key }) => !removed.some(({ row }) => row.key === key)),
      kind,
    ),
    removed,
  };
}

/** Brings removed rows back to where they were. */
export function withRestored(rows: Rows, kind: Kind, removed: Removed): Rows {
  return withBlank(
    removed.reduce<Rows>(
      (all, { row, index }) => all.toSpliced(Math.min(index, all.length - 1), 0, row),
      rows,
    ),
    kind,
  );
}

/** Moves rows by one place, each in its order; those at the edge stay, and the blank row stays last. */
export function withMoved(rows: Rows, keys: ReadonlySet<number>, by: 1 | -1): Rows {
  const moved = [...rows];
  const last = moved.length - 1;
  const order = moved.slice(0, last).map((_, index) => (by === -1 ? index : last - 1 - index));
  for (const index of order) {
    const [from, to] = [moved[index], moved[index + by]];
    if (!from || !to || index + by >= last || !keys.has(from.key) || keys.has(to.key)) continue;
    [moved[index], moved[index + by]] = [to, from];
  }
  return moved;
}
