/**
 * Reads pasted HTML and plain text as paragraphs, tables and pictures. Bold is the only format that is kept.
 * Also escapes text for the HTML that is copied.
 */
import type { LargeTables } from "../document/object-commands.ts";
import { tableLimits, type Table } from "../../../shared/document/schema.ts";
import { readTable } from "../objects/tables/table-html.ts";
import { collapseSpace } from "../nodes/html-space.ts";
import type { Steps } from "../document/large-paste.ts";

/** A piece of pasted text with one format. */
export interface PastedRun {
  text: string;
  bold: boolean;
}

/**
 * One pasted item: the runs of a paragraph, a table with the runs of its caption, or the address (`src`) of a
 * picture.
 */
export type PastedItem =
  | { kind: "paragraph"; runs: PastedRun[] }
  | { kind: "table"; table: Table; runs: PastedRun[] }
  | { kind: "picture"; address: string };

/** The content of pasted HTML. */
export interface PastedContent {
  items: PastedItem[];
  /** The tables that a bulletin cannot hold, whose first `mostTextCells` cells became paragraphs. */
  largeTables: LargeTables;
}

/**
 * The cells of a table that become text if a bulletin cannot hold the table: as many as its largest table
 * has. More of them stop the editor for minutes.
 */
const mostTextCells = tableLimits.rows * tableLimits.columns;

/** Elements whose content is not text of the page. */
const skippedElements = new Set([
  "SCRIPT",
  "STYLE",
  "TITLE",
  "META",
  "LINK",
  "TEMPLATE",
  "NOSCRIPT",
  "SVG",
  "OBJECT",
  "IFRAME",
  "VIDEO",
  "AUDIO",
  "SELECT",
  "BUTTON",
]);
/** Elements that begin and end a paragraph. */
const blocks = new Set([
  "ADDRESS",
  "ARTICLE",
  "ASIDE",
  "BLOCKQUOTE",
  "BODY",
  "CENTER",
  "DD",
  "DIV",
  "DL",
  "DT",
  "FIGCAPTION",
  "FIGURE",
  "FOOTER",
  "FORM",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "HEADER",
  "HR",
  "LI",
  "MAIN",
  "NAV",
  "OL",
  "P",
  "PRE",
  "SECTION",
  "TABLE",
  "TBODY",
  "THEAD",
  "TFOOT",
  "TR",
  "UL",
  "CAPTION",
]);

/** The number of elements of an HTML document that become a paragraph or a cell, without reading it. */
export const countHtml = (html: string): number =>
  html.match(/<(?:p|br|li|div|h[1-6]|td|th)[\s>/]/giu)?.length ?? 0;

/**
 * Reads the content of an HTML document in order, without blank paragraphs; a step reads one node. A table that
 * a bulletin cannot hold becomes one paragraph per row, with a tab after each cell; the rows behind
 * `mostTextCells` are left out.
 */
