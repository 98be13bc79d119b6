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
import { standardPage, typeArea, type PageProfile } from "./page.ts";
import { printCss } from "./print-css.ts";
import { settleScript } from "../print-page/page-script.ts";

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
${settleScript(typeArea(page).height, `16px ${cssFamily("song", page.faces)}`)}</body></html>
`;
}
