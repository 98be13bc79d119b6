/** Word's units, and the page profile in them. */
import { gridPitch, letterSpacing, standardPage as page, typeArea } from "../../../shared/layout/page.ts";

const twipsPerPoint = 20;

/** Twentieths of a point (ECMA-376 part 1, ST_TwipsMeasure), from millimetres and from points. */
export const twips = (millimetres: number): number => Math.round((millimetres * 72 * twipsPerPoint) / 25.4);
export const twipsOfPoints = (points: number): number => Math.round(points * twipsPerPoint);
/** Half-points (ST_HpsMeasure), from points. */
export const halfPoints = (points: number): number => Math.round(points * 2);
/** Points and eighths of a point, the units of a border's distance and width, from millimetres. */
export const points = (millimetres: number): number => Math.round((millimetres * 72) / 25.4);
export const eighths = (millimetres: number): number => Math.round((millimetres * 72 * 8) / 25.4);

const [width, height] = [twips(page.paper.width), twips(page.paper.height)];
const [top, right, bottom] = [twips(page.margins.top), twips(page.margins.right), twips(page.margins.bottom)];
const textWidth = twips(typeArea(page).width);

/** The page in twips. The left margin is what the type area leaves, so that rounding does not narrow it. */
export const sheet = { width, height, top, right, bottom, left: width - right - textWidth, textWidth };

/** Rounded down: with a pitch of 580 only 21 lines fit a page, with a spacing of −4 only 27 characters a line. */
export const pitch = Math.floor((gridPitch(page).line * 72 * twipsPerPoint) / 25.4);
export const characterSpacing = Math.floor((letterSpacing(page) * 72 * twipsPerPoint) / 25.4);
/** One character of the body with its spacing, and one of imprint and page number. */
export const bodyCharacter = twipsOfPoints(page.bodySize) + characterSpacing;
export const smallCharacter = twipsOfPoints(page.smallSize);
/** The height of a paragraph that takes no room: one point. */
export const hairline = twipsPerPoint;
