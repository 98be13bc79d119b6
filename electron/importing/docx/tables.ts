/**
 * Tables (ECMA-376 part 1, 17.4) as tables of the issue, or as text where they only lay it out. Merged cells are whole,
 * rows that end early filled up, so that the grid is full. Tracked rows, cells and texts of cells (17.13.5) are read as
 * accepted; where marks are kept, what the table was before is kept with its mark.
 */
import { sameData } from "../../../shared/bulletin/canonical.ts";
import { tableLimits, type Table, type TableCell } from "../../../shared/bulletin/schema.ts";
import { tableOf, tableText, wholeHeader, type PlacedCell } from "../../../shared/bulletin/table.ts";
import {
  addRun,
  goneOn,
  isBlank,
  lineText,
  plainLine,
  sideOf,
  standingAlone,
  type Side,
  type WordLine,
  type WordRun,
} from "./flow.ts";
import { readStamp, type ParagraphAnnotations, type Stamp, type AnnotationReader } from "./annotations.ts";
import { isOn, type Styles } from "./styles.ts";
import { simplestShares } from "./table-widths.ts";
import type { Attributes } from "./xml.ts";

/** By whom it came and went, as Word says it of a row or a cell. */
interface Tracked {
  inserted?: Stamp;
  deleted?: Stamp;
}

interface OpenCell extends Tracked {
  columns: number;
  /** Merged downwards (17.4.84): with the cell above, or with none above. */
  down: "no" | "begins" | "goes-on";
  /** Merged with the cell before it, in files of old programs (17.4.22). */
  joinsBefore: boolean;
  lines: WordLine[];
}

interface OpenRow extends Tracked {
  /** Grid columns before its first cell (17.4.14). */
  before: number;
  isHeading: boolean;
  cells: OpenCell[];
}

/** Word itself has no more columns in a table. */
const mostColumns = 63;
const count = (value: string | undefined): number =>
  Math.min(mostColumns, Math.max(0, Math.trunc(Number(value ?? "0")) || 0));

/** A table under way. */
export class OpenTable {
  readonly #widths: number[] = [];
  readonly #rows: OpenRow[] = [];

  beginRow(): void {
    this.#rows.push({ before: 0, isHeading: false, cells: [] });
  }

  beginCell(): void {
    if (this.#rows.length === 0) this.beginRow();
    this.#rows.at(-1)?.cells.push({ columns: 1, down: "no", joinsBefore: false, lines: [] });
  }

  /** What stood in the cell that ends. */
  fillCell(lines: readonly WordLine[]): void {
    const cell = this.#rows.at(-1)?.cells.at(-1);
    for (const line of lines) cell?.lines.push(line);
  }

  /** A property of the table's grid, of a row or of a cell. */
  property(name: string, parent: string, attributes: Attributes): void {
    const row = this.#rows.at(-1);
    const cell = row?.cells.at(-1);
    const value = attributes["w:val"];
    if (name === "w:gridCol") this.#widths.push(Math.max(0, Number(attributes["w:w"] ?? "0") || 0));
    else if (row && parent === "w:trPr") {
      if (name === "w:tblHeader") row.isHeading = isOn(attributes);
      else if (name === "w:gridBefore") row.before = count(value);
      else if (name === "w:ins") row.inserted = readStamp(attributes);
      else if (name === "w:del") row.deleted = readStamp(attributes);
    } else if (cell && parent === "w:tcPr") {
      if (name === "w:gridSpan") cell.columns = Math.max(1, count(value));
      else if (name === "w:vMerge") cell.down = value === "restart" ? "begins" : "goes-on";
      else if (name === "w:hMerge") cell.joinsBefore = value !== "restart";
      else if (name === "w:cellIns") cell.inserted = readStamp(attributes);
      else if (name === "w:cellDel") cell.deleted = readStamp(attributes);
    }
  }

  /** A line with the table, or its text. @param review where marks are kept */
  lines(styles: Styles, review: AnnotationReader | null): { lines: WordLine[]; isTable: boolean } {
    const [final, original] = [this.#rowsOn("final"), review ? this.#rowsOn("original") : []];
    // A table that is gone in the end stays, with its mark.
    const rows = [final, original].find((each) => each.length > 0) ?? (review ? wholeRows(this.#rows) : []);
    const isOwn = rows.every(({ cells }) =>
      cells.every(({ lines }) =>
        lines.every((line) => ["tableHeading", "tableCell"].includes(styles.own(line.style) ?? "")),
      ),
    );
    const table = !isOwn && laysOut(rows) ? null : readTable(rows, this.#widths, isOwn);
    if (!table)
      return {
        lines: (review ? wholeRows(this.#rows) : final).flatMap(({ cells }) =>
          rowLines(cells.map(({ lines }) => lines)),
        ),
        isTable: false,
      };
    const former = final.length > 0 && original.length > 0 ? readTable(original, this.#widths, isOwn) : null;
    const marks = review
      ? this.#marks(review, {
          came: original.length === 0,
          went: final.length === 0,
          former: sameData(former, table) ? null : former,
        })
      : {};
    return {
      lines: [
        standingAlone({
          style: null,
          runs: [],
          object: { table },
          ...(Object.keys(marks).length > 0 && { marks }),
        }),
      ],
      isTable: true,
    };
  }

  /** What the table as a whole carries. It has one mark of what changed in it, its last. */
  #marks(
    review: AnnotationReader,
    { came, went, former }: { came: boolean; went: boolean; former: Table | null },
  ): ParagraphAnnotations {
    const { inserted, deleted, newest } = this.#makers(review);
    return {
      ...(came && inserted && { inserted: review.table("inserted", inserted) }),
      ...(went && deleted && { deleted: review.table("deleted", deleted) }),
      ...(former && newest && { formatted: review.changedTable(newest, former) }),
    };
  }

  #rowsOn(side: Side): OpenRow[] {
    const isThere = (each: Tracked) => each[goneOn[side]] === undefined;
    return wholeRows(
      this.#rows.filter(isThere).map((row) => ({
        ...row,
        cells: row.cells.filter(isThere).map((cell) => ({ ...cell, lines: sideOf(cell.lines, side) })),
      })),
    );
  }

