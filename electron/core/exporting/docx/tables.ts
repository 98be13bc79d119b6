/**
 * Writes tables (ECMA-376 part 1, 17.4): as wide as the type area, a row of one line as high as a line of the
 * grid, heading rows repeated on each page. The lines of a cell are lower by the width of a rule, which Word
 * adds, so that the page keeps its 22 lines.
 */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  type ParagraphChild,
} from "docx";
import { placedCells } from "../../../../shared/document/grid.ts";
import { type PlacedTableCell } from "../../../../shared/document/table.ts";
import type { Table as TableData, TableCell as CellData } from "../../../../shared/document/schema.ts";
import { columnWidths } from "../../../../shared/layout/objects.ts";
import { countLines } from "./count-lines.ts";
import { toTextRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import type { UnitMarks } from "./tracked.ts";
import type { WordPage } from "./units.ts";

/** A rule of half a point, as in the print HTML. Sizes are in eighths of a point. */
const rule = { style: BorderStyle.SINGLE, size: 4, space: 0, color: "auto" };
const borders = {
  top: rule,
  bottom: rule,
  left: rule,
  right: rule,
  insideHorizontal: rule,
  insideVertical: rule,
};
const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT };

/** The width of each column in twips; their sum is the width of the type area. */
export function gridColumns(table: TableData, { sheet }: WordPage): number[] {
  let before = 0;
  let share = 0;
  return columnWidths(table).map((width) => {
    share += width;
    const end = Math.round((sheet.textWidth * share) / 100);
    const column = end - before;
    before = end;
    return column;
  });
}

/** How a table is marked. */
export interface TableMarks {
  /** Marks of a row; called for each row, since each has ids of its own. */
  row?: () => UnitMarks;
  /** Runs in place of the plain text of a cell. */
  cell?: (cell: CellData) => ParagraphChild[];
}

/** Writes a table. @param keepNext its last row stays with what follows */
export function writeTable(
  data: TableData,
  keepNext: boolean,
  page: WordPage,
  { row: rowMarks = () => ({}), cell: runsOf = ({ text }) => toTextRuns(text) }: TableMarks = {},
): Table {
  const { pitch, sheet, smallCharacter } = page;
  const widths = gridColumns(data, page);
  const cells = placedCells(data);
  const lines = countRowLines(data, page);

  const rows = data.rows.map((_cells, row) => {
    const isHeading = row < data.headerRows;
    // A row stays with the next if it is a heading, or if a merged cell spans both.
    const staysWithNext =
      isHeading || cells.some((each) => each.row <= row && each.row + each.rows - 1 > row);
    const keeps = row === data.rows.length - 1 ? keepNext : staysWithNext;
    return new TableRow({
      ...rowMarks(),
      tableHeader: isHeading,
      cantSplit: true,
      height: { value: pitch * (lines[row] ?? 1), rule: HeightRule.ATLEAST },
      children: cells
        .filter((each) => each.row <= row && row < each.row + each.rows)
        .toSorted((a, b) => a.column - b.column)
        .map((each) =>
          writeCell(each, {
            width: widthOf(each, widths),
            isHeading,
            keeps,
            isFirst: each.row === row,
            children: each.row === row ? runsOf(each.cell) : [],
          }),
        ),
    });
  });
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: sheet.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    margins: { left: smallCharacter / 2, right: smallCharacter / 2, top: 0, bottom: 0 },
  });
}

const widthOf = ({ column, columns }: PlacedTableCell, widths: readonly number[]): number =>
  widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);

/** How a cell is written in one row. */
interface CellOptions {
  width: number;
  isHeading: boolean;
  keeps: boolean;
  children: ParagraphChild[];
  /** In Word, a merged cell is a cell in each of its rows. Only the first one has text. */
  isFirst: boolean;
}

function writeCell(
  { cell, rows, columns }: PlacedTableCell,
  { width, isHeading, keeps, isFirst, children }: CellOptions,
): TableCell {
  const { align } = cell;
  const style = isHeading ? paragraphStyles.tableHeading : paragraphStyles.tableCell;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(columns > 1 && { columnSpan: columns }),
    ...(rows > 1 && { verticalMerge: isFirst ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
    children: [
      new Paragraph({
        style,
        ...(align && { alignment: alignments[align] }),
        ...(keeps && { keepNext: true }),
        children,
      }),
    ],
  });
}

/** Estimates the grid lines that each row takes. */
export function countRowLines(data: TableData, page: WordPage): number[] {
  const { smallCharacter } = page;
  const widths = gridColumns(data, page);
  const lines = data.rows.map(() => 1);
  for (const each of placedCells(data).toSorted((a, b) => a.rows - b.rows)) {
    const { cell, row, rows } = each;
    const neededLines = countLines(
      cell.text,
      Math.max(1, (widthOf(each, widths) - smallCharacter) / smallCharacter),
    );
    const available = lines.slice(row, row + rows).reduce((sum, each) => sum + each, 0);
    // As in Word, the lines that a merged cell needs in addition go to its last row.
    const last = row + rows - 1;
    lines[last] = (lines[last] ?? 1) + Math.max(0, neededLines - available);
  }
  return lines;
}

/**
 * The line of the page on which a table ends. On its first page it has at least the caption, the headings and
 * a row; further pages repeat the headings.
 * @param usedLines lines of the page that are used before the table
 */
export function tableEnd(data: TableData, captionLines: number, usedLines: number, page: WordPage): number {
  const lines = countRowLines(data, page);
  const pageLines = page.profile.grid.lines;
  const heading = lines.slice(0, data.headerRows).reduce((sum, each) => sum + each, 0);
  const first = captionLines + heading + (lines[data.headerRows] ?? 0);
  let at = usedLines + first > pageLines ? captionLines + heading : usedLines + captionLines + heading;
  for (const each of lines.slice(data.headerRows)) at = at + each > pageLines ? heading + each : at + each;
  return at;
}
