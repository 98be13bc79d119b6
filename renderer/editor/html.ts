/** HTML from elsewhere as plain paragraphs, tables and pictures: of its looks only bold is kept. And the other way, for pasting into Word. */
import type { Table } from "../../shared/bulletin/schema.ts";
import { readTable } from "./objects/table-html.ts";
import { collapseSpace } from "./html-space.ts";

/** A stretch of pasted text. */
export interface PastedRun {
  text: string;
  bold: boolean;
}

/** What is pasted, in order: a paragraph's runs, a table with its caption's, or the address of a picture. */
export type PastedItem =
  | { kind: "paragraph"; runs: PastedRun[] }
  | { kind: "table"; table: Table; runs: PastedRun[] }
  | { kind: "picture"; address: string };

const skipped = new Set([
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

/** What an HTML document holds; blank paragraphs are left out. A table that cannot be one here is a paragraph for each of its rows. */
export function readHtml(html: string): PastedItem[] {
  const content: PastedItem[] = [];
  let paragraph: PastedRun[] = [];
  const end = () => {
    content.push({ kind: "paragraph", runs: paragraph });
    paragraph = [];
  };
  const add = (text: string, bold: boolean) => {
    const last = paragraph.at(-1);
    if (last?.bold === bold) last.text += text;
    else if (text !== "") paragraph.push({ text, bold });
  };
  const walk = (node: Node, bold: boolean, inCell = false): void => {
    if (node.nodeType === Node.TEXT_NODE) return add(collapseSpace(node.textContent ?? ""), bold);
    if (!(node instanceof Element) || skipped.has(node.tagName.toUpperCase())) return;
    const object = inCell ? null : readObject(node);
    if (object) {
      end();
      content.push(object);
      return;
    }
    // A row is one paragraph, whatever its cells are made of.
    const isBlock = blocks.has(node.tagName) && !inCell;
    const isCell = node.tagName === "TD" || node.tagName === "TH";
    if (isBlock || (node.tagName === "BR" && !inCell)) end();
    const isBold = boldness(node) ?? bold;
    for (const child of node.childNodes) {
      // White space between the tags of a row or a cell is none of its text.
      const isGap =
        (isCell || node.tagName === "TR") &&
        child.nodeType === Node.TEXT_NODE &&
        child.textContent?.trim() === "";
      if (!isGap) walk(child, isBold, inCell || isRowCell(node, isCell));
    }
    if (isCell) add("\t", false);
    if (isBlock) end();
  };
  walk(new DOMParser().parseFromString(html, "text/html").body, false);
  end();
  return content
    .map((each) => (each.kind === "paragraph" ? { ...each, runs: trimRuns(each.runs) } : each))
    .filter((each) => each.kind !== "paragraph" || each.runs.length > 0);
}

/** Whether a cell stands in a row of several. The only cell of a layout table holds whatever a page holds. */
const isRowCell = (cell: Element, isCell: boolean): boolean =>
  isCell && cell.closest("table")?.querySelectorAll("td, th").length !== 1;

/** A table or a picture. */
function readObject(element: Element): PastedItem | null {
  if (element instanceof HTMLImageElement)
    return { kind: "picture", address: element.getAttribute("src") ?? "" };
  const table = element instanceof HTMLTableElement ? readTable(element) : null;
  if (!(element instanceof HTMLTableElement) || !table) return null;
  const caption = collapseSpace(element.caption?.textContent ?? "").trim();
  return { kind: "table", table, runs: caption === "" ? [] : [{ text: caption, bold: false }] };
}

/** Whether an element makes its text bold or plain; undefined where it leaves it. */
function boldness(element: Element): boolean | undefined {
  const weight = element instanceof HTMLElement ? element.style.fontWeight : "";
  if (weight !== "") return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return /^(?:B|STRONG|TH|H[1-6])$/u.test(element.tagName) ? true : undefined;
}

/** Without white space at both ends: the paragraph style indents, not spaces. */
function trimRuns(runs: readonly PastedRun[]): PastedRun[] {
  const trimmed = runs.map((run) => ({ ...run }));
  while (trimmed[0] && (trimmed[0].text = trimmed[0].text.trimStart()) === "") trimmed.shift();
  for (let last = trimmed.at(-1); last && (last.text = last.text.trimEnd()) === ""; last = trimmed.at(-1))
    trimmed.pop();
  return trimmed;
}

/** The paragraphs of a plain text of several lines; blank lines are left out. */
export function splitParagraphs(text: string): PastedRun[][] {
  return text
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/u)
    .map((line) => trimRuns([{ text: line, bold: false }]))
    .filter((paragraph) => paragraph.length > 0);
}

/** Text as HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>]/gu, (character) => `&#${character.charCodeAt(0)};`);
