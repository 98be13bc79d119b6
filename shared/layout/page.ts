/**
 * The page: every figure of GB/T 9704-2012 that Word, print and screen share. A profile follows from the settings of the
 * publication; `standardPage` is the standard's own. Lengths are millimetres, type sizes points.
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
} from "../bulletin/page-settings.ts";

export { millimetresPerPoint };

export interface PageProfile {
  /** Paper, mm (5.1: A4). */
  paper: { width: number; height: number };
  /** Margins, mm (5.2.1: 天头 37, 订口 28; right and bottom follow from the type area). */
  margins: { top: number; right: number; bottom: number; left: number };
  /** Lines a page and characters a line (5.2.3: 22 lines of 28 characters, filling the type area). */
  grid: { lines: number; characters: number };
  /** Body type size, pt (5.2.2: 3号). */
  bodySize: number;
  /** Type size of the end matter and of page numbers, pt (7.4, 7.5: 4号), never larger than the body's. */
  smallSize: number;
  /** Page number: mm below the type area, and characters in from its edge (7.5); how it is written and where it stands. */
  pageNumber: { below: number; indent: number; form: PageNumberForm; place: PageNumberPlace };
  /** Rules, mm: under the masthead (the office's choice), first and last, and middle rule of the end matter (7.4.1). */
  rules: { masthead: number; outer: number; inner: number };
  /** End matter: from line to line, in type sizes, and room between rules and text, mm. */
  imprint: { lineHeight: number; padding: number };
  masthead: MastheadProfile;
  /** Where the name of a section stands. */
  section: SectionPlace;
  /** The names of the faces, and what Western digits and letters are set in. */
  faces: FaceSettings;
}

/** The masthead takes a whole number of grid lines, so that the body below stays on the grid. */
export interface MastheadProfile {
  /** Type size, pt, and height, grid lines, of the name's last (or only) line and of the lines above it. */
  name: { last: { size: number; lines: number }; above: { size: number; lines: number } };
  /** Height of the line 第N期 and of the line with issuer and date, grid lines. */
  numberLines: number;
  issuerLines: number;
  /** How much higher than in the middle of their lines the name's last line and 第N期 stand, mm: room for the eye. */
  raised: { name: number; number: number };
  /** Room above and below the red rule, mm; taken from the issuer's line. */
  ruleRoom: { above: number; below: number };
  /** The red of masthead and rule, `#rrggbb`. */
  colour: string;
}

/** A line of the name is at least so many type sizes high, the issuer's line without the rule so many. */
const nameRoom = 1.2;
const issuerRoom = 1.02;

/** The page that an office's settings give. */
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
      raised: { name: 1.5, number: 1.6 },
      ruleRoom,
      colour: page.red,
    },
    section: page.section,
    faces,
  };
}

export const standardPage: PageProfile = pageOf(standardSettings);

/** The type area (版心), mm. */
export function typeArea({ paper, margins }: PageProfile): { width: number; height: number } {
  return {
    width: paper.width - margins.left - margins.right,
    height: paper.height - margins.top - margins.bottom,
  };
}

/** The pitch of the grid, mm: one line down, one character across. */
export function gridPitch(page: PageProfile): { line: number; character: number } {
  const { width, height } = typeArea(page);
  return { line: height / page.grid.lines, character: width / page.grid.characters };
}

/** How much is to be added between characters, mm (negative: 28 × 16 pt is wider than the type area). */
export const letterSpacing = (page: PageProfile): number =>
  gridPitch(page).character - page.bodySize * millimetresPerPoint;

/** Width in characters: Western digits and letters are half as wide. */
export const ems = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < "\u0100" ? 0.5 : 1), 0);

/** Type size, pt, of the line with issuer and date: the body's, smaller where they would not fit on it with a character between them. */
export function issuerSize(issuer: string, date: string, page: PageProfile): number {
  const across = ems(issuer) + ems(date) + 1;
  if (across <= page.grid.characters) return page.bodySize;
  return Math.floor((typeArea(page).width / millimetresPerPoint / across) * 2) / 2;
}

/** The lines of a masthead's name with their size, pt, shrunk where needed to fit the type area, and height, grid lines. */
export function nameLines(
  names: readonly string[],
  page: PageProfile,
): { text: string; size: number; spacing: number; lines: number }[] {
  const width = typeArea(page).width / millimetresPerPoint;
  return names.map((text, index) => {
    const isLast = index === names.length - 1;
    const { size, lines } = isLast ? page.masthead.name.last : page.masthead.name.above;
    const count = Math.max(1, [...text].length);
    // A short last line is spaced out (工 作 快 报); a long one shrinks to fit.
    const spacing = isLast && count <= 6 ? size * 0.25 : size * 0.04;
    const scale = Math.min(1, width / (count * (size + spacing) + spacing));
    return { text, size: Math.floor(size * scale * 2) / 2, spacing: spacing * scale, lines };
  });
}
