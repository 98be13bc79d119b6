/** Cells on the clipboard: as the table that Word and WPS take, and as the tab-separated text that everything takes. */
import { tableHtml } from "../../../shared/layout/objects.ts";
import type { Table } from "../../../shared/bulletin/schema.ts";
import { readTabbed, textsOf, writeTabbed } from "./fill.ts";
import { readTable } from "./table-html.ts";

/** A table as HTML with rules of its own, for programs that do not know our style sheet. @param caption HTML */
export const clipboardTable = (table: Table, caption: string): string =>
  tableHtml(table, caption).replace("<table ", `<table border="1" cellspacing="0" `);

export function writeCells(clipboard: DataTransfer, table: Table): void {
  clipboard.setData("text/plain", writeTabbed(table));
  clipboard.setData("text/html", clipboardTable(table, ""));
}

/** The texts that fill cells; null where the clipboard holds a text for one cell. */
export function readCells(clipboard: DataTransfer): string[][] | null {
  const html = clipboard.getData("text/html");
  const element =
    html === "" ? null : new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const table = element && readTable(element);
  return table ? textsOf(table) : readTabbed(clipboard.getData("text/plain"));
}
