/// <reference lib="dom" />
/**
 * The programs that run in the pages of `printHtml` and `galleyHtml`. They are compiled here with the types of
 * the browser, and written into the page as text (`Function.prototype.toString`). They therefore use nothing
 * but each other: no import, and nothing else of this module.
 *
 * The text of a page flows in columns of the height of a page, broken by the same engine that breaks pages:
 * the column of a box is therefore its page. When all is in its place, a program sets `data-pages` and
 * `data-hints` (JSON, `PageHint[]`) on `<html>`.
 */
import type { PageHint } from "./page-hints.ts";

/** The columns of the page in px. `foot` is the bottom edge of the type area. */
interface Columns {
  width: number;
  left: number;
  top: number;
  foot: number;
}

/** One line of a printed paragraph. */
interface Line {
  /** The page, from 0. */
  page: number;
  bottom: number;
  /** Number of letters and digits. */
  letters: number;
}

/** A line with the index of its paragraph. */
interface ParagraphLine extends Line {
  paragraph: number;
  isSource: boolean;
}

/** The script element that settles a printed bulletin. */
export const settleScript = (height: number, numberFont: string): string =>
  script(
    [waitForFaces, readColumns, columnOf, splitLastLine, repeatHeadings, keepWithNext],
    [linesOf, hintsOfParagraph, hintOfImprint, measureHints, settleFoot],
    settleFoot,
    [height, numberFont],
  );

/** The script element that places the notes of a galley. */
export const placeNotesScript = (height: number, numberFont: string): string =>
  script([waitForFaces, readColumns, columnOf], [fitNotes, placeNotes], placeNotes, [height, numberFont]);

type PageFunction = (...values: never[]) => unknown;

/**
 * A script element with some functions that calls the last one. A bundler may have renamed them, so the call
 * asks for the name.
 */
const script = (
  helpers: readonly PageFunction[],
  parts: readonly PageFunction[],
  main: PageFunction,
  values: readonly (number | string)[],
): string => `<script>${[...helpers, ...parts].join("\n")}
${main.name}(${values.map((value) => JSON.stringify(value)).join(", ")});</script>`;

/** Waits until pictures and faces are there, so that the layout is final. */
async function waitForFaces(numberFont: string): Promise<void> {
  document.body.getBoundingClientRect(); // A first layout requests the faces that it needs.
  await Promise.allSettled(Array.from(document.images, (image) => image.decode()));
  // Page numbers are not part of the document, so their face must be requested by name.
  await Promise.allSettled([document.fonts.load(numberFont), document.fonts.ready]);
}

/** @param height the height of the type area, mm */
function readColumns(height: number): Columns {
  const { width, top, left } = document.body.getBoundingClientRect();
  return { width, left, top, foot: top + (height / 25.4) * 96 };
}

/** The page of a box, from 0. */
function columnOf({ left, width }: Columns, box: { left: number }): number {
  return Math.floor((box.left - left + 1) / width);
}

/**
 * Makes the last line of a paragraph a paragraph of its own. A source line or the end matter takes the last
 * line of its paragraph along to the next page; the engine does this only if the paragraph begins on the same
 * page.
 */
function splitLastLine(columns: Columns, paragraph: HTMLElement): void {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const letters: [text: Text, at: number][] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!(text instanceof Text)) continue;
    for (let at = 0; at < text.length; at += 1) letters.push([text, at]);
  }
  const range = document.createRange();
  let lastBox: DOMRect | undefined;
  for (const [text, at] of letters.reverse()) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    lastBox ??= box;
    // Another face shifts a box slightly within its line.
    const isOnLastLine =
      columnOf(columns, box) === columnOf(columns, lastBox) &&
      Math.abs(box.bottom - lastBox.bottom) < box.height / 2;
    if (isOnLastLine) continue;
    range.setStart(text, at + 1);
    range.setEndAfter(paragraph.lastChild ?? paragraph);
    const line = document.importNode(paragraph, false);
    line.append(range.extractContents());
    line.style.textIndent = "0";
    if (!paragraph.textContent.endsWith("\n")) paragraph.style.setProperty("text-align-last", "justify");
    paragraph.after(line);
    return;
  }
}

/**
 * Makes room for the headings of a table on each page. On paper the engine repeats them if they take at most a
 * quarter of the page; in columns it does not.
 */
