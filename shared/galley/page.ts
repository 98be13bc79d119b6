/**
 * Computes the page of a galley: the printed lines at a smaller scale, so that a column of notes fits on the
 * same paper.
 */
import { gridPitch, typeArea, type PageProfile } from "../layout/page.ts";

/** Scale of the text, unless `maximumWidth` requires a smaller one. */
const defaultScale = 0.75;
/** Maximum width of the text, mm. */
const maximumWidth = 118;
/** Margins around text and column, mm. */
export const outerMargins = { top: 16, bottom: 16, left: 16, right: 9 };
/** Distance between text and column, mm. */
export const columnGap = 6;

/**
 * Computes a page with the publication's number of characters per line, and as many lines as fit on the
 * paper.
 */
export function galleyPage(page: PageProfile): PageProfile {
  const scale = Math.min(defaultScale, maximumWidth / typeArea(page).width);
  const width = typeArea(page).width * scale;
  const pitch = gridPitch(page).line * scale;
  const lines = Math.floor((page.paper.height - outerMargins.top - outerMargins.bottom) / pitch);
  const { masthead, rules, imprint, pageNumber } = page;
  const size = <T extends { size: number }>(name: T): T => ({ ...name, size: name.size * scale });
  return {
    ...page,
    margins: {
      top: outerMargins.top,
      left: outerMargins.left,
      right: page.paper.width - outerMargins.left - width,
      bottom: page.paper.height - outerMargins.top - lines * pitch,
    },
    grid: { lines, characters: page.grid.characters },
    bodySize: page.bodySize * scale,
    smallSize: page.smallSize * scale,
    pageNumber: { ...pageNumber, below: pageNumber.below * scale },
    rules: { masthead: rules.masthead * scale, outer: rules.outer * scale, inner: rules.inner * scale },
    imprint: { ...imprint, padding: imprint.padding * scale },
    masthead: {
      ...masthead,
      name: { last: size(masthead.name.last), above: size(masthead.name.above) },
      raise: { name: masthead.raise.name * scale, number: masthead.raise.number * scale },
      ruleRoom: { above: masthead.ruleRoom.above * scale, below: masthead.ruleRoom.below * scale },
    },
  };
}

/** Width of the column beside the text, mm. */
export const columnWidth = ({ margins }: PageProfile): number =>
  margins.right - columnGap - outerMargins.right;
