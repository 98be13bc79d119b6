/**
 * Tables (ECMA-376 part 1, 17.4): as wide as the type area, a row of one line as high as a line of the grid, heading rows
 * repeated. A cell's text is closer by a rule, which Word adds to it, so the page keeps its 22 lines.
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
import { placedCells, type PlacedCell } from "../../../shared/bulletin/table.ts";
import type { Table as TableData, TableCell as CellData } from "../../../shared/bulletin/schema.ts";
import { columnWidths } from "../../../shared/layout/objects.ts";
import { countLines } from "./count-lines.ts";
import { textRuns } from "./runs.ts";
import { paragraphStyles } from "./styles.ts";
import type { UnitMarks } from "./tracked.ts";
import type { WordPage } from "./units.ts";

/** Half a point, in eighths, as the print HTML has them. */
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

/** The width of each column, in twips that add up to the type area's. */
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

/** What of a table is marked: whole rows, or what stands in a cell in the place of its text. */
export interface TableMarks {
  row?: () => UnitMarks;
  cell?: (cell: CellData) => ParagraphChild[];
}

/** @param keepNext its last row stays with what follows. */
export function table(
  data: TableData,
  keepNext: boolean,
  word: WordPage,
  { row: rowMarks = () => ({}), cell: runsOf = ({ text }) => textRuns(text) }: TableMarks = {},
): Table {
  const { pitch, sheet, smallCharacter } = word;
  const widths = gridColumns(data, word);
  const placed = placedCells(data);
  const lines = rowLines(data, word);
  const rows = data.rows.map((_cells, row) => {
    const isHeading = row < data.headerRows;
    // A row stays with the next where a merged cell or a heading holds them together.
    const isHeld = isHeading || placed.some((each) => each.row <= row && each.row + each.rows - 1 > row);
    const keeps = row === data.rows.length - 1 ? keepNext : isHeld;
    return new TableRow({
      ...rowMarks(),
      tableHeader: isHeading,
      cantSplit: true,
      height: { value: pitch * (lines[row] ?? 1), rule: HeightRule.ATLEAST },
      children: placed
        .filter((each) => each.row <= row && row < each.row + each.rows)
        .toSorted((a, b) => a.column - b.column)
        .map((each) =>
          tableCell(each, {
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

const widthOf = ({ column, columns }: PlacedCell, widths: readonly number[]): number =>
  widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);

interface Look {
  width: number;
  isHeading: boolean;
  keeps: boolean;
  /** A merged cell is a cell in each of its rows; the first one has its text, and no other any. */
  children: ParagraphChild[];
  isFirst: boolean;
}

function tableCell(
  { cell, rows, columns }: PlacedCell,
  { width, isHeading, keeps, isFirst, children }: Look,
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

/** The grid lines that each row takes. */
export function rowLines(data: TableData, word: WordPage): number[] {
  const { smallCharacter } = word;
  const widths = gridColumns(data, word);
  const lines = data.rows.map(() => 1);
  for (const each of placedCells(data).toSorted((a, b) => a.rows - b.rows)) {
    const { cell, row, rows } = each;
    const wanted = countLines(
      cell.text,
      Math.max(1, (widthOf(each, widths) - smallCharacter) / smallCharacter),
    );
    const given = lines.slice(row, row + rows).reduce((sum, each) => sum + each, 0);
    // What a merged cell lacks goes to its last row, as in Word.
    const last = row + rows - 1;
    lines[last] = (lines[last] ?? 1) + Math.max(0, wanted - given);
  }
  return lines;
}

/**
 * The line of its last page that a table ends on. The first page's part is at least the caption, the headings and a row; further
 * pages repeat the headings.
 */
export function tableEnd(data: TableData, captionLines: number, used: number, word: WordPage): number {
  const lines = rowLines(data, word);
  const pageLines = word.page.grid.lines;
  const heading = lines.slice(0, data.headerRows).reduce((sum, each) => sum + each, 0);
  const first = captionLines + heading + (lines[data.headerRows] ?? 0);
  let at = used + first > pageLines ? captionLines + heading : used + captionLines + heading;
  for (const each of lines.slice(data.headerRows)) at = at + each > pageLines ? heading + each : at + each;
  return at;
}
