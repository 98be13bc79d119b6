/**
 * The page: all measures of GB/T 9704-2012 that Word, print and screen share. A page profile is computed from
 * the settings of a publication; `standardPage` follows the standard. Lengths are in millimetres, type sizes
 * in points. Numbers such as 5.2.1 are clauses of the standard.
 */
import {
  millimetresPerPoint,
  paper,
  standardSettings,
  type FaceSettings,
  type PageNumberForm,
  type PageNumberPlace,
  type PrintSettings,
  type SectionPlace,
} from "../publications/page-settings.ts";

export { millimetresPerPoint };

export interface PageProfile {
  /** Paper size, mm (5.1: A4). */
  paper: { width: number; height: number };
  /** Margins, mm (5.2.1: 天头 37, 订口 28; right and bottom follow from the type area). */
  margins: { top: number; right: number; bottom: number; left: number };
  /** Lines per page and characters per line (5.2.3: 22 lines of 28 characters, which fill the type area). */
  grid: { lines: number; characters: number };
  /** Body type size, pt (5.2.2: 3号). */
  bodySize: number;
  /** Type size of the end matter and of page numbers, pt (7.4, 7.5: 4号); never larger than the body's. */
  smallSize: number;
  /**
   * Page number (7.5): distance below the type area, mm; indent from its edge, in characters; form; place.
   */
  pageNumber: { below: number; indent: number; form: PageNumberForm; place: PageNumberPlace };
  /**
   * Thickness of rules, mm: below the masthead (the office's choice); outer and inner rules of the end matter
   * (7.4.1).
   */
  rules: { masthead: number; outer: number; inner: number };
  /** End matter: line height as a multiple of the type size; distance between rules and text, mm. */
  imprint: { lineHeight: number; padding: number };
  masthead: MastheadProfile;
  /** Alignment of section names. */
  section: SectionPlace;
  /** Names of the faces, and the face for Western digits and letters. */
  faces: FaceSettings;
}

/** The masthead takes a whole number of grid lines, so that the body below it stays on the grid. */
export interface MastheadProfile {
  /**
   * Type size (pt) and height (grid lines) of the last or only line of the name, and of the lines above it.
   */
  name: { last: { size: number; lines: number }; above: { size: number; lines: number } };
  /** Height of the line 第N期, in grid lines. */
  numberLines: number;
  /** Height of the line with issuer and date, in grid lines. */
  issuerLines: number;
  /**
   * How far the last line of the name and 第N期 are raised above the middle of their lines, mm, for optical
   * balance.
   */
  raise: { name: number; number: number };
  /** Space above and below the red rule, mm; it is part of the issuer's line. */
  ruleRoom: { above: number; below: number };
  /** The red of masthead and rule, `#rrggbb`. */
  colour: string;
}

/** Minimum height of a line of the name, as a multiple of its type size. */
const nameRoom = 1.2;
/** Minimum height of the issuer's line without the rule, as a multiple of its type size. */
const issuerRoom = 1.02;

/** Computes the page profile of a publication's settings. */
export function pageOf({ page, faces, pageNumber }: PrintSettings): PageProfile {
  const { top, right, bottom, left, lines, characters, bodySize } = page;
  const ruleRoom = { above: 1.5, below: 2.2 };
  const pitch = (paper.height - top - bottom) / lines;
  const linesFor = (height: number) => Math.ceil(height / pitch - 0.001);
  const name = (size: number) => ({ size, lines: linesFor(size * millimetresPerPoint * nameRoom) });
  const issuerHeight =
    bodySize * millimetresPerPoint * issuerRoom + ruleRoom.above + page.redRule + ruleRoom.below;
  return {
    paper,
    margins: { top, right, bottom, left },
    grid: { lines, characters },
    bodySize,
    smallSize: Math.min(14, bodySize),
    pageNumber: { below: 7, indent: 1, form: pageNumber.form, place: pageNumber.place },
    rules: { masthead: page.redRule, outer: 0.35, inner: 0.25 },
    imprint: { lineHeight: 1.65, padding: 0.8 },
    masthead: {
      name: { last: name(page.nameSize), above: name(page.nameAboveSize) },
      numberLines: 1,
      issuerLines: Math.max(page.issuerLines, linesFor(issuerHeight)),
      raise: { name: 1.5, number: 1.6 },
      ruleRoom,
      colour: page.red,
    },
    section: page.section,
    faces,
  };
}

/** The page of GB/T 9704-2012. */
export const standardPage: PageProfile = pageOf(standardSettings);

/** The type area (版心), mm. */
export function typeArea({ paper, margins }: PageProfile): { width: number; height: number } {
  return {
    width: paper.width - margins.left - margins.right,
    height: paper.height - margins.top - margins.bottom,
  };
}

/** The pitch of the grid, mm: height of a line and width of a character. */
export function gridPitch(page: PageProfile): { line: number; character: number } {
  const { width, height } = typeArea(page);
  return { line: height / page.grid.lines, character: width / page.grid.characters };
}

/**
 * Letter spacing that fits the characters to the grid, mm (negative: 28 × 16 pt is wider than the type area).
 */
export const letterSpacing = (page: PageProfile): number =>
  gridPitch(page).character - page.bodySize * millimetresPerPoint;

/** Width of a text in Chinese characters; Western digits and letters count as half. */
export const ems = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < "\u0100" ? 0.5 : 1), 0);

/**
 * Type size of the line with issuer and date, pt: the body's, or smaller if they do not fit with the space of
 * one character between them.
 */
export function issuerSize(issuer: string, date: string, page: PageProfile): number {
  const across = ems(issuer) + ems(date) + 1;
  if (across <= page.grid.characters) return page.bodySize;
  return Math.floor((typeArea(page).width / millimetresPerPoint / across) * 2) / 2;
}

/**
 * The lines of a masthead's name: type size (pt), reduced if necessary to fit the type area; letter spacing
 * (pt); height (grid lines).
 */
export function nameLines(
  names: readonly string[],
  page: PageProfile,
): { text: string; size: number; spacing: number; lines: number }[] {
  const width = typeArea(page).width / millimetresPerPoint;
  return names.map((text, index) => {
    const isLast = index === names.length - 1;
    const { size, lines } = isLast ? page.masthead.name.last : page.masthead.name.above;
    const count = Math.max(1, [...text].length);
    // A short last line gets wide letter spacing (工 作 快 报); a long one is reduced to fit.
    const spacing = isLast && count <= 6 ? size * 0.25 : size * 0.04;
    const scale = Math.min(1, width / (count * (size + spacing) + spacing));
    return { text, size: Math.floor(size * scale * 2) / 2, spacing: spacing * scale, lines };
  });
}
