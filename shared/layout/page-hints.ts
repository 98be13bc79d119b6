/**
 * Hints about weaknesses of the page layout (版面提示). They are measured in the print file itself after its
 * layout is complete, so that they describe the pages of the PDF.
 */
import { z } from "zod";

export const pageHintKinds = [
  "lone-character",
  "line-at-foot",
  "line-at-head",
  "imprint-alone",
  "gap-before-object",
] as const;

/**
 * - `lone-character`: the last line of a paragraph contains one letter (孤字成行).
 * - `line-at-foot`, `line-at-head`: a page break leaves a single line of a paragraph at the foot or the head
 *   of a page.
 * - `gap-before-object`: a table or figure did not fit and moved to the next page, leaving a visible gap.
 * - `imprint-alone`: the end matter starts a page, with at most the one line that it takes along
 *   (版记另起一页).
 */
export const pageHint = z.object({
  kind: z.enum(pageHintKinds),
  /** Number of the page, from 1. */
  page: z.int().positive(),
  /** Index of the paragraph among the printed blocks; the last one for `imprint-alone`. */
  paragraph: z.int().nonnegative(),
  /**
   * Number of lines to remove, from the paragraph or (for `imprint-alone`) from the issue. For
   * `gap-before-object` the number of empty lines.
   */
  lines: z.int().positive(),
});
export type PageHint = z.infer<typeof pageHint>;

/** Minimum number of empty lines before an object that gives a hint: about a quarter of the page. */
const minimumGap = 6;

/**
 * JavaScript source of a function that runs in the page of `printHtml` and returns the hints. Paragraphs have
 * their index as `data-at`; a paragraph that was split for a page break is two elements with the same index.
 * `columnOf(box)` returns the page of a box, from 0; `end` is the bottom edge of the type area in px.
 */
export const measureHints = `(columnOf, end) => {
  const paragraphs = new Map();
  for (const element of document.querySelectorAll("[data-at]")) {
    const at = Number(element.dataset.at);
    paragraphs.set(at, [...(paragraphs.get(at) ?? []), element]);
  }
  const lineHeight = parseFloat(getComputedStyle(document.body).lineHeight);
  const lines = (elements) => {
    const result = [];
    for (const element of elements) {
      // Tables and figures take a number of grid lines that does not depend on their text.
      if (element.matches(".table, .figure")) {
        for (const { left, top, height, width } of element.getClientRects()) {
          const page = columnOf({ left });
          for (let bottom = top + lineHeight; width > 0 && bottom < top + height + lineHeight / 2; bottom += lineHeight) result.push({ page, bottom, letters: 2 });
        }
        continue;
      }
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        const { data } = walker.currentNode;
        for (let start = 0; start < data.length; ) {
          const size = data.codePointAt(start) > 0xffff ? 2 : 1;
          range.setStart(walker.currentNode, start);
          range.setEnd(walker.currentNode, start + size);
          start += size;
          const box = range.getBoundingClientRect();
          if (box.width === 0) continue;
          const page = columnOf(box);
          const last = result.at(-1);
          const letter = /[\\p{L}\\p{N}]/u.test(range.toString()) ? 1 : 0;
          if (last && last.page === page && Math.abs(last.bottom - box.bottom) < box.height / 2) last.letters += letter;
          else result.push({ page, bottom: box.bottom, letters: letter });
        }
      }
    }
    return result;
  };
  const hints = [];
  const all = [];
  for (const [paragraph, elements] of paragraphs) {
    const own = lines(elements);
    if (own.length === 0) continue;
    const last = own.at(-1);
    all.push(...own.map((line) => ({ ...line, paragraph, isSource: elements[0].matches(".source") })));
    if (elements[0].matches(".table, .figure")) {
      const above = all.filter((line) => line.paragraph < paragraph).at(-1);
      const white = above && own[0].page > above.page ? Math.floor((end - above.bottom) / lineHeight + 0.1) : 0;
      if (white >= ${minimumGap}) hints.push({ kind: "gap-before-object", page: above.page + 1, paragraph, lines: white });
      continue;
    }
    if (own.length < 2 || !elements[0].matches(".body, .brief")) continue;
    const on = (page) => own.filter((line) => line.page === page).length;
    const first = own[0].page;
    if (last.letters <= 1) hints.push({ kind: "lone-character", page: last.page + 1, paragraph, lines: 1 });
    if (last.page === first) continue;
    if (on(first) === 1) hints.push({ kind: "line-at-foot", page: first + 1, paragraph, lines: 1 });
    if (on(last.page) === 1) hints.push({ kind: "line-at-head", page: last.page + 1, paragraph, lines: 1 });
  }
  const foot = document.querySelector(".foot");
  const pieces = foot?.firstChild ? [...foot.firstChild.getClientRects()] : [];
  const page = pieces.length > 0 ? columnOf(pieces[0]) : 0;
  const onLastPage = all.filter((line) => line.page === page);
  const before = all.filter((line) => line.page < page).at(-1);
  if (before && onLastPage.filter((line) => !line.isSource).length <= 1) {
    const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
    const needed = onLastPage.length + Math.ceil((height - (end - before.bottom)) / lineHeight);
    hints.push({ kind: "imprint-alone", page: page + 1, paragraph: all.at(-1).paragraph, lines: Math.max(1, needed) });
  }
  return hints;
}`;
