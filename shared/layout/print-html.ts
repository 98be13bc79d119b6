/**
 * Writes the print file: one HTML document that prints as the bulletin, page for page. The preview shows the
 * same pages.
 */
import { finalDocument } from "../document/final.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { blocksHtml, contentsHtml, imprintHtml, issueTitle, mastheadHtml } from "./html.ts";
import { escapeHtml } from "./escape-html.ts";
import { cssFamily } from "./faces.ts";
import type { ImageAddress } from "./objects.ts";
import { measureHints } from "./page-hints.ts";
import { standardPage, typeArea, type PageProfile } from "./page.ts";
import { printCss } from "./print-css.ts";

export interface PrintOptions {
  /** Base address of the bundled font files, ending in a slash. */
  fontBase: string;
  page?: PageProfile;
  /** Addresses of the pictures: data URLs, because the printer cannot load files from the library. */
  images?: ImageAddress;
}

/**
 * Writes the final text of a document as a page-exact HTML file. Its script moves the end matter to the foot
 * of the last page and then sets the attributes `data-pages` and `data-hints` (JSON, `PageHint[]`) on
 * `<html>`. Print only after that.
 */
export function printHtml(
  document: BulletinDocument,
  { fontBase, page = standardPage, images = () => null }: PrintOptions,
): string {
  const final = finalDocument(document);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(issueTitle(final.masthead))}</title>
<style>${printCss(page, fontBase)}</style></head>
<body><main>${mastheadHtml(final.masthead, page)}${contentsHtml(final)}
${blocksHtml(final, page, images)}
<div class="foot">${imprintHtml(final.imprint)}</div></main>
<script>(${settleFoot})(${typeArea(page).height}, ${JSON.stringify(`16px ${cssFamily("song", page.faces)}`)})</script></body></html>
`;
}

/**
 * JavaScript source of a function that runs in the page. The text flows in columns of the height of a page,
 * broken by the same engine that breaks pages; the free space below the end matter in the last column is
 * therefore the free space of the last page. It is added above the end matter as padding, because a margin is
 * dropped at the start of a page.
 *
 * A source line or the end matter takes the last line of its paragraph along to the next page. The engine
 * does this only if the paragraph begins on the same page; for a longer paragraph the script makes the last
 * line a paragraph of its own.
 */
const settleFoot = `async (height, numberFont) => {
  document.body.getBoundingClientRect(); // A first layout requests the faces that it needs.
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  // Page numbers are not part of the document, so their face must be requested by name.
  await Promise.allSettled([document.fonts.load(numberFont), document.fonts.ready]);
  const foot = document.querySelector(".foot");
  document.querySelectorAll("main > :not(.masthead, .contents, .foot)").forEach((paragraph, at) => { paragraph.dataset.at = String(at); });
  const { width, top, left } = document.body.getBoundingClientRect();
  const columnOf = (box) => Math.floor((box.left - left + 1) / width);
  const splitLastLine = (paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const letters = [];
    while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at += 1) letters.push([walker.currentNode, at]);
    const range = document.createRange();
    let lastBox;
    for (const [node, at] of letters.reverse()) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      lastBox ??= box;
      // Another face shifts a box slightly within its line.
      if (columnOf(box) === columnOf(lastBox) && Math.abs(box.bottom - lastBox.bottom) < box.height / 2) continue;
      range.setStart(node, at + 1);
      range.setEndAfter(paragraph.lastChild);
      const line = paragraph.cloneNode(false);
      line.append(range.extractContents());
      line.style.textIndent = "0";
      if (!paragraph.textContent.endsWith("\\n")) paragraph.style.textAlignLast = "justify";
      paragraph.after(line);
      return;
    }
  };
  // On paper the engine repeats the headings of a table if they take at most a quarter of the page; in
  // columns it does not.
  const pageHeight = height / 25.4 * 96;
  for (const table of document.querySelectorAll(".table:has(thead)")) {
    const head = table.tHead.getBoundingClientRect();
    if (head.height > pageHeight / 4) continue;
    let column = columnOf(head);
    for (const row of table.querySelectorAll("tbody tr")) {
      const box = row.getBoundingClientRect();
      if (columnOf(box) === column) continue;
      column = columnOf(box);
      row.style.setProperty("--height", box.height + head.height + "px");
      row.classList.add("again");
    }
  }
  for (const paragraph of document.querySelectorAll(".body:has(+ .source), .brief:has(+ .source), .body:has(+ .foot), .brief:has(+ .foot)")) {
    const boxes = [[...paragraph.getClientRects()].at(-1)];
    for (let next = paragraph.nextElementSibling; next?.matches(".source, .foot:not(:empty)"); next = next.nextElementSibling) boxes.push(...next.getClientRects());
    if (new Set(boxes.map(columnOf)).size > 1) splitLastLine(paragraph);
  }
  // The end matter has several pieces only if it is longer than a page.
  const pieces = [...foot.getClientRects()];
  if (foot.firstChild && pieces.length === 1) foot.style.paddingTop = Math.max(0, top + pageHeight - pieces[0].bottom - 0.1) + "px";
  document.documentElement.dataset.hints = JSON.stringify((${measureHints})(columnOf, top + pageHeight));
  document.documentElement.dataset.pages = String(columnOf(pieces.at(-1)) + 1);
}`;
