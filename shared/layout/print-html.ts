/** The print file: one HTML document whose print is the bulletin, page for page. The preview shows the same print. */
import { finalDocument } from "../bulletin/final.ts";
import type { BulletinDocument } from "../bulletin/schema.ts";
import { blocksHtml, escapeHtml, imprintHtml, issueTitle, mastheadHtml } from "./html.ts";
import { cssFamily } from "./faces.ts";
import { standardPage, typeArea, type PageProfile } from "./page.ts";
import { printCss } from "./print-css.ts";

export interface PrintOptions {
  /** Address of the folder of the bundled faces, with a slash at its end. */
  fontBase: string;
  page?: PageProfile;
}

/**
 * The final text of a document as a page-exact HTML file. Its script puts the end matter at the foot of the last page;
 * then `<html>` has the attribute `data-pages`. Print only after that.
 */
export function printHtml(document: BulletinDocument, { fontBase, page = standardPage }: PrintOptions): string {
  const final = finalDocument(document);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(issueTitle(final.masthead))}</title>
<style>${printCss(page, fontBase)}</style></head>
<body><main>${mastheadHtml(final.masthead, page)}
${blocksHtml(final)}
<div class="foot">${imprintHtml(final.imprint)}</div></main>
<script>(${settleFoot})(${typeArea(page).height}, ${JSON.stringify(`16px ${cssFamily("song")}`)})</script></body></html>
`;
}

/**
 * Runs in the page. The flow lies in columns of a page's height, broken by the engine that breaks pages, so the
 * room below the end matter in the last column is the room on the last page: it goes above the end matter.
 * Padding, because a margin is dropped where a page begins.
 */
const settleFoot = `async (height, numberFont) => {
  document.body.getBoundingClientRect(); // A first layout asks for the faces that it needs.
  // Page numbers stand outside the document: their face is asked for by name.
  await Promise.allSettled([document.fonts.load(numberFont), document.fonts.ready]);
  const foot = document.querySelector(".foot");
  const { width, top, bottom, left } = document.body.getBoundingClientRect();
  const last = foot.getBoundingClientRect();
  const pageHeight = height / 25.4 * 96;
  if (foot.firstChild) foot.style.paddingTop = Math.max(0, top + pageHeight - last.bottom - 0.1) + "px";
  const column = Math.round((last.left - left) / width);
  document.documentElement.dataset.pages = String(column + 1);
}`;
