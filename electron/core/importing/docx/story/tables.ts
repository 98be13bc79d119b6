/**
 * Reads tables (ECMA-376 part 1, 17.4) as tables of the issue, or as text if they only lay out text. Merged
 * cells become one cell, and rows that end early are filled up, so that the grid is complete. Tracked rows,
 * cells and texts of cells (17.13.5) are read as accepted; if annotations are kept, the former table is kept
 * with its revision.
 */
import { entryAt } from "../../../../../shared/basics/lookup.ts";
import { sameData } from "../../../../../shared/document/canonical.ts";
import { tableLimits, type Table, type TableCell } from "../../../../../shared/document/schema.ts";
import {
  tableOf,
  tableText,
  wholeHeader,
  type PlacedTableCell,
} from "../../../../../shared/document/table.ts";
import {
  addRun,
  absentOn,
  isBlank,
  lineText,
  plainLine,
  sideOf,
  toSeparateLine,
  type Side,
  type WordLine,
  type WordRun,
} from "./flow.ts";
import {
  readStamp,
  type ParagraphAnnotations,
  type WordStamp,
  type AnnotationReader,
} from "./annotations.ts";
import { isOn, type Styles } from "../parts/styles.ts";
import { simplestShares } from "../parts/table-widths.ts";
import type { Attributes } from "../parts/xml.ts";

/** Stamps of the insertion and deletion of a row or a cell. */
interface TrackedCell {
  inserted?: WordStamp;
  deleted?: WordStamp;
}

interface OpenCell extends TrackedCell {
  columns: number;
  /** Vertical merge (17.4.84): not merged, first cell of the merge, or merged with the cell above. */
  verticalMerge: "none" | "first" | "continued";
  /** True if merged with the cell before it, as files of old programs do (17.4.22). */
  joinsPrevious: boolean;
  lines: WordLine[];
}

interface OpenRow extends TrackedCell {
  /** Number of grid columns before its first cell (17.4.14). */
  columnsBefore: number;
  isHeading: boolean;
  cells: OpenCell[];
}

/** The most columns that a table can have in Word. */
const maxColumns = 63;
const toCount = (value: string | undefined): number =>
  Math.min(maxColumns, Math.max(0, Math.trunc(Number(value ?? "0")) || 0));

/** A table that is being read. */
export class OpenTable {
  /** Widths of the grid columns, in twips. */
  readonly #widths: number[] = [];
  readonly #rows: OpenRow[] = [];

  beginRow(): void {
    this.#rows.push({ columnsBefore: 0, isHeading: false, cells: [] });
  }

