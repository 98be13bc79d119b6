/** The page of a galley: lines as they are printed, smaller, so that a column stands beside them on the same paper. */
import { gridPitch, typeArea, type PageProfile } from "../layout/page.ts";

/** What a galley is smaller by, at most as wide, mm, and the margins round it. */
const smaller = 0.75;
const widest = 118;
export const around = { top: 16, bottom: 16, left: 16, right: 9 };
/** From the text to the column, mm. */
export const columnGap = 6;

/** As many characters a line as the publication prints, and as many lines as the paper has room for. */
export function galleyPage(page: PageProfile): PageProfile {
  const scale = Math.min(smaller, widest / typeArea(page).width);
  const width = typeArea(page).width * scale;
  const pitch = gridPitch(page).line * scale;
  const lines = Math.floor((page.paper.height - around.top - around.bottom) / pitch);
  const { masthead, rules, imprint, pageNumber } = page;
  const size = <T extends { size: number }>(name: T): T => ({ ...name, size: name.size * scale });
  return {
    ...page,
    margins: {
      top: around.top,
      left: around.left,
      right: page.paper.width - around.left - width,
      bottom: page.paper.height - around.top - lines * pitch,
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
      raised: { name: masthead.raised.name * scale, number: masthead.raised.number * scale },
      ruleRoom: { above: masthead.ruleRoom.above * scale, below: masthead.ruleRoom.below * scale },
    },
  };
}

/** The width of the column beside the text, mm. */
export const columnWidth = ({ margins }: PageProfile): number => margins.right - columnGap - around.right;
