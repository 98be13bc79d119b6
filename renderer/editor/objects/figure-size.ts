/** The widths that a figure may have, as shares of the type area's, per cent. */
import { typeArea, type PageProfile } from "../../../shared/layout/page.ts";

const smallest = 10;
const largest = 100;
const step = 5;

/** What the menu offers. */
export const usualShares = [25, 50, 75, 100] as const;

/** The nearest width that a figure may have. */
export const nearestShare = (share: number): number =>
  Math.min(largest, Math.max(smallest, Math.round(share / step) * step));

/** The next width in a direction. */
export const shareBeside = (share: number, direction: 1 | -1): number =>
  nearestShare(share + direction * step);

/** Pixels to the inch below which a picture is seen to be made of them in print. */
const coarse = 150;

/** How wide a picture of so many pixels is inserted on a page: as wide as it may be without getting coarse. */
export const shareFor = (pixels: number, page: PageProfile): number =>
  nearestShare((((pixels / coarse) * 25.4) / typeArea(page).width) * 100);