  /** Who marked rows, cells and what stands in them: the newest of each kind, and of all. */
  #makers({ revisions }: AnnotationReader): Record<keyof Tracked | "newest", Stamp | undefined> {
    const cells = this.#rows.flatMap((row) => row.cells);
    const marked = cells.flatMap(({ lines }) =>
      lines.flatMap((line) => [line, ...line.runs].flatMap(({ marks }) => marks ?? [])),
    );
    const newest = (makers: readonly (Stamp | undefined)[]) =>
      makers
        .filter((maker) => maker !== undefined)
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .at(-1);
    const of = (kind: keyof Tracked) =>
      newest([
        ...[...this.#rows, ...cells].map((each) => each[kind]),
        ...marked.map((marks) => revisions[marks[kind] ?? ""]),
      ]);
    const [inserted, deleted] = [of("inserted"), of("deleted")];
    return { inserted, deleted, newest: newest([inserted, deleted]) };
  }
}

const wholeRows = (rows: readonly OpenRow[]): OpenRow[] =>
  rows.map((row) => ({ ...row, cells: wholeCells(row.cells) })).filter(({ cells }) => cells.length > 0);

/** The cells of a row; those of old files that are merged along it as one. */
function wholeCells(cells: readonly OpenCell[]): OpenCell[] {
  const whole: OpenCell[] = [];
  for (const cell of cells) {
    const before = whole.at(-1);
    if (!cell.joinsBefore || !before) whole.push(cell);
    else
      whole[whole.length - 1] = {
        ...before,
        columns: Math.min(mostColumns, before.columns + cell.columns),
        lines: [...before.lines, ...cell.lines],
      };
  }
  return whole;
}

/**
 * Whether it lays out text rather than tabulates it: one column, text in one cell alone, one row whose cells have several
 * paragraphs, or pictures in it, which a cell of the issue cannot hold.
 */
function laysOut(rows: readonly OpenRow[]): boolean {
  const filled = rows
    .flatMap(({ cells }) => cells.map(({ lines }) => lines.filter((line) => !isBlank(line))))
    .filter((lines) => lines.length > 0);
  const isColumn = rows.every(({ cells }) => cells.length === 1);
  const isFrame = rows.length === 1 && filled.some((lines) => lines.length > 1);
  return (
    filled.length < 2 ||
    isColumn ||
    isFrame ||
    filled.flat().some(({ object }) => object && "picture" in object)
  );
}