  beginCell(): void {
    if (this.#rows.length === 0) this.beginRow();
    this.#rows.at(-1)?.cells.push({ columns: 1, verticalMerge: "none", joinsPrevious: false, lines: [] });
  }

  /** Adds the content of the last cell. */
  fillCell(lines: readonly WordLine[]): void {
    const cell = this.#rows.at(-1)?.cells.at(-1);
    for (const line of lines) cell?.lines.push(line);
  }

  /** Reads a property of the grid, of a row or of a cell. */
  readProperty(name: string, parent: string, attributes: Attributes): void {
    const row = this.#rows.at(-1);
    const cell = row?.cells.at(-1);
    const value = attributes["w:val"];
    if (name === "w:gridCol") this.#widths.push(Math.max(0, Number(attributes["w:w"] ?? "0") || 0));
    else if (row && parent === "w:trPr") {
      if (name === "w:tblHeader") row.isHeading = isOn(attributes);
      else if (name === "w:gridBefore") row.columnsBefore = toCount(value);
      else if (name === "w:ins") row.inserted = readStamp(attributes);
      else if (name === "w:del") row.deleted = readStamp(attributes);
    } else if (cell && parent === "w:tcPr") {
      if (name === "w:gridSpan") cell.columns = Math.max(1, toCount(value));
      else if (name === "w:vMerge") cell.verticalMerge = value === "restart" ? "first" : "continued";
      else if (name === "w:hMerge") cell.joinsPrevious = value !== "restart";
      else if (name === "w:cellIns") cell.inserted = readStamp(attributes);
      else if (name === "w:cellDel") cell.deleted = readStamp(attributes);
    }
  }

  /**
   * The lines of the table: one line with the table, or the lines of its text.
   * @param reader `null` if annotations are not kept
   */
  toLines(styles: Styles, reader: AnnotationReader | null): { lines: WordLine[]; isTable: boolean } {
    const final = this.#rowsOn("final");
    const original = reader ? this.#rowsOn("original") : [];
    const allRows = reader ? mergeRows(this.#rows) : [];
    // A table that was deleted is kept with its annotations, even if it was inserted before and has no rows
    // on either side.
    const rows = [final, original].find((side) => side.length > 0) ?? allRows;

    const isOwn = rows.every(({ cells }) => cells.every((cell) => isOwnCell(cell, styles)));
    const table = !isOwn && isLayout(rows) ? null : readTable(rows, this.#widths, isOwn);
    if (!table) {
      const textRows = reader ? allRows : final;
      const lines = textRows.flatMap(({ cells }) => writeRow(cells.map((cell) => cell.lines)));
      return { lines, isTable: false };
    }

    const former = final.length > 0 && original.length > 0 ? readTable(original, this.#widths, isOwn) : null;
    const annotations = reader
      ? this.#annotate(reader, {
          isInserted: original.length === 0,
          isDeleted: final.length === 0,
          former: sameData(former, table) ? null : former,
        })
      : {};
    const line = toSeparateLine({
      style: null,
      runs: [],
      object: { table },
      ...(Object.keys(annotations).length > 0 && { annotations }),
    });
    return { lines: [line], isTable: true };
  }

  /**
   * The annotations of the table as a whole. Changes of its content are one revision, with the latest stamp.
   */
  #annotate(
    reader: AnnotationReader,
    { isInserted, isDeleted, former }: { isInserted: boolean; isDeleted: boolean; former: Table | null },
  ): ParagraphAnnotations {
    const { inserted, deleted, latest } = this.#latestStamps(reader);
    return {
      ...(isInserted && inserted && { inserted: reader.addTable("inserted", inserted) }),
      ...(isDeleted && deleted && { deleted: reader.addTable("deleted", deleted) }),
      ...(former && latest && { formatted: reader.addTableChange(latest, former) }),
    };
  }

  /** The rows that exist on a side, with the text of that side. */
  #rowsOn(side: Side): OpenRow[] {
    const exists = (item: TrackedCell) => item[absentOn[side]] === undefined;
    return mergeRows(
      this.#rows.filter(exists).map((row) => ({
        ...row,
        cells: row.cells.filter(exists).map((cell) => ({ ...cell, lines: sideOf(cell.lines, side) })),
      })),
    );
  }

  /** The latest stamps of insertions, of deletions and of both, in rows, cells and their content. */
  #latestStamps({
    revisions,
  }: AnnotationReader): Record<keyof TrackedCell | "latest", WordStamp | undefined> {
    const cells = this.#rows.flatMap((row) => row.cells);
    const allAnnotations = cells.flatMap(({ lines }) =>
      lines.flatMap((line) => [line, ...line.runs].flatMap(({ annotations }) => annotations ?? [])),
    );
    const findLatest = (stamps: readonly (WordStamp | undefined)[]) =>
      stamps
        .filter((stamp) => stamp !== undefined)
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .at(-1);
    const latestOf = (kind: keyof TrackedCell) =>
      findLatest([
        ...[...this.#rows, ...cells].map((item) => item[kind]),
        ...allAnnotations.map((annotations) => revisions[annotations[kind] ?? ""]),
      ]);
    const inserted = latestOf("inserted");
    const deleted = latestOf("deleted");
    return { inserted, deleted, latest: findLatest([inserted, deleted]) };
  }
}