export function* readHtml(html: string): Steps<PastedContent> {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const elements = body.getElementsByTagName("*");
  let elementCount = 0;
  const content: PastedItem[] = [];
  let rowsLeftOut = 0;
  /** The number of cells read of each table that a bulletin cannot hold. */
  const largeTables = new Map<Element | null, number>();
  const hasOneCell = memoizeHasOneCell();
  let paragraph: PastedRun[] = [];
  const endParagraph = () => {
    content.push({ kind: "paragraph", runs: paragraph });
    paragraph = [];
  };
  const addText = (text: string, bold: boolean) => {
    const last = paragraph.at(-1);
    if (last?.bold === bold) last.text += text;
    else if (text !== "") paragraph.push({ text, bold });
  };
  function* walk(node: Node, bold: boolean, inCell = false): Steps<void> {
    if (node.nodeType === Node.TEXT_NODE) return addText(collapseSpace(node.textContent ?? ""), bold);
    yield (elementCount += 1) / elements.length;
    if (!(node instanceof Element) || skippedElements.has(node.tagName.toUpperCase())) return;
    const object = inCell ? null : readObject(node);

    if (object === "too-large") largeTables.set(node, 0);
    else if (object) {
      endParagraph();
      content.push(object);
      return;
    }

    const table = node instanceof HTMLTableRowElement && !inCell ? node.closest("table") : null;
    const cellCount = largeTables.get(table);
    if (cellCount !== undefined && node instanceof HTMLTableRowElement) {
      const nextCount = cellCount + node.cells.length;
      largeTables.set(table, nextCount);
      if (nextCount > mostTextCells) {
        rowsLeftOut += 1;
        return;
      }
    }

    // A table row is one paragraph, so block elements inside its cells do not begin paragraphs.
    const isBlock = blocks.has(node.tagName) && !inCell;
    const isCell = node.tagName === "TD" || node.tagName === "TH";
    if (isBlock || (node.tagName === "BR" && !inCell)) endParagraph();

    const isBold = ownBoldness(node) ?? bold;
    for (const child of node.childNodes) {
      // White space between the tags of a row or a cell is not content.
      const isGap =
        (isCell || node.tagName === "TR") &&
        child.nodeType === Node.TEXT_NODE &&
        child.textContent?.trim() === "";
      if (!isGap) yield* walk(child, isBold, inCell || (isCell && !hasOneCell(node.closest("table"))));
    }
    if (isCell) addText("\t", false);
    if (isBlock) endParagraph();
  }

  yield* walk(body, false);
  endParagraph();
  const items = content
    .map((each) => (each.kind === "paragraph" ? { ...each, runs: trimRuns(each.runs) } : each))
    .filter((each) => each.kind !== "paragraph" || each.runs.length > 0);
  return { items, largeTables: { count: largeTables.size, rowsLeftOut } };
}

/**
 * Whether a table has a single cell: it is used for layout and may contain any page content. Remembers each
 * table, because its cells are counted through all of it.
 */
function memoizeHasOneCell(): (table: HTMLTableElement | null) => boolean {
  const resultsByTable = new Map<HTMLTableElement, boolean>();
  return (table) => {
    if (!table) return false;
    const hasOneCell = resultsByTable.get(table) ?? table.querySelectorAll("td, th").length === 1;
    resultsByTable.set(table, hasOneCell);
    return hasOneCell;
  };
}

/**
 * Reads an element that is a table or a picture; `too-large` for a table that a bulletin cannot hold, null for
 * any other element.
 */
function readObject(element: Element): PastedItem | "too-large" | null {
  if (element instanceof HTMLImageElement)
    return { kind: "picture", address: element.getAttribute("src") ?? "" };
  const table = element instanceof HTMLTableElement ? readTable(element) : null;
  if (table === "too-large") return table;
  if (!(element instanceof HTMLTableElement) || !table) return null;
  const caption = collapseSpace(element.caption?.textContent ?? "").trim();
  return { kind: "table", table, runs: caption === "" ? [] : [{ text: caption, bold: false }] };
}

/** True or false if the element itself sets bold or normal weight; undefined if it inherits. */
function ownBoldness(element: Element): boolean | undefined {
  const weight = element instanceof HTMLElement ? element.style.fontWeight : "";
  if (weight !== "") return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return /^(?:B|STRONG|TH|H[1-6])$/u.test(element.tagName) ? true : undefined;
}

/** Removes white space at both ends of a paragraph; the paragraph style sets the indent, not spaces. */
function trimRuns(runs: readonly PastedRun[]): PastedRun[] {
  const trimmedRuns = runs.map((run) => ({ ...run }));
  while (trimmedRuns[0] && (trimmedRuns[0].text = trimmedRuns[0].text.trimStart()) === "")
    trimmedRuns.shift();
  for (
    let last = trimmedRuns.at(-1);
    last && (last.text = last.text.trimEnd()) === "";
    last = trimmedRuns.at(-1)
  )
    trimmedRuns.pop();
  return trimmedRuns;
}

/** Splits plain text into one paragraph per line, without blank lines. */
export function splitParagraphs(text: string): PastedRun[][] {
  return text
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/u)
    .map((line) => trimRuns([{ text: line, bold: false }]))
    .filter((paragraph) => paragraph.length > 0);
}

/** Escapes text for use in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>]/gu, (character) => `&#${character.charCodeAt(0)};`);
