/**
 * Reads tables that only frame the masthead or the imprint as lines of text: offices put number and date, or the
 * staff, into cells side by side.
 */
import { placedCells } from "../../../../shared/document/grid.ts";
import type { Table } from "../../../../shared/document/schema.ts";
import { isImprintText } from "../../../../shared/text/imprint-lines.ts";
import { isMastheadPart } from "../../../../shared/text/masthead-parts.ts";
import { isBlank, lineText, plainLine, toSeparateLine, type WordLine } from "./story/flow.ts";

/** A masthead is within this many lines from the top. */
const reach = 10;
/** The longest line of a masthead, in UTF-16 units. */
const longest = 60;
/** Between two cells of a row: wider than any space within a cell. */
const gap = "\u3000\u3000";

/** The lines with those of tables in place of tables that frame the masthead or the imprint. */
export function withoutFrames(lines: readonly WordLine[]): WordLine[] {
  const filled = lines.filter((line) => !isBlank(line));
  const top = new Set(filled.slice(0, topLength(filled)));
  const end = new Set(filled.slice(filled.length - endLength(filled)));
  return lines.flatMap((line) => {
    const table = tableIn(line);
    const isFrame =
      table &&
      ((top.has(line) && cellTexts(table).some(isMastheadPart)) ||
        (end.has(line) && cellTexts(table).every(isImprintText)));
    return isFrame ? rowLines(table) : [line];
  });
}

const tableIn = ({ object }: WordLine): Table | null => (object && "table" in object ? object.table : null);
const cellTexts = (table: Table): string[] =>
  table.rows
    .flat()
    .flatMap(({ text }) => (text.trim() === "" ? [] : text.split("\n").map((each) => each.trim())));

/** The number of lines at the top before the first long one. */
function topLength(lines: readonly WordLine[]): number {
  const isLong = (line: WordLine) => {
    const table = tableIn(line);
    return table
      ? cellTexts(table).some((text) => text.length > longest) || table.rows.length > 6
      : lineText(line).length > longest;
  };
  const at = lines.slice(0, reach).findIndex(isLong);
  return at === -1 ? Math.min(reach, lines.length) : at;
}

/** The number of lines at the end that all are lines of an imprint. */
function endLength(lines: readonly WordLine[]): number {
  const at = lines.findLastIndex((line) => {
    const table = tableIn(line);
    return table ? !cellTexts(table).every(isImprintText) : !isImprintText(lineText(line).trim());
  });
  return lines.length - 1 - at;
}

/** One line for each row of a table. */
function rowLines(table: Table): WordLine[] {
  const rows = Map.groupBy(placedCells(table), ({ row }) => row);
  return [...rows.values()].map((cells) => {
    const texts = cells
      .toSorted((a, b) => a.column - b.column)
      .map(({ cell }) => cell.text.replaceAll("\n", gap).trim())
      .filter((text) => text !== "");
    return toSeparateLine({ ...plainLine(texts.join(gap)), isCentred: false });
  });
}
