/** Converts lengths and pages to the units of Word. */
import { gridPitch, letterSpacing, typeArea, type PageProfile } from "../../../../shared/layout/page.ts";

const twipsPerPoint = 20;

/** Millimetres to twips, twentieths of a point (ECMA-376 part 1, ST_TwipsMeasure). */
export const toTwips = (millimetres: number): number => Math.round((millimetres * 72 * twipsPerPoint) / 25.4);
/** Points to twips. */
export const pointsToTwips = (points: number): number => Math.round(points * twipsPerPoint);
/** Points to half-points (ST_HpsMeasure). */
export const toHalfPoints = (points: number): number => Math.round(points * 2);
/** Millimetres to points, the unit of the distance of a border. */
export const points = (millimetres: number): number => Math.round((millimetres * 72) / 25.4);
/** Millimetres to eighths of a point, the unit of the width of a border. */
export const toEighths = (millimetres: number): number => Math.round((millimetres * 72 * 8) / 25.4);
/** Height of a paragraph that takes no room, in twips: one point. */
export const hairline = twipsPerPoint;

/**
 * The page of a document in Word's units. It is made once and passed to all functions that write a part.
 * Lengths are in twips.
 */
export interface WordPage {
  /** The page that it was made from, in millimetres and points. */
  profile: PageProfile;
  /** Size of the paper, its margins, and the width of the type area. */
  sheet: {
    width: number;
    height: number;
    top: number;
    right: number;
    bottom: number;
    left: number;
    textWidth: number;
  };
  /** Distance between lines of the grid. */
  pitch: number;
  /** Spacing between characters of the body; negative if they are wider than the grid. */
  characterSpacing: number;
  /** Width of a character of the body with its spacing. */
  bodyCharacter: number;
  /** Width of a character of imprint and page number. */
  smallCharacter: number;
  /**
   * How far the last line of the name and 第N期 are raised above the foot of their lines. The line of the
   * issuer is moved down by the sum, so that the body stays on the grid.
   */
  raise: { name: number; number: number; issuer: number };
  /** Distance between lines of the imprint, and between its rules and its text. */
  imprint: { pitch: number; padding: number };
}

/** Converts a page to Word's units. */
export function toWordPage(profile: PageProfile): WordPage {
  const width = toTwips(profile.paper.width);
  const right = toTwips(profile.margins.right);
  const textWidth = toTwips(typeArea(profile).width);
  // Rounded down: with a pitch of 580 only 21 of the standard's 22 lines fit on a page, and with a spacing of
  // −4 only 27 of 28 characters on a line.
  const pitch = Math.floor((gridPitch(profile).line * 72 * twipsPerPoint) / 25.4);
  const characterSpacing = Math.floor((letterSpacing(profile) * 72 * twipsPerPoint) / 25.4);
  const raisedName = toTwips(profile.masthead.raise.name);
  const raisedNumber = toTwips(profile.masthead.raise.number);
  return {
    profile,
    sheet: {
      width,
      height: toTwips(profile.paper.height),
      top: toTwips(profile.margins.top),
      right,
      bottom: toTwips(profile.margins.bottom),
      // The rest of the width, so that rounding does not narrow the type area.
      left: width - right - textWidth,
      textWidth,
    },
    pitch,
    characterSpacing,
    bodyCharacter: pointsToTwips(profile.bodySize) + characterSpacing,
    smallCharacter: pointsToTwips(profile.smallSize),
    raise: { name: raisedName, number: raisedNumber, issuer: raisedName + raisedNumber },
    imprint: {
      pitch: pointsToTwips(profile.smallSize * profile.imprint.lineHeight),
      padding: toTwips(profile.imprint.padding),
    },
  };
}