function repeatHeadings(columns: Columns): void {
  for (const table of document.querySelectorAll<HTMLTableElement>(".table:has(thead)")) {
    const head = table.tHead?.getBoundingClientRect();
    if (!head || head.height > (columns.foot - columns.top) / 4) continue;
    let column = columnOf(columns, head);
    for (const row of table.querySelectorAll<HTMLElement>("tbody tr")) {
      const box = row.getBoundingClientRect();
      if (columnOf(columns, box) === column) continue;
      column = columnOf(columns, box);
      row.style.setProperty("--height", `${box.height + head.height}px`);
      row.classList.add("again");
    }
  }
}

/** Keeps the last line of a paragraph on the page of the source line or end matter that follows it. */
function keepWithNext(columns: Columns): void {
  const selector = [".body", ".brief"]
    .flatMap((style) => [`${style}:has(+ .source)`, `${style}:has(+ .foot)`])
    .join(", ");
  for (const paragraph of document.querySelectorAll<HTMLElement>(selector)) {
    const boxes = [...paragraph.getClientRects()].slice(-1);
    let next = paragraph.nextElementSibling;
    while (next?.matches(".source, .foot:not(:empty)")) {
      boxes.push(...next.getClientRects());
      next = next.nextElementSibling;
    }
    if (new Set(boxes.map((box) => columnOf(columns, box))).size > 1) splitLastLine(columns, paragraph);
  }
}

/**
 * The lines of a paragraph. Tables and figures take a number of grid lines that does not depend on their text;
 * each counts as two letters.
 */
function linesOf(columns: Columns, elements: readonly HTMLElement[], lineHeight: number): Line[] {
  const lines: Line[] = [];
  for (const element of elements) {
    if (element.matches(".table, .figure")) {
      for (const { left, top, height, width } of element.getClientRects()) {
        const page = columnOf(columns, { left });
        const count = width > 0 ? Math.max(0, Math.ceil(height / lineHeight - 0.5)) : 0;
        for (let line = 1; line <= count; line += 1)
          lines.push({ page, bottom: top + line * lineHeight, letters: 2 });
      }
      continue;
    }
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!(text instanceof Text)) continue;
      for (let start = 0; start < text.length;) {
        const size = (text.data.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
        range.setStart(text, start);
        range.setEnd(text, start + size);
        start += size;
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        const page = columnOf(columns, box);
        const last = lines.at(-1);
        const letters = /[\p{L}\p{N}]/u.test(range.toString()) ? 1 : 0;
        if (last?.page === page && Math.abs(last.bottom - box.bottom) < box.height / 2)
          last.letters += letters;
        else lines.push({ page, bottom: box.bottom, letters });
      }
    }
  }
  return lines;
}

/** The hints about one paragraph with lines. `above` is the last line before it. */
function hintsOfParagraph(
  { foot }: Columns,
  {
    element,
    paragraph,
    lines,
    above,
  }: {
    element: HTMLElement;
    paragraph: number;
    lines: readonly Line[];
    above: Line | undefined;
  },
  lineHeight: number,
): PageHint[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  if (element.matches(".table, .figure")) {
    // A gap of about a quarter of the page.
    const minimumGap = 6;
    const gap = above && first.page > above.page ? Math.floor((foot - above.bottom) / lineHeight + 0.1) : 0;
    return above && gap >= minimumGap
      ? [{ kind: "gap-before-object", page: above.page + 1, paragraph, lines: gap }]
      : [];
  }
  if (lines.length < 2 || !element.matches(".body, .brief")) return [];
  const hints: PageHint[] = [];
  const linesOn = (page: number): number => lines.filter((line) => line.page === page).length;
  if (last.letters <= 1) hints.push({ kind: "lone-character", page: last.page + 1, paragraph, lines: 1 });
  if (last.page === first.page) return hints;
  if (linesOn(first.page) === 1)
    hints.push({ kind: "line-at-foot", page: first.page + 1, paragraph, lines: 1 });
  if (linesOn(last.page) === 1)
    hints.push({ kind: "line-at-head", page: last.page + 1, paragraph, lines: 1 });
  return hints;
}

/** The hint that the end matter starts a page, with at most the one line that it takes along. */
function hintOfImprint(columns: Columns, lines: readonly ParagraphLine[], lineHeight: number): PageHint[] {
  const matter = document.querySelector(".foot")?.firstElementChild;
  const pieces = [...(matter?.getClientRects() ?? [])];
  const page = pieces[0] ? columnOf(columns, pieces[0]) : 0;
  const onLastPage = lines.filter((line) => line.page === page);
  const before = lines.filter((line) => line.page < page).at(-1);
  if (!before || onLastPage.filter((line) => !line.isSource).length > 1) return [];
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const missing = onLastPage.length + Math.ceil((height - (columns.foot - before.bottom)) / lineHeight);
  return [
    {
      kind: "imprint-alone",
      page: page + 1,
      paragraph: lines.at(-1)?.paragraph ?? 0,
      lines: Math.max(1, missing),
    },
  ];
}

