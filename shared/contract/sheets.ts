/** Calls that read and write tables as files for Excel and WPS: tables of names, statistics. */
import { z } from "zod";
import { call } from "./call.ts";

export const sheetFormats = ["xlsx", "csv"] as const;
export const sheetFormat = z.enum(sheetFormats);
export type SheetFormat = (typeof sheetFormats)[number];

const cell = z.union([z.string(), z.number(), z.null()]);
export type SheetCell = z.infer<typeof cell>;
const bytes = z.base64();

export const sheetsCalls = {
  /**
   * The rows of the first sheet of a file (.xlsx, .xls or .csv) as text, with dates as `YYYY-MM-DD`, without
   * empty rows.
   */
  "sheets.read": call({
    input: z.object({ name: z.string(), bytes }),
    output: z.object({ rows: z.array(z.array(z.string())) }),
    effect: "none",
  }),
  /** The first of the `rows` contains the headings; `title` is the name of the sheet. */
  "sheets.write": call({
    input: z.object({ format: sheetFormat, title: z.string(), rows: z.array(z.array(cell)) }),
    output: z.object({ bytes }),
    effect: "none",
  }),
};
