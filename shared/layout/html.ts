/** Writes the parts of a bulletin as HTML: the same elements for the printed page and for mail and web. */
import { contentsLines, contentsName } from "../document/contents.ts";
import { printedDate } from "../basics/dates.ts";
import { deriveOutline } from "../document/outline.ts";
import type { Block, BulletinDocument, Imprint, Masthead, Run, TableCell } from "../document/schema.ts";
import { escapeHtml } from "./escape-html.ts";
import { imprintGroups, type ImprintGroup, type ImprintItem } from "./imprint.ts";
import { figureHtml, tableHtml, type ImageAddress } from "./objects.ts";
import { issuerSize, nameLines, type PageProfile } from "./page.ts";

/** The title of an issue for windows, file properties and PDF files: 工作快报 第765期. */
export function issueTitle({ name, number }: Masthead): string {
  return [name.join(""), number === null ? "" : `第${number}期`].filter((part) => part !== "").join(" ");
}

/** The number line: 第765期（总第1234期）; empty without a number. */
export function numberLine({ number, runningNumber }: Masthead): string {
  const running = runningNumber === undefined ? "" : `（总第${runningNumber}期）`;
  return number === null ? running : `第${number}期${running}`;
}

/**
 * The printed date: the original wording if the document has it, otherwise 2026年3月9日; empty without a
 * date.
 */
export const dateLine = ({ date, dateText }: Masthead): string =>
  dateText ?? (date === null ? "" : printedDate(date));

/** 密级 and 紧急程度, printed top left; empty if neither is set. */
export const secrecyLine = ({ secrecy, urgency }: Masthead): string =>
  [secrecy, urgency].filter(Boolean).join("　");

/** Writes the masthead. Empty lines are written too, so that they keep their height. */
export function mastheadHtml(masthead: Masthead, page: PageProfile): string {
  const secrecy = secrecyLine(masthead);
  const names = nameLines(masthead.name, page).map(
    ({ text, size, spacing, lines }) =>
      `<span class="name-line" style="font-size:${size}pt;letter-spacing:${spacing.toFixed(2)}pt;padding-left:${spacing.toFixed(2)}pt;--lines:${lines}">${escapeHtml(text)}</span>`,
  );
  const date = dateLine(masthead);
  const size = issuerSize(masthead.issuer, date, page);
  const smaller = size < page.bodySize ? ` style="font-size:${size}pt;letter-spacing:0"` : "";
  return [
    `<header class="masthead">`,
    secrecy === "" ? "" : `<p class="secrecy">${escapeHtml(secrecy)}</p>`,
    `<h1 class="name">${names.join("")}</h1>`,
    `<p class="number">${escapeHtml(numberLine(masthead))}</p>`,
    `<p class="issuer"${smaller}><span>${escapeHtml(masthead.issuer)}</span><span class="date">${escapeHtml(date)}</span></p>`,
    `</header>`,
  ].join("");
}

/** Writes 本期要目 below the masthead; empty if the issue has none. */
export function contentsHtml(document: BulletinDocument): string {
  if (!document.masthead.contents) return "";
  const lines = contentsLines(deriveOutline(document)).map(
    ({ kind, text }) => `<p class="contents-${kind}">${escapeHtml(text)}</p>`,
  );
  return `<nav class="contents"><p class="contents-name">${contentsName}</p>${lines.join("")}</nav>`;
}

/** Writes all blocks in order, one element each. */
export const blocksHtml = ({ blocks }: BulletinDocument, page: PageProfile, address: ImageAddress): string =>
  blocks.map((block) => blockHtml(block, page, address)).join("\n");

/**
 * Writes one block.
 * @param inner HTML of its text, or of the caption of a table or figure.
 * @param cell returns the HTML of a table cell's text.
 */
export function blockHtml(
  { style, runs, table, figure }: Block,
  page: PageProfile,
  address: ImageAddress,
  inner = runs.map(runHtml).join(""),
  cell?: (cell: TableCell) => string,
): string {
  if (table) return tableHtml(table, inner, cell);
  if (figure) return figureHtml(figure, runs, inner, page, address);
  return style === "section" ? `<h2 class="section">${inner}</h2>` : `<p class="${style}">${inner}</p>`;
}

/** Writes a run, with a class for each meaning and format. */
export function runHtml(run: Run): string {
  const names = [
    run.title && "title",
    run.point && "point",
    run.tag && "tag",
    run.bold && "bold",
    run.underline && "underline",
  ].filter(Boolean);
  if (names.length === 0) return escapeHtml(run.text);
  // The role makes a run-in title a heading for screen readers and in the PDF's outline.
  const heading = run.title ? ' role="heading" aria-level="3"' : "";
  return `<span class="${names.join(" ")}"${heading}>${escapeHtml(run.text)}</span>`;
}

/** Writes the end matter (版记); empty if there is none. */
export function imprintHtml(imprint: Imprint): string {
  const groups = imprintGroups(imprint).map(
    (group) => `<div class="${group.kind}">${groupHtml(group)}</div>`,
  );
  return groups.length === 0 ? "" : `<footer class="imprint">${groups.join("")}</footer>`;
}

const itemHtml = (tag: string, { label, text }: ImprintItem) =>
  `<${tag} class="item"><span class="label">${label}：</span>${escapeHtml(text)}</${tag}>`;

function groupHtml(group: ImprintGroup): string {
  if (group.kind === "staff")
    return `<p class="line">${group.items.map((item) => itemHtml("span", item)).join("")}</p>`;
  if (group.kind === "lists") return group.items.map((item) => itemHtml("p", item)).join("");
  const copies = group.copies === "" ? "" : `<span class="copies">${group.copies}</span>`;
  const first =
    group.items.length > 0 || copies
      ? `<p class="line">${group.items.map((item) => itemHtml("span", item)).join("")}${copies}</p>`
      : "";
  return first + group.other.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
}
