/**
 * The settings of the printed page that an office may change: measures, each within limits, typefaces, and
 * page numbers. The defaults are those of the standard (GB/T 9704-2012), also for a publication that was
 * stored before these settings existed. `shared/layout/page.ts` derives everything else about the page.
 * Clause numbers are those of the standard.
 */
import { z } from "zod";

/** A4, in mm (5.1). */
export const paper = { width: 210, height: 297 } as const;
/** 1 pt is 1/72 inch. */
export const millimetresPerPoint = 25.4 / 72;

/**
 * For each measure its limits, its step, and the value of the standard. Margins and the rule are in mm, type
 * sizes in pt.
 */
export const pageFigures = {
  /**
   * Margins (5.2.1: 天头 37, 订口 28; right and bottom leave a type area of 156 × 225). The page number needs
   * 20 mm at the bottom.
   */
  top: { least: 15, most: 60, step: 0.5, standard: 37 },
  bottom: { least: 20, most: 60, step: 0.5, standard: 35 },
  left: { least: 15, most: 50, step: 0.5, standard: 28 },
  right: { least: 15, most: 50, step: 0.5, standard: 26 },
  /** The grid (5.2.3: 22 lines of 28 characters, filling the type area). */
  lines: { least: 12, most: 40, step: 1, standard: 22 },
  characters: { least: 16, most: 45, step: 1, standard: 28 },
  /** Body (5.2.2: 3号). */
  bodySize: { least: 10.5, most: 26, step: 0.5, standard: 16 },
  /**
   * The last line of the masthead's name, and the lines above it. The standard leaves these to the office.
   */
  nameSize: { least: 16, most: 72, step: 0.5, standard: 42 },
  nameAboveSize: { least: 12, most: 60, step: 0.5, standard: 26 },
  /** The height of the line with issuer and date, in grid lines; more for an office that needs more room. */
  issuerLines: { least: 1, most: 3, step: 1, standard: 1 },
  /** The red rule below the masthead. */
  redRule: { least: 0.25, most: 3, step: 0.05, standard: 0.7 },
} as const;
export type PageFigure = keyof typeof pageFigures;

const figure = (name: PageFigure) => {
  const { least, most, step, standard } = pageFigures[name];
  return (step === 1 ? z.int() : z.number()).min(least).max(most).default(standard);
};

/** The alignment of a section's name. */
export const sectionPlaces = ["centre", "left"] as const;
export type SectionPlace = (typeof sectionPlaces)[number];

/** The measures of a page, the red of its masthead, and the place of section names. */
export const pageSettings = z
  .looseObject({
    top: figure("top"),
    bottom: figure("bottom"),
    left: figure("left"),
    right: figure("right"),
    lines: figure("lines"),
    characters: figure("characters"),
    bodySize: figure("bodySize"),
    nameSize: figure("nameSize"),
    nameAboveSize: figure("nameAboveSize"),
    issuerLines: figure("issuerLines"),
    redRule: figure("redRule"),
    /** The red of the name and the rule, `#rrggbb`. */
    red: z
      .string()
      .regex(/^#[\da-f]{6}$/u)
      .default("#d6000f"),
    section: z.enum(sectionPlaces).default("centre"),
  })
  .refine((settings) => findGridProblem(settings) === null, "the type area does not hold the grid");
export type PageSettings = z.infer<typeof pageSettings>;

/** The forms of a page number: — 1 — as in the standard (7.5), 1, 第1页, or none. */
export const pageNumberForms = ["dashes", "plain", "page", "none"] as const;
export type PageNumberForm = (typeof pageNumberForms)[number];
/** The places of a page number: right on odd and left on even pages, as in the standard (7.5), or centred. */
export const pageNumberPlaces = ["outer", "centre"] as const;
export type PageNumberPlace = (typeof pageNumberPlaces)[number];

/** The form and place of page numbers. */
export const pageNumberSettings = z.looseObject({
  form: z.enum(pageNumberForms).default("dashes"),
  place: z.enum(pageNumberPlaces).default("outer"),
});
export type PageNumberSettings = z.infer<typeof pageNumberSettings>;

/**
 * The roles of typefaces: 小标宋 (masthead name), 宋体 (page number), 黑体 (titles and points), 仿宋 (body),
 * 楷体 (editor's notes).
 */
export const faceRoles = ["title", "song", "hei", "fang", "kai"] as const;
export type FaceRole = (typeof faceRoles)[number];

/**
 * The typeface of Western letters and digits: that of the text around them, or Times New Roman. Quotation
 * marks, dots and dashes stay Chinese.
 */
export const westernFaces = ["body", "times"] as const;
export type WesternFace = (typeof westernFaces)[number];

/**
 * The name of a typeface. It is written into style sheets and Word files, so characters with a meaning there
 * are refused.
 */
const faceName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^"'\\<>{};,\p{Cc}]+$/u);

/** The typeface for each role. */
export const faceSettings = z.looseObject({
  title: faceName.default("方正小标宋简体"),
  song: faceName.default("宋体"),
  hei: faceName.default("黑体"),
  fang: faceName.default("仿宋_GB2312"),
  kai: faceName.default("楷体_GB2312"),
  western: z.enum(westernFaces).default("body"),
});
export type FaceSettings = z.infer<typeof faceSettings>;

/** All settings of the printed page. */
export type PrintSettings = { page: PageSettings; faces: FaceSettings; pageNumber: PageNumberSettings };

/** Limits of the line pitch, in type sizes: lines touch below, and fall apart above. */
const linePitch = { least: 1.25, most: 3 };
/**
 * Limits of the character pitch, in type sizes: characters may be set a tenth closer or half a size wider.
 */
const characterPitch = { least: 0.9, most: 1.5 };

/**
 * A grid that does not fit its type area in its type size: what does not fit, and how many characters or
 * lines would.
 */
export interface GridProblem {
  kind: "characters" | "lines";
  least: number;
  most: number;
}

/** Checks that the grid of a page fits its type area. Null if it does. */
export function findGridProblem({
  top,
  bottom,
  left,
  right,
  lines,
  characters,
  bodySize,
}: Record<PageFigure, number>): GridProblem | null {
  const size = bodySize * millimetresPerPoint;
  const across = countRange((paper.width - left - right) / size, characterPitch);
  if (characters < across.least || characters > across.most) return { kind: "characters", ...across };
  const down = countRange((paper.height - top - bottom) / size, linePitch);
  return lines < down.least || lines > down.most ? { kind: "lines", ...down } : null;
}

/**
 * The numbers of steps that fill a length within the limits of a pitch; length and pitch are in type sizes.
 */
const countRange = (length: number, pitch: { least: number; most: number }) => ({
  least: Math.ceil(length / pitch.most),
  most: Math.floor(length / pitch.least),
});

/** The settings of the standard. */
export const standardSettings: PrintSettings = {
  page: pageSettings.parse({}),
  faces: faceSettings.parse({}),
  pageNumber: pageNumberSettings.parse({}),
};

/** The margins of the standard, with a grid and a type size: the measures that `findGridProblem` checks. */
const { top, bottom, left, right } = standardSettings.page;
const preset = (lines: number, characters: number, bodySize: number) => ({
  top,
  bottom,
  left,
  right,
  lines,
  characters,
  bodySize,
});

/** Pages to choose from: the standard's, and one in larger type (小二) for readers who want it. */
export const pagePresets = { standard: preset(22, 28, 16), large: preset(20, 25, 18) } as const;
export type PagePreset = keyof typeof pagePresets;