/** True if all lines of a cell have our styles for cells. */
const isOwnCell = ({ lines }: OpenCell, styles: Styles): boolean =>
  lines.every((line) => ["tableHeading", "tableCell"].includes(styles.ownStyle(line.style) ?? ""));

/** The rows that have cells, with horizontally merged cells joined. */
const mergeRows = (rows: readonly OpenRow[]): OpenRow[] =>
  rows.map((row) => ({ ...row, cells: mergeCells(row.cells) })).filter(({ cells }) => cells.length > 0);

/** The cells of a row, with cells joined that old programs merged horizontally. */
function mergeCells(cells: readonly OpenCell[]): OpenCell[] {
  const mergedCells: OpenCell[] = [];
  for (const cell of cells) {
    const previous = mergedCells.at(-1);
    if (!cell.joinsPrevious || !previous) mergedCells.push(cell);
    else
      mergedCells[mergedCells.length - 1] = {
        ...previous,
        columns: Math.min(maxColumns, previous.columns + cell.columns),
        lines: [...previous.lines, ...cell.lines],
      };
  }
  return mergedCells;
}

/**
 * Tells if a table only lays out text: it has one column, or text in one cell only, or one row with several
 * paragraphs in a cell. A table with pictures counts as well, since a cell of the issue cannot hold pictures.
 */
function isLayout(rows: readonly OpenRow[]): boolean {
  const filledCells = rows
    .flatMap(({ cells }) => cells.map(({ lines }) => lines.filter((line) => !isBlank(line))))
    .filter((lines) => lines.length > 0);
  const isColumn = rows.every(({ cells }) => cells.length === 1);
  const isFrame = rows.length === 1 && filledCells.some((lines) => lines.length > 1);
  return (
    filledCells.length < 2 ||
    isColumn ||
    isFrame ||
    filledCells.flat().some(({ object }) => object && "picture" in object)
  );
}

/**
 * Reads rows into a table; `null` if it is larger than an issue can hold.
 * @param widths of the grid columns, in twips
 * @param isOwn true if this program wrote the table: then nothing is tidied up
 */
function readTable(rows: readonly OpenRow[], widths: readonly number[], isOwn: boolean): Table | null {
  if (rows.length === 0 || rows.length > tableLimits.rows) return null;
  const cells = placeCells(rows, (lines) => readCell(lines, isOwn));
  const width = Math.max(...cells.map(({ column, columns }) => column + columns));
  const hasWidths = widths.length >= width && widths.slice(0, width).every((each) => each > 0);
  const columnWidths = hasWidths ? widths.slice(0, width) : Array.from({ length: width }, () => 1);
  const grid = isOwn ? { cells, widths: columnWidths } : removeInvisibleColumns(cells, columnWidths);
  if (grid.widths.length > tableLimits.columns) return null;

  const body = rows.findIndex(({ isHeading }) => !isHeading);
  const empty: Table = {
    columns: simplestShares(grid.widths),
    headerRows: body === -1 ? rows.length : body,
    rows: [],
  };
  return wholeHeader(tableOf(empty, rows.length, fillGrid(grid.cells, rows.length, grid.widths.length)));
}

/** Gives each cell its place in the grid, and joins vertically merged cells. */
function placeCells(
  rows: readonly OpenRow[],
  read: (lines: readonly WordLine[]) => TableCell,
): PlacedTableCell[] {
  const placedCells: PlacedTableCell[] = [];
  /** Cells of the row above that may continue in this row, by first column. */
  let mergeable = new Map<number, PlacedTableCell>();
  for (const [row, { columnsBefore, cells }] of rows.entries()) {
    const nextMergeable = new Map<number, PlacedTableCell>();
    let column = columnsBefore;
    for (const { columns, verticalMerge, lines } of cells) {
      const above = verticalMerge === "continued" ? mergeable.get(column) : undefined;
      const continuedCell = above?.columns === columns ? above : undefined;
      const cell = continuedCell ?? { cell: read(lines), row, column, rows: 0, columns };
      cell.rows += 1;
      if (!continuedCell) placedCells.push(cell);
      if (verticalMerge !== "none") nextMergeable.set(column, cell);
      column += columns;
    }
    mergeable = nextMergeable;
  }
  return placedCells;
}