/** Null where it is larger than an issue can hold. @param isOwn this program wrote it: nothing of it is tidied. */
function readTable(rows: readonly OpenRow[], widths: readonly number[], isOwn: boolean): Table | null {
  if (rows.length === 0 || rows.length > tableLimits.rows) return null;
  const cells = placed(rows, (lines) => readCell(lines, isOwn));
  const width = Math.max(...cells.map(({ column, columns }) => column + columns));
  const known =
    widths.length >= width && widths.slice(0, width).every((each) => each > 0)
      ? widths.slice(0, width)
      : Array.from({ length: width }, () => 1);
  const grid = isOwn ? { cells, widths: known } : seenGrid(cells, known);
  if (grid.widths.length > tableLimits.columns) return null;
  const body = rows.findIndex(({ isHeading }) => !isHeading);
  const empty: Table = {
    columns: simplestShares(grid.widths),
    headerRows: body === -1 ? rows.length : body,
    rows: [],
  };
  return wholeHeader(tableOf(empty, rows.length, filledUp(grid.cells, rows.length, grid.widths.length)));
}

function placed(rows: readonly OpenRow[], read: (lines: readonly WordLine[]) => TableCell): PlacedCell[] {
  const found: PlacedCell[] = [];
  /** By its first column: what the cell below may be merged with. */
  let above = new Map<number, PlacedCell>();
  for (const [row, { before, cells }] of rows.entries()) {
    const open = new Map<number, PlacedCell>();
    let column = before;
    for (const { columns, down, lines } of cells) {
      const merged = down === "goes-on" ? above.get(column) : undefined;
      const goesOn = merged?.columns === columns ? merged : undefined;
      const cell = goesOn ?? { cell: read(lines), row, column, rows: 0, columns };
      cell.rows += 1;
      if (!goesOn) found.push(cell);
      if (down !== "no") open.set(column, cell);
      column += columns;
    }
    above = open;
  }
  return found;
}

/** The columns that are seen: a grid has more of them where no cell begins or ends. */
function seenGrid(
  cells: readonly PlacedCell[],
  widths: readonly number[],
): { cells: PlacedCell[]; widths: number[] } {
  const edges = [
    ...new Set([0, ...cells.flatMap(({ column, columns }) => [column, column + columns])]),
  ].toSorted((a, b) => a - b);
  const index = new Map(edges.map((edge, at) => [edge, at]));
  const at = (edge: number) => index.get(edge) as number;
  return {
    cells: cells.map((each) => ({
      ...each,
      column: at(each.column),
      columns: at(each.column + each.columns) - at(each.column),
    })),
    widths: edges
      .slice(1)
      .map((edge, before) => widths.slice(edges[before], edge).reduce((sum, each) => sum + each, 0)),
  };
}

function filledUp(cells: readonly PlacedCell[], height: number, width: number): PlacedCell[] {
  const taken = new Set<number>();
  for (const each of cells) {
    for (let row = each.row; row < each.row + each.rows; row += 1)
      for (let column = each.column; column < each.column + each.columns; column += 1)
        taken.add(row * width + column);
  }
  const free = Array.from({ length: height * width }, (_place, index) => index).filter(
    (index) => !taken.has(index),
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

/** The text of a cell, a line for each paragraph, those of a table in it too. */
function readCell(lines: readonly WordLine[], isOwn: boolean): TableCell {
  const { align } = lines.find((line) => !isBlank(line)) ?? lines[0] ?? {};
  const texts = lines.flatMap(asText).map((line) => lineText(line).replaceAll("\f", ""));
  const text = isOwn
    ? texts.join("\n")
    : texts
        .flatMap((each) => each.split("\n"))
        .map((each) => each.trim())
        .filter((each) => each !== "")
        .join("\n");
  return { text, ...(align && { align }) };
}

/** A line where only text can stand: a table is a line for each row, a picture none. */
export function asText(line: WordLine): WordLine[] {
  const { object } = line;
  if (!object) return [line];
  return "table" in object ? tableText(object.table).split("\n").map(plainLine) : [];
}

/**
 * A row of a table that is read as text: one line with tabs between its cells, where each has one paragraph at most; else
 * cell by cell, a line for each paragraph (a table that only lays out a page has everything in one cell).
 */
function rowLines(cells: readonly (readonly WordLine[])[]): WordLine[] {
  const filled = cells.map((lines) => lines.filter((line) => !isBlank(line)));
  if (filled.some((lines) => lines.length > 1 || lines[0]?.object)) return filled.flat().map(standingAlone);
  const first = filled.findIndex((lines) => lines.length > 0);
  const last = filled.findLastIndex((lines) => lines.length > 0);
  const runs: WordRun[] = [];
  for (const [index, [line]] of filled.slice(first, last + 1).entries()) {
    if (index > 0) addRun(runs, { text: "\t", bold: false, underline: false, style: null });
    for (const run of line?.runs ?? []) addRun(runs, run);
  }
  return first === -1 ? [] : [standingAlone({ style: filled[first]?.[0]?.style ?? null, runs })];
}
