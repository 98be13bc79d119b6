/** The tables of names as they are edited: rows of cells with keys of their own, and always a blank row at the end. */
import { person, unit, type NameTables } from "../../shared/bulletin/names/tables.ts";

export const kinds = ["units", "people"] as const;
export type Kind = (typeof kinds)[number];

export interface Row {
  /** Stays with the row as long as it is on the screen. */
  key: number;
  /** Of a unit: full name, short forms joined by 、. Of a person: name, unit, post. */
  cells: readonly string[];
  /** What the row was saved as: properties that the screen does not show stay. */
  origin: object;
}
export type Rows = readonly Row[];

const columns: Record<Kind, number> = { units: 2, people: 3 };
/** Between short forms. */
const separator = /[、，,；;\n]/u;

let lastKey = 0;
const row = (cells: readonly string[], origin: object = {}): Row => ({ key: (lastKey += 1), cells, origin });

export const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === "");

/** With one blank row at the end, to type into: of several the one that is being typed in, else the first. */
function withBlank(rows: Rows, kind: Kind, typedIn?: number): Rows {
  const filled = rows.findLastIndex((each) => !isBlank(each)) + 1;
  const blank = rows.slice(filled).find(({ key }) => key === typedIn) ?? rows[filled] ?? row(Array.from({ length: columns[kind] }, () => ""));
  return [...rows.slice(0, filled), blank];
}

export function rowsOf(tables: NameTables, kind: Kind): Rows {
  const rows = kind === "units" ? tables.units.map((each) => row([each.full, each.short.join("、")], each)) : tables.people.map((each) => row([each.name, each.unit, each.post], each));
  return withBlank(rows, kind);
}

/** What a row is saved as; null where it cannot be. */
function entryOf({ cells, origin }: Row, kind: Kind): object | null {
  const [first = "", second = "", third = ""] = cells;
  const short = second.split(separator).filter((form) => form.trim() !== "");
  const read = kind === "units" ? unit.safeParse({ ...origin, full: first, short }) : person.safeParse({ ...origin, name: first, unit: second, post: third });
  return read.success ? read.data : null;
}

/** Whether a row has text and cannot be saved: it lacks a name, or has too long a one. */
export const isIncomplete = (each: Row, kind: Kind): boolean => !isBlank(each) && entryOf(each, kind) === null;

/** What is saved of all rows. */
export function tablesOf(rows: Record<Kind, Rows>): NameTables {
  const entries = (kind: Kind) => rows[kind].map((each) => entryOf(each, kind)).filter((entry) => entry !== null);
  return { units: entries("units") as NameTables["units"], people: entries("people") as NameTables["people"] };
}

export function withCell(rows: Rows, kind: Kind, key: number, column: number, text: string): Rows {
  return withBlank(rows.map((each) => (each.key === key ? { ...each, cells: each.cells.with(column, text) } : each)), kind, key);
}

/** Copied rows of a spreadsheet as cells; null for a text that is just one cell. A heading that copies the columns' names goes. */
export function readPasted(text: string, kind: Kind, headings: readonly string[]): string[][] | null {
  if (!/[\t\n]/u.test(text.trimEnd())) return null;
  const lines = text.split(/\r?\n/u).map((line) => line.split("\t").map(readCell));
  const filled = lines.filter((cells) => cells.some((cell) => cell !== ""));
  const rows = filled[0]?.[0] === headings[0] ? filled.slice(1) : filled;
  return rows.map(([first = "", ...rest]) => (kind === "units" ? [first, rest.filter((cell) => cell !== "").join("、")] : [first, rest[0] ?? "", rest[1] ?? ""]));
}

/** A cell with a quotation mark is copied in quotation marks, the mark doubled. */
const readCell = (cell: string): string => (/^".*"$/u.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim();

/** Adds rows behind one, or in its place where it is blank. Those that are there already are not doubled. */
export function withAdded(rows: Rows, kind: Kind, cells: readonly (readonly string[])[], after: number | null): { rows: Rows; added: Rows; repeated: number } {
  const known = new Set(rows.map((each) => JSON.stringify(each.cells)));
  const added = cells.filter((each) => !known.has(JSON.stringify(each)) && known.add(JSON.stringify(each))).map((each) => row(each));
  const at = after === null ? -1 : rows.findIndex(({ key }) => key === after);
  const place = rows[at];
  const index = at === -1 ? rows.length - 1 : place && isBlank(place) ? at : at + 1;
  return { rows: withBlank([...rows.slice(0, index), ...added, ...rows.slice(index)], kind), added, repeated: cells.length - added.length };
}

export type Removed = readonly { row: Row; index: number }[];

export function withoutRows(rows: Rows, kind: Kind, keys: ReadonlySet<number>): { rows: Rows; removed: Removed } {
  const removed = rows.flatMap((each, index) => (keys.has(each.key) && !isBlank(each) ? [{ row: each, index }] : []));
  return { rows: withBlank(rows.filter(({ key }) => !removed.some(({ row }) => row.key === key)), kind), removed };
}

/** Brings removed rows back to where they were. */
export function withRestored(rows: Rows, kind: Kind, removed: Removed): Rows {
  return withBlank(removed.reduce<Rows>((all, { row, index }) => all.toSpliced(Math.min(index, all.length - 1), 0, row), rows), kind);
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
