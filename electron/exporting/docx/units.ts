/** Word's units, and a page in them. */
import { gridPitch, letterSpacing, typeArea, type PageProfile } from "../../../shared/layout/page.ts";

const twipsPerPoint = 20;

/** Twentieths of a point (ECMA-376 part 1, ST_TwipsMeasure), from millimetres and from points. */
export const twips = (millimetres: number): number => Math.round((millimetres * 72 * twipsPerPoint) / 25.4);
export const twipsOfPoints = (points: number): number => Math.round(points * twipsPerPoint);
/** Half-points (ST_HpsMeasure), from points. */
export const halfPoints = (points: number): number => Math.round(points * 2);
/** Points and eighths of a point, the units of a border's distance and width, from millimetres. */
export const points = (millimetres: number): number => Math.round((millimetres * 72) / 25.4);
export const eighths = (millimetres: number): number => Math.round((millimetres * 72 * 8) / 25.4);
/** The height of a paragraph that takes no room: one point. */
export const hairline = twipsPerPoint;

/** The page of one document in Word's units: made once, and passed to whoever writes a part of it. Lengths are twips. */
export interface WordPage {
  /** What it was made from: millimetres and points. */
  page: PageProfile;
  /** The paper, its margins, and the width of the type area. */
  sheet: {
    width: number;
    height: number;
    top: number;
    right: number;
    bottom: number;
    left: number;
    textWidth: number;
  };
  /** From line to line of the grid. */
  pitch: number;
  /** Between characters of the body; negative where they are wider than the grid. */
  characterSpacing: number;
  /** One character of the body with its spacing, and one of imprint and page number. */
  bodyCharacter: number;
  smallCharacter: number;
  /** How much higher than at the foot of their lines the name's last line and 第N期 stand; the issuer's line gives it back. */
  raised: { name: number; number: number; issuer: number };
  /** Of the imprint: from line to line, and between its rules and its text. */
  imprint: { pitch: number; padding: number };
}

export function wordPage(page: PageProfile): WordPage {
  const [width, height] = [twips(page.paper.width), twips(page.paper.height)];
  const [top, right, bottom] = [
    twips(page.margins.top),
    twips(page.margins.right),
    twips(page.margins.bottom),
  ];
  const textWidth = twips(typeArea(page).width);
  // Rounded down: with a pitch of 580 only 21 of the standard's 22 lines fit a page, with a spacing of −4 only 27 characters a line.
  const pitch = Math.floor((gridPitch(page).line * 72 * twipsPerPoint) / 25.4);
  const characterSpacing = Math.floor((letterSpacing(page) * 72 * twipsPerPoint) / 25.4);
  const raised = { name: twips(page.masthead.raised.name), number: twips(page.masthead.raised.number) };
  return {
    page,
    // The left margin is what the type area leaves, so that rounding does not narrow it.
    sheet: { width, height, top, right, bottom, left: width - right - textWidth, textWidth },
    pitch,
    characterSpacing,
    bodyCharacter: twipsOfPoints(page.bodySize) + characterSpacing,
    smallCharacter: twipsOfPoints(page.smallSize),
    raised: { ...raised, issuer: raised.name + raised.number },
    imprint: {
      pitch: twipsOfPoints(page.smallSize * page.imprint.lineHeight),
      padding: twips(page.imprint.padding),
    },
  };
}
