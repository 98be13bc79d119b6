/**
 * Tables and figures on the grid of the page: a table row of one line takes one grid line, a figure a whole
 * number of them.
 */
import { lastOf } from "../basics/elements.ts";
import type { Figure, Run, Table, TableCell } from "../document/schema.ts";
import { placedCells } from "../document/grid.ts";
import { escapeHtml } from "./escape-html.ts";
import { gridPitch, typeArea, type PageProfile } from "./page.ts";

/** Returns the address of a stored picture for its digest; null if the library has no such picture. */
export type ImageAddress = (asset: string) => string | null;

/** Grid lines reserved for the caption on a figure's page. */
const captionLines = 2;

/**
 * The printed size of a figure: width and height in mm, and grid lines. Figure and caption never exceed one
 * page.
 */
export function figureSize(
  figure: Pick<Figure, "width" | "height" | "share">,
  page: PageProfile,
): { width: number; height: number; lines: number } {
  const line = gridPitch(page).line;
  const ratio = figure.height / figure.width;
  const maximumHeight = (page.grid.lines - captionLines) * line;
  const width = Math.min((typeArea(page).width * figure.share) / 100, maximumHeight / ratio);
  const height = width * ratio;
  return { width, height, lines: Math.max(1, Math.ceil(height / line - 0.001)) };
}

/** The width of each column in per cent. */
export function columnWidths({ columns }: Table): number[] {
  const sum = columns.reduce((total, share) => total + share, 0);
  return columns.map((share) => (share / sum) * 100);
}

/**
 * Groups the rows below the headings: rows joined by a merged cell form one group, within which no page ends.
 */
export function rowGroups(table: Table): { first: number; size: number }[] {
  const groups: { first: number; size: number }[] = [];
  const cells = placedCells(table);
  for (let row = table.headerRows, end = row; row < table.rows.length; row += 1) {
    if (row >= end) groups.push({ first: row, size: 0 });
    lastOf(groups).size += 1;
    end = Math.max(
      end,
      row + 1,
      ...cells.filter((each) => each.row === row).map((each) => each.row + each.rows),
    );
  }
  return groups;
}

/**
 * Writes a table.
 * @param caption HTML of the caption; empty for none.
 * @param inner returns the HTML of a cell's text.
 */
export function tableHtml(
  table: Table,
  caption: string,
  inner: (cell: TableCell) => string = ({ text }) => escapeHtml(text),
): string {
  const rows = table.rows.map(
    (cells, row) =>
      `<tr>${cells.map((cell) => cellHtml(cell, row < table.headerRows ? "th" : "td", inner(cell))).join("")}</tr>`,
  );
  const head = rows.slice(0, table.headerRows);
  return [
    `<table class="table">`,
    caption === "" ? "" : `<caption>${caption}</caption>`,
    `<colgroup>${columnWidths(table)
      .map((width) => `<col style="width:${width.toFixed(3)}%">`)
      .join("")}</colgroup>`,
    head.length === 0 ? "" : `<thead>${head.join("")}</thead>`,
    ...rowGroups(table).map(
      ({ first, size }) => `<tbody class="group">${rows.slice(first, first + size).join("")}</tbody>`,
    ),
    `</table>`,
  ].join("");
}

function cellHtml({ rows, columns, align }: TableCell, tag: "th" | "td", inner: string): string {
  const span = `${rows ? ` rowspan="${rows}"` : ""}${columns ? ` colspan="${columns}"` : ""}`;
  return `<${tag}${span}${align ? ` class="${align}"` : ""}>${inner}</${tag}>`;
}

/**
 * Writes a figure.
 * @param runs the caption, which is the alternative text if the figure has none.
 * @param caption HTML of the caption; empty for none.
 */
export function figureHtml(
  figure: Figure,
  runs: readonly Run[],
  caption: string,
  page: PageProfile,
  address: ImageAddress,
): string {
  const { width, height, lines } = figureSize(figure, page);
  const source = address(figure.asset);
  const size = `width:${width.toFixed(2)}mm;height:${height.toFixed(2)}mm`;
  const alternative = figure.alternative ?? runs.map(({ text }) => text).join("");
  // 缺图 is the word that newspapers use for a missing picture.
  const image =
    source === null
      ? `<span class="missing" style="${size}">缺图</span>`
      : `<img src="${escapeHtml(source)}" alt="${escapeHtml(alternative)}" style="${size}">`;
  return `<figure class="figure"><div class="image" style="--lines:${lines}">${image}</div>${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>`;
}
