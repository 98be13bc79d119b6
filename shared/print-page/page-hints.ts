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