/**
 * The hints of the page. Paragraphs have their index as `data-at`; a paragraph that was split for a page break
 * is two elements with the same index.
 */
function measureHints(columns: Columns): PageHint[] {
  const paragraphs = new Map<number, HTMLElement[]>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-at]")) {
    const at = Number(element.dataset["at"]);
    paragraphs.set(at, [...(paragraphs.get(at) ?? []), element]);
  }
  const lineHeight = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const hints: PageHint[] = [];
  const all: ParagraphLine[] = [];
  for (const [paragraph, elements] of paragraphs) {
    const lines = linesOf(columns, elements, lineHeight);
    const [element] = elements;
    if (!element || lines.length === 0) continue;
    const above = all.at(-1);
    hints.push(...hintsOfParagraph(columns, { element, paragraph, lines, above }, lineHeight));
    const isSource = element.matches(".source");
    all.push(...lines.map((line) => ({ ...line, paragraph, isSource })));
  }
  return [...hints, ...hintOfImprint(columns, all, lineHeight)];
}

/**
 * Moves the end matter to the foot of the last page: the free space below it in the last column is added above
 * it as padding, because a margin is dropped at the start of a page.
 */
async function settleFoot(height: number, numberFont: string): Promise<void> {
  await waitForFaces(numberFont);
  const foot = document.querySelector<HTMLElement>(".foot");
  const paragraphs = document.querySelectorAll<HTMLElement>("main > :not(.masthead, .contents, .foot)");
  for (const [at, paragraph] of paragraphs.entries()) paragraph.dataset["at"] = String(at);
  const columns = readColumns(height);
  repeatHeadings(columns);
  keepWithNext(columns);
  // The end matter has several pieces only if it is longer than a page.
  const pieces = [...(foot?.getClientRects() ?? [])];
  const [piece] = pieces;
  if (foot?.firstChild && piece && pieces.length === 1)
    foot.style.paddingTop = `${Math.max(0, columns.foot - piece.bottom - 0.1)}px`;
  const { dataset } = document.documentElement;
  dataset["hints"] = JSON.stringify(measureHints(columns));
  const last = pieces.at(-1);
  dataset["pages"] = String(last ? columnOf(columns, last) + 1 : 1);
}

/** Notes of one page, with the place beside their text and their height, px. */
interface PageNote {
  note: HTMLElement;
  place: number;
  height: number;
}

/**
 * Moves the notes of a page down until none overlaps another, and then up until the last one is on the page.
 * Returns those that do not fit. Notes are moved by their margins, which the printed page keeps.
 */
function fitNotes(notes: readonly PageNote[], pageHeight: number): HTMLElement[] {
  let room = pageHeight;
  const fitting: (PageNote & { top: number })[] = [];
  const rest: HTMLElement[] = [];
  for (const each of notes) {
    const fits = each.height <= room;
    room = fits ? room - each.height : 0;
    if (fits) fitting.push({ ...each, top: 0 });
    else rest.push(each.note);
  }
  let from = 0;
  for (const each of fitting) {
    each.top = Math.max(each.place, from);
    from = each.top + each.height;
  }
  let to = pageHeight;
  for (const each of fitting.toReversed()) {
    each.top = Math.min(each.top, to - each.height);
    to = each.top;
  }
  for (const { note, place, top } of fitting) note.style.marginTop = `${top - place}px`;
  return rest;
}

/** Places the notes of a galley on the page of their text; notes that do not fit follow after the text. */
async function placeNotes(height: number, numberFont: string): Promise<void> {
  await waitForFaces(numberFont);
  const columns = readColumns(height);
  const gap = 4;
  const pages = new Map<number, PageNote[]>();
  const beside = document.querySelector<HTMLElement>(".remark")?.offsetLeft ?? 0;
  for (const note of document.querySelectorAll<HTMLElement>(".remark")) {
    const box = note.getBoundingClientRect();
    const page = columnOf(columns, { left: box.left - beside });
    const notes = pages.get(page) ?? [];
    notes.push({ note, place: box.top - columns.top, height: box.height + gap });
    pages.set(page, notes);
  }
  const rest = document.querySelector(".rest");
  for (const notes of pages.values()) rest?.append(...fitNotes(notes, columns.foot - columns.top));
  const last = [...(document.querySelector("main")?.getClientRects() ?? [])].at(-1);
  const { dataset } = document.documentElement;
  dataset["hints"] = "[]";
  dataset["pages"] = String(last ? columnOf(columns, last) + 1 : 1);
}
