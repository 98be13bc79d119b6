/** The widths of figures, in per cent of the width of the type area. */
import { typeArea, type PageProfile } from "../../../../shared/layout/page.ts";

const smallest = 10;
const largest = 100;
const step = 5;

/** The allowed width nearest to a value. */
export const nearestShare = (share: number): number =>
  Math.min(largest, Math.max(smallest, Math.round(share / step) * step));

/** The next larger (1) or smaller (-1) width. */
export const shareBeside = (share: number, direction: 1 | -1): number =>
  nearestShare(share + direction * step);

/** Resolution in pixels per inch below which single pixels become visible in print. */
const coarse = 150;

/**
 * The width at which a picture with this many pixels is inserted: as wide as possible without becoming coarse
 * in print.
 */
export const shareFor = (pixels: number, page: PageProfile): number =>
  nearestShare((((pixels / coarse) * 25.4) / typeArea(page).width) * 100);
