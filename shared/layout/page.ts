/**
 * The page: every figure of GB/T 9704-2012 that Word, print and screen share. A profile is a setting of the
 * publication; `standardPage` is the standard's own. Lengths are millimetres, type sizes points.
 */
export interface PageProfile {
  /** Paper, mm (5.1: A4). */
  paper: { width: number; height: number };
  /** Margins, mm (5.2.1: 天头 37, 订口 28; right and bottom follow from the type area). */
  margins: { top: number; right: number; bottom: number; left: number };
  /** Lines a page and characters a line (5.2.3: 22 lines of 28 characters, filling the type area). */
  grid: { lines: number; characters: number };
  /** Body type size, pt (5.2.2: 3号). */
  bodySize: number;
  /** Type size of the end matter and of page numbers, pt (7.4, 7.5: 4号). */
  smallSize: number;
  /** Page number: mm below the type area, and characters in from its edge (7.5). */
  pageNumber: { below: number; indent: number };
  /** Rules, mm: under the masthead (the office's choice), first and last, and middle rule of the end matter (7.4.1). */
  rules: { masthead: number; outer: number; inner: number };
  /** End matter: from line to line, in type sizes, and room between rules and text, mm. */
  imprint: { lineHeight: number; padding: number };
  masthead: MastheadProfile;
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

export const standardPage: PageProfile = {
  paper: { width: 210, height: 297 },
  margins: { top: 37, right: 26, bottom: 35, left: 28 },
  grid: { lines: 22, characters: 28 },
  bodySize: 16,
  smallSize: 14,
  pageNumber: { below: 7, indent: 1 },
  rules: { masthead: 0.7, outer: 0.35, inner: 0.25 },
  imprint: { lineHeight: 1.65, padding: 0.8 },
  masthead: {
    name: { last: { size: 42, lines: 2 }, above: { size: 26, lines: 2 } },
    numberLines: 1,
    issuerLines: 1,
    raised: { name: 1.5, number: 1.6 },
    ruleRoom: { above: 1.5, below: 2.2 },
    colour: "#d6000f",
  },
};

/** 1 pt = 1/72 inch. */
export const millimetresPerPoint = 25.4 / 72;

/** The type area (版心), mm. */
export function typeArea({ paper, margins }: PageProfile): { width: number; height: number } {
  return { width: paper.width - margins.left - margins.right, height: paper.height - margins.top - margins.bottom };
}

/** The pitch of the grid, mm: one line down, one character across. */
export function gridPitch(page: PageProfile): { line: number; character: number } {
  const { width, height } = typeArea(page);
  return { line: height / page.grid.lines, character: width / page.grid.characters };
}

/** How much is to be added between characters, mm (negative: 28 × 16 pt is wider than the type area). */
export const letterSpacing = (page: PageProfile): number => gridPitch(page).character - page.bodySize * millimetresPerPoint;

/** The lines of a masthead's name with their size, pt, shrunk where needed to fit the type area, and height, grid lines. */
export function nameLines(names: readonly string[], page: PageProfile): { text: string; size: number; spacing: number; lines: number }[] {
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

