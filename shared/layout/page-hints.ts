/**
 * What an editor would mend about the pages (版面提示), measured in the print file itself, after its last line has its place:
 * the same layout that the PDF shows.
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
 * - `lone-character`: the last line of a paragraph holds one letter (孤字成行).
 * - `line-at-foot`, `line-at-head`: a paragraph leaves one line alone at the foot of a page, or carries one over.
 * - `gap-before-object`: a table or figure did not fit and went to the next page; so much is left white that it is seen.
 * - `imprint-alone`: the end matter begins a page, with no more than the line that it takes along (版记另起一页).
 */
export const pageHint = z.object({
  kind: z.enum(pageHintKinds),
  /** The page where it shows, from 1. */
  page: z.int().positive(),
  /** Index of the paragraph among the blocks that are printed; of the last one for `imprint-alone`. */
  paragraph: z.int().nonnegative(),
  /** Lines that must go for it to be well: of the paragraph, or of the issue for `imprint-alone`. Of a gap how many are white. */
  lines: z.int().positive(),
});
export type PageHint = z.infer<typeof pageHint>;

/** From so many white lines at the foot of a page on an object that went on is told of: a quarter of the page. */
const leastGap = 6;

/**
 * Runs in the page of `printHtml`. Paragraphs carry `data-at`, their index; a paragraph that was split for a page break
 * is two elements of one index. `columnOf` gives the page, from 0, of a box; `end` its bottom edge, px, of the type area.
 */
export const measureHints = `(columnOf, end) => {
  const paragraphs = new Map();
  for (const element of document.querySelectorAll("[data-at]")) {
    const at = Number(element.dataset.at);
    paragraphs.set(at, [...(paragraphs.get(at) ?? []), element]);
  }
  const lineHeight = parseFloat(getComputedStyle(document.body).lineHeight);
  const lines = (elements) => {
    const found = [];
    for (const element of elements) {
      // Tables and figures take grid lines, whatever stands in them.
      if (element.matches(".table, .figure")) {
        for (const { left, top, height, width } of element.getClientRects()) {
          const page = columnOf({ left });
          for (let bottom = top + lineHeight; width > 0 && bottom < top + height + lineHeight / 2; bottom += lineHeight) found.push({ page, bottom, letters: 2 });
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
          const last = found.at(-1);
          const letter = /[\\p{L}\\p{N}]/u.test(range.toString()) ? 1 : 0;
          if (last && last.page === page && Math.abs(last.bottom - box.bottom) < box.height / 2) last.letters += letter;
          else found.push({ page, bottom: box.bottom, letters: letter });
        }
      }
    }
    return found;
  };
  const hints = [];
  const all = [];
  for (const [paragraph, elements] of paragraphs) {
    const found = lines(elements);
    if (found.length === 0) continue;
    const last = found.at(-1);
    all.push(...found.map((line) => ({ ...line, paragraph, isSource: elements[0].matches(".source") })));
    if (elements[0].matches(".table, .figure")) {
      const above = all.filter((line) => line.paragraph < paragraph).at(-1);
      const white = above && found[0].page > above.page ? Math.floor((end - above.bottom) / lineHeight + 0.1) : 0;
      if (white >= ${leastGap}) hints.push({ kind: "gap-before-object", page: above.page + 1, paragraph, lines: white });
      continue;
    }
    if (found.length < 2 || !elements[0].matches(".body, .brief")) continue;
    const on = (page) => found.filter((line) => line.page === page).length;
    const first = found[0].page;
    if (last.letters <= 1) hints.push({ kind: "lone-character", page: last.page + 1, paragraph, lines: 1 });
    if (last.page === first) continue;
    if (on(first) === 1) hints.push({ kind: "line-at-foot", page: first + 1, paragraph, lines: 1 });
    if (on(last.page) === 1) hints.push({ kind: "line-at-head", page: last.page + 1, paragraph, lines: 1 });
  }
  const foot = document.querySelector(".foot");
  const pieces = foot?.firstChild ? [...foot.firstChild.getClientRects()] : [];
  const page = pieces.length > 0 ? columnOf(pieces[0]) : 0;
  const taken = all.filter((line) => line.page === page);
  const before = all.filter((line) => line.page < page).at(-1);
  if (before && taken.filter((line) => !line.isSource).length <= 1) {
    const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
    const needed = taken.length + Math.ceil((height - (end - before.bottom)) / lineHeight);
    hints.push({ kind: "imprint-alone", page: page + 1, paragraph: all.at(-1).paragraph, lines: Math.max(1, needed) });
  }
  return hints;
}`;
