/** The print file: one HTML document whose print is the bulletin, page for page. The preview shows the same print. */
import { finalDocument } from "../bulletin/final.ts";
import type { BulletinDocument } from "../bulletin/schema.ts";
import { blocksHtml, contentsHtml, imprintHtml, issueTitle, mastheadHtml } from "./html.ts";
import { escapeHtml } from "./escape-html.ts";
import { cssFamily } from "./faces.ts";
import type { ImageAddress } from "./objects.ts";
import { measureHints } from "./page-hints.ts";
import { standardPage, typeArea, type PageProfile } from "./page.ts";
import { printCss } from "./print-css.ts";

export interface PrintOptions {
  /** Address of the folder of the bundled faces, with a slash at its end. */
  fontBase: string;
  page?: PageProfile;
  /** Where the pictures are; data URLs, for the printer has no address of its own. */
  images?: ImageAddress;
}

/**
 * The final text of a document as a page-exact HTML file. Its script puts the end matter at the foot of the last page;
 * then `<html>` has the attributes `data-pages` and `data-hints` (JSON, `PageHint[]`). Print only after that.
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
 * Runs in the page. The flow lies in columns of a page's height, broken by the engine that breaks pages, so the
 * room below the end matter in the last column is the room on the last page: it goes above the end matter.
 * Padding, because a margin is dropped where a page begins.
 *
 * A source line or the end matter takes the last line of its paragraph along to the next page. The engine does so only
 * where the paragraph begins on the same page; a longer one's last line is made a paragraph, which it can take along.
 */
const settleFoot = `async (height, numberFont) => {
  document.body.getBoundingClientRect(); // A first layout asks for the faces that it needs.
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  // Page numbers stand outside the document: their face is asked for by name.
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
      // A face of its own moves a box a little within its line.
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
  // The engine repeats a table's headings on paper, where they take no more than a quarter of it, but not in columns.
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
  // In pieces only where it is longer than a page.
  const pieces = [...foot.getClientRects()];
  if (foot.firstChild && pieces.length === 1) foot.style.paddingTop = Math.max(0, top + pageHeight - pieces[0].bottom - 0.1) + "px";
  document.documentElement.dataset.hints = JSON.stringify((${measureHints})(columnOf, top + pageHeight));
  document.documentElement.dataset.pages = String(columnOf(pieces.at(-1)) + 1);
}`;
