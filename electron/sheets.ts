/** Tables ↔ files of Excel and WPS. */
import { parseCsv, writeCsv } from "hucre/csv";
import { measureValueWidth, readXls, readXlsx, writeXlsx, type CellValue } from "hucre/xlsx";
import type { Input, Output } from "../shared/contract/calls.ts";
import { BulletinError } from "../shared/contract/errors.ts";
import { localDay } from "../shared/bulletin/dates.ts";
import { readEntries } from "./importing/archive.ts";
import { decodeText, largestText } from "./importing/encoding.ts";
import { detectFormat } from "./importing/formats.ts";

/** Rows, and cells of a row: more than any table of an office has. */
const [mostRows, mostCells] = [50_000, 200];

/** @throws BulletinError `unreadable`, `too-large` */
export async function readSheet({ name, bytes }: Input<"sheets.read">): Promise<Output<"sheets.read">> {
  const file = Buffer.from(bytes, "base64");
  if (file.length > largestText)
    throw new BulletinError("too-large", { file: name, limit: `${largestText / 1024 / 1024} MB` });
  const rows = await rowsOf(name, file);
  if (rows.length > mostRows)
    throw new BulletinError("too-large", { file: name, measure: "rows", limit: String(mostRows) });
  const read = rows.map((row) => row.slice(0, mostCells).map(textOf));
  return { rows: read.filter((row) => row.some((cell) => cell !== "")) };
}

async function rowsOf(name: string, bytes: Buffer): Promise<readonly (readonly CellValue[])[]> {
  const format = detectFormat(bytes);
  if (format === "text") return parseCsv(decodeText(name, bytes).text, { maxRows: mostRows + 1 });
  if (format !== "word" && format !== "word-97")
    throw new BulletinError("unreadable", { file: name, reason: "not-sheet" });
  // Sizes before anything is inflated.
  if (format === "word") readEntries(name, bytes, () => true);
  try {
    const { sheets } = await (format === "word" ? readXlsx : readXls)(bytes, {
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
      maxRows: mostRows + 1,
    });
    return sheets[0]?.rows ?? [];
  } catch (cause) {
    throw new BulletinError("unreadable", { file: name, reason: "not-sheet" }, { cause });
  }
}

const textOf = (value: CellValue): string =>
  value === null
    ? ""
    : value instanceof Date
      ? localDay(new Date(value.getUTCFullYear(), value.getUTCMonth(), value.getUTCDate()))
      : String(value).trim();

/** Of a column, characters. */
const widest = 40;

/** Headings in bold that stay in sight; columns as wide as what they hold. */
export async function writeSheet({
  format,
  title,
  rows,
}: Input<"sheets.write">): Promise<Output<"sheets.write">> {
  // Excel takes a text file for the system's own encoding unless it begins with the mark.
  if (format === "csv")
    return { bytes: Buffer.from(`\uFEFF${writeCsv(rows.map((row) => [...row]))}`).toString("base64") };
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => ({
    width: Math.min(widest, 2 + Math.max(6, ...rows.map((row) => measureValueWidth(row[column] ?? null)))),
  }));
  const heading = new Map(rows[0]?.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }]));
  const written = await writeXlsx({
    sheets: [
      {
        name: sheetName(title),
        rows: rows.map((row) => [...row]),
        columns,
        cells: heading,
        freezePane: { rows: 1 },
      },
    ],
  });
  return { bytes: Buffer.from(written).toString("base64") };
}

/** What Excel allows (ECMA-376 part 1, 18.2.19): 31 characters, without some. */
const sheetName = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:']/gu, " ")
    .trim()
    .slice(0, 31) || "Sheet1";
