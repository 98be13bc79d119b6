/**
 * Cells on the clipboard: as an HTML table for Word and WPS, and as tab-separated text for all other
 * programs.
 */
import { tableHtml } from "../../../../shared/layout/objects.ts";
import type { Table } from "../../../../shared/document/schema.ts";
import { readTabbed, textsOf, writeTabbed } from "./fill.ts";
import { readTable } from "./table-html.ts";

/** A table as HTML with inline borders, for programs without our style sheet. @param caption HTML */
export const clipboardTable = (table: Table, caption: string): string =>
  tableHtml(table, caption).replace("<table ", `<table border="1" cellspacing="0" `);

/** Writes the cells to the clipboard in both forms. */
export function writeCells(clipboard: DataTransfer, table: Table): void {
  clipboard.setData("text/plain", writeTabbed(table));
  clipboard.setData("text/html", clipboardTable(table, ""));
}

/** The texts of a pasted block of cells; null if the clipboard holds text for a single cell. */
export function readCells(clipboard: DataTransfer): string[][] | null {
  const html = clipboard.getData("text/html");
  const element =
    html === "" ? null : new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const table = element && readTable(element);
  return table && table !== "too-large" ? textsOf(table) : readTabbed(clipboard.getData("text/plain"));
}
