/** Reads tables that are typed as text: in markdown, with tabs, or in columns of spaces. */
import { elementAt } from "../basics/elements.ts";
import { tableLimits, type Table } from "../document/schema.ts";
import type { ChangeList } from "./change.ts";
import type { Line } from "./lines.ts";
import { isMastheadPart } from "./masthead-parts.ts";

const delimiterForm = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/u;
const isDelimiter = (text: string): boolean => delimiterForm.test(text) && text.includes("|");

/** The cells of a row of markdown (GFM 4.10). */
const barCells = (text: string): string[] =>
  text
    .replace(/^\|/u, "")
    .replace(/\|$/u, "")
    .split("|")
    .map((cell) => cell.trim());

interface FoundTable {
  rows: string[][];
  /** The number of lines that it takes. */
  lineCount: number;
}

/** Lines that follow one another without a blank line, up to the first that ends the group. */
function groupFrom(lines: readonly Line[], start: number, isRow: (line: Line) => boolean): Line[] {
  const group: Line[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.style !== undefined || (at > start && line.isAfterBlank) || !isRow(line)) break;
    group.push(line);
  }
  return group;
}

function findBarTable(lines: readonly Line[], start: number): FoundTable | null {
  if (!isDelimiter(lines[start + 1]?.text ?? "") || !lines[start]?.text.includes("|")) return null;
  const group = groupFrom(lines, start, ({ text }) => text.includes("|"));
  if (group.length < 2) return null;
  const rows = group.filter((_, index) => index !== 1).map(({ text }) => barCells(text));
  const width = rows[0]?.length ?? 0;
  return {
    rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "")),
    lineCount: group.length,
  };
}

const tabCells = (text: string): string[] => text.split("\t").map((cell) => cell.trim());
const spaceCells = (text: string): string[] => text.split(/\s{2,}|\u3000+/u);

/** Rows that all have the same cells in number, divided by tabs or by columns of spaces. */
function findColumnTable(
  lines: readonly Line[],
  start: number,
  cellsOf: (text: string) => string[],
  least: { rows: number; columns: number },
): FoundTable | null {
  const width = cellsOf(lines[start]?.text ?? "").length;
  if (width < least.columns) return null;
  const isRow = ({ text }: Line) => {
    const cells = cellsOf(text);
    return cells.length === width && cells.every((cell) => cell.length <= 30 && !/[。；：]/u.test(cell));
  };
  const group = groupFrom(lines, start, isRow);
  return group.length >= least.rows
    ? { rows: group.map(({ text }) => cellsOf(text)), lineCount: group.length }
    : null;
}

const findTable = (lines: readonly Line[], start: number): FoundTable | null =>
  findBarTable(lines, start) ??
  findColumnTable(lines, start, tabCells, { rows: 2, columns: 3 }) ??
  findColumnTable(lines, start, tabCells, { rows: 3, columns: 2 }) ??
  findColumnTable(lines, start, spaceCells, { rows: 3, columns: 3 });

const fits = ({ rows }: FoundTable): boolean =>
  rows.length <= tableLimits.rows && (rows[0]?.length ?? 0) <= tableLimits.columns;

const tableFrom = ({ rows }: FoundTable): Table => ({
  columns: (rows[0] ?? []).map(() => 1),
  headerRows: rows.length > 1 ? 1 : 0,
  rows: rows.map((row) => row.map((text) => ({ text }))),
});

/** The lines with those of a table of markdown at the top that only frames the masthead as lines of text. */
export function unframeMasthead(lines: readonly Line[], changes: ChangeList): Line[] {
  const start = lines.slice(0, 3).findIndex((_, index) => findBarTable(lines, index) !== null);
  const found = start === -1 ? null : findBarTable(lines, start);
  if (!found?.rows.flat().some(isMastheadPart)) return [...lines];
  const end = start + found.lineCount;
  const rows = lines.slice(start, end).flatMap((line) => {
    const isRow = !isDelimiter(line.text);
    const text = isRow
      ? barCells(line.text)
          .filter((cell) => cell !== "")
          .join("\u3000\u3000")
      : "";
    if (!changes.apply("markdown-form", line.number, line.text, text)) return [line];
    return isRow && text !== "" ? [{ ...line, text, runs: [{ text }] }] : [];
  });
  return [...lines.slice(0, start), ...rows, ...lines.slice(end)];
}

/** The lines with tables in place of their rows: the first line of each has the table. */
export function readTables(lines: readonly Line[], changes: ChangeList): Line[] {
  const result: Line[] = [];
  for (let at = 0; at < lines.length;) {
    const line = elementAt(lines, at);
    const found = line.style === undefined && line.role === undefined ? findTable(lines, at) : null;
    const rowLines = lines.slice(at, at + (found?.lineCount ?? 1));
    at += rowLines.length;
    if (!found || !fits(found)) result.push(...rowLines);
    else {
      const before = rowLines.map(({ text }) => text).join("¶");
      const after = found.rows.map((row) => row.join("\t")).join("¶");
      if (changes.apply("text-table", line.number, before, after))
        result.push({ ...line, content: { style: "table", runs: [], table: tableFrom(found) } });
      else
        result.push(...rowLines.map((each) => ({ ...each, role: "body" as const, startsParagraph: true })));
    }
  }
  return result;
}