/**
 * Removes the grid columns at whose edges no cell begins or ends: Word has such columns, but they are not
 * visible.
 */
function removeInvisibleColumns(
  cells: readonly PlacedTableCell[],
  widths: readonly number[],
): { cells: PlacedTableCell[]; widths: number[] } {
  const edges = [
    ...new Set([0, ...cells.flatMap(({ column, columns }) => [column, column + columns])]),
  ].toSorted((a, b) => a - b);
  const indexes = new Map(edges.map((edge, index) => [edge, index]));
  const indexOf = (edge: number) => entryAt(indexes, edge);
  return {
    cells: cells.map((each) => ({
      ...each,
      column: indexOf(each.column),
      columns: indexOf(each.column + each.columns) - indexOf(each.column),
    })),
    widths: edges
      .slice(1)
      .map((edge, index) => widths.slice(edges[index], edge).reduce((sum, each) => sum + each, 0)),
  };
}

/** Adds empty cells where the grid has none. */
function fillGrid(cells: readonly PlacedTableCell[], height: number, width: number): PlacedTableCell[] {
  const occupiedSpots = new Set<number>();
  for (const each of cells) {
    for (let row = each.row; row < each.row + each.rows; row += 1)
      for (let column = each.column; column < each.column + each.columns; column += 1)
        occupiedSpots.add(row * width + column);
  }
  const free = Array.from({ length: height * width }, (_place, index) => index).filter(
    (index) => !occupiedSpots.has(index),
  );
  return [
    ...cells,
    ...free.map((index) => ({
      cell: { text: "" },
      row: Math.floor(index / width),
      column: index % width,
      rows: 1,
      columns: 1,
    })),
  ];
}

/** Reads the text of a cell: one line for each paragraph and for each row of a table within it. */
function readCell(lines: readonly WordLine[], isOwn: boolean): TableCell {
  const { align } = lines.find((line) => !isBlank(line)) ?? lines[0] ?? {};
  const texts = lines.flatMap(toTextLines).map((line) => lineText(line).replaceAll("\f", ""));
  const text = isOwn
    ? texts.join("\n")
    : texts
        .flatMap((each) => each.split("\n"))
        .map((each) => each.trim())
        .filter((each) => each !== "")
        .join("\n");
  return { text, ...(align && { align }) };
}

/**
 * The lines of text for a line: one for each row of a table, none for a picture. For places that can hold
 * text only.
 */
export function toTextLines(line: WordLine): WordLine[] {
  const { object } = line;
  if (!object) return [line];
  return "table" in object ? tableText(object.table).split("\n").map(plainLine) : [];
}

/**
 * The lines of a row of a table that is read as text: one line with tabs between the cells if each has one
 * paragraph at most, else cell by cell one line for each paragraph (a table that only lays out a page has
 * everything in one cell).
 */
function writeRow(cells: readonly (readonly WordLine[])[]): WordLine[] {
  const filledCells = cells.map((lines) => lines.filter((line) => !isBlank(line)));
  if (filledCells.some((lines) => lines.length > 1 || lines[0]?.object))
    return filledCells.flat().map(toSeparateLine);
  const first = filledCells.findIndex((lines) => lines.length > 0);
  const last = filledCells.findLastIndex((lines) => lines.length > 0);
  const runs: WordRun[] = [];
  for (const [index, [line]] of filledCells.slice(first, last + 1).entries()) {
    if (index > 0) addRun(runs, { text: "\t", bold: false, underline: false, style: null });
    for (const run of line?.runs ?? []) addRun(runs, run);
  }
  return first === -1 ? [] : [toSeparateLine({ style: filledCells[first]?.[0]?.style ?? null, runs })];
}
