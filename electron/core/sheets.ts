/** Reads and writes tables as files of Excel and WPS. */
import { parseCsv, writeCsv } from "hucre/csv";
import { measureValueWidth, readXls, readXlsx, writeXlsx, type Cell, type CellValue } from "hucre/xlsx";
import type { CallsOf, Input, Output } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { localDay } from "../../shared/basics/dates.ts";
import { readEntries } from "./importing/files/archive.ts";
import { decodeText, largestText } from "./importing/files/encoding.ts";
import { detectFormat } from "./importing/files/formats.ts";

/** Maximum number of rows of a table, and of cells of a row: more than any table of an office has. */
const maximumRows = 50_000;
const maximumCells = 200;

/**
 * Reads the first visible sheet of a file as text. Rows without text are left out. @throws BulletinError
 * `unreadable`, `too-large`
 */
export async function readSheet({ name, bytes }: Input<"sheets.read">): Promise<Output<"sheets.read">> {
  const file = Buffer.from(bytes, "base64");
  if (file.length > largestText)
    throw new BulletinError("too-large", { file: name, limit: `${largestText / 1024 / 1024} MB` });
  const rows = await readRows(name, file);
  if (rows.length > maximumRows)
    throw new BulletinError("too-large", { file: name, measure: "rows", limit: String(maximumRows) });
  const texts = rows.map((row) => row.slice(0, maximumCells).map(toText));
  return { rows: texts.filter((row) => row.some((cell) => cell !== "")) };
}

async function readRows(name: string, bytes: Buffer): Promise<readonly (readonly CellValue[])[]> {
  const format = detectFormat(bytes);
  if (format === "text")
    return parseCsv(decodeText(name, bytes).text, { maxRows: maximumRows + 1, unescapeFormulae: true });
  if (format !== "word" && format !== "word-97")
    throw new BulletinError("unreadable", { file: name, reason: "not-sheet" });
  // Checks the sizes before anything is inflated.
  if (format === "word") readEntries(name, bytes, () => true);
  try {
    const { sheets } = await (format === "word" ? readXlsx : readXls)(bytes, {
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
      maxRows: maximumRows + 1,
    });
    return sheets[0]?.rows ?? [];
  } catch (cause) {
    throw new BulletinError("unreadable", { file: name, reason: "not-sheet" }, { cause });
  }
}

function toText(value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date)
    return localDay(new Date(value.getUTCFullYear(), value.getUTCMonth(), value.getUTCDate()));
  return String(value).trim();
}

/** Maximum width of a column, in characters. */
const maximumWidth = 40;

/** Text that begins like a formula: with a character that programs for tables take for the start of one. */
const formulaForm = /^[=+\-@\t\r\n|]/u;

/**
 * Writes a table. Text that begins like a formula stays text (in CSV with an apostrophe before it), because a
 * formula in a name that came from elsewhere could fetch or send data. In Excel the row of headings is bold and frozen, and columns are as wide as their content.
 */
export async function writeSheet({
  format,
  title,
  rows,
}: Input<"sheets.write">): Promise<Output<"sheets.write">> {
  // Without a byte order mark, Excel reads a text file in the encoding of the system.
  if (format === "csv") {
    const text = writeCsv(
      rows.map((row) => [...row]),
      { escapeFormulae: true },
    );
    return { bytes: Buffer.from(`\uFEFF${text}`).toString("base64") };
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => ({
    width: Math.min(
      maximumWidth,
      2 + Math.max(6, ...rows.map((row) => measureValueWidth(row[column] ?? null))),
    ),
  }));
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries()) {
      const style = {
        ...(row === 0 && { font: { bold: true } }),
        // The format "text": the text stays text even if a person edits the cell.
        ...(typeof value === "string" && formulaForm.test(value) && { numFmt: "@" }),
      };
      if (Object.keys(style).length > 0) cells.set(`${row},${column}`, { style });
    }
  const bytes = await writeXlsx({
    sheets: [
      {
        name: toSheetName(title),
        rows: rows.map((row) => [...row]),
        columns,
        cells,
        freezePane: { rows: 1 },
      },
    ],
  });
  return { bytes: Buffer.from(bytes).toString("base64") };
}

/**
 * Makes a title a valid name of a sheet (ECMA-376 part 1, 18.2.19): at most 31 characters, without `\ / ? * [
 * ] : '`.
 */
const toSheetName = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:']/gu, " ")
    .trim()
    .slice(0, 31) || "Sheet1";

export const sheetsCalls: CallsOf<"sheets"> = { "sheets.read": readSheet, "sheets.write": writeSheet };
