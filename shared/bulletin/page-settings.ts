/**
 * What an office may change of its printed page: figures within limits that keep the page sound, faces, and page numbers.
 * The standard's own (GB/T 9704-2012) are the defaults, also for a publication that was stored before these were there.
 * Everything else about the page follows from these in `shared/layout/page.ts`.
 */
import { z } from "zod";

/** A4, mm (5.1). */
export const paper = { width: 210, height: 297 } as const;
/** 1 pt = 1/72 inch. */
export const millimetresPerPoint = 25.4 / 72;

/** Limits of each figure, its step, and the standard's own. Margins and rule are millimetres, sizes points. */
export const pageFigures = {
  /** Margins (5.2.1: 天头 37, 订口 28; right and bottom leave a type area of 156 × 225). The page number needs 20 below. */
  top: { least: 15, most: 60, step: 0.5, standard: 37 },
  bottom: { least: 20, most: 60, step: 0.5, standard: 35 },
  left: { least: 15, most: 50, step: 0.5, standard: 28 },
  right: { least: 15, most: 50, step: 0.5, standard: 26 },
  /** The grid (5.2.3: 22 lines of 28 characters, filling the type area). */
  lines: { least: 12, most: 40, step: 1, standard: 22 },
  characters: { least: 16, most: 45, step: 1, standard: 28 },
  /** Body (5.2.2: 3号). */
  bodySize: { least: 10.5, most: 26, step: 0.5, standard: 16 },
  /** The last line of the masthead's name, and the lines above it: the office's choice. */
  nameSize: { least: 16, most: 72, step: 0.5, standard: 42 },
  nameAboveSize: { least: 12, most: 60, step: 0.5, standard: 26 },
  /** Height of the line with issuer and date, grid lines: more where it has not enough. */
  issuerLines: { least: 1, most: 3, step: 1, standard: 1 },
  /** The red rule below the masthead. */
  redRule: { least: 0.25, most: 3, step: 0.05, standard: 0.7 },
} as const;
export type PageFigure = keyof typeof pageFigures;

const figure = (name: PageFigure) => {
  const { least, most, step, standard } = pageFigures[name];
  return (step === 1 ? z.int() : z.number()).min(least).max(most).default(standard);
};

/** Where the name of a section stands. */
export const sectionPlaces = ["centre", "left"] as const;
export type SectionPlace = (typeof sectionPlaces)[number];

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
    /** The red of name and rule, `#rrggbb`. */
    red: z
      .string()
      .regex(/^#[\da-f]{6}$/u)
      .default("#d6000f"),
    section: z.enum(sectionPlaces).default("centre"),
  })
  .refine((settings) => findGridProblem(settings) === null, "the type area does not hold the grid");
export type PageSettings = z.infer<typeof pageSettings>;

/** — 1 — as the standard has it (7.5), 1, 第1页, or no number. */
export const pageNumberForms = ["dashes", "plain", "page", "none"] as const;
export type PageNumberForm = (typeof pageNumberForms)[number];
/** Odd pages right and even pages left, as the standard has it (7.5), or in the middle. */
export const pageNumberPlaces = ["outer", "centre"] as const;
export type PageNumberPlace = (typeof pageNumberPlaces)[number];

export const pageNumberSettings = z.looseObject({
  form: z.enum(pageNumberForms).default("dashes"),
  place: z.enum(pageNumberPlaces).default("outer"),
});
export type PageNumberSettings = z.infer<typeof pageNumberSettings>;

/** 小标宋, 宋体, 黑体, 仿宋, 楷体: name, page number, titles and points, body, editor's notes. */
export const faceRoles = ["title", "song", "hei", "fang", "kai"] as const;
export type FaceRole = (typeof faceRoles)[number];

/** What Western digits and letters are set in: the face around them, or Times New Roman. Quotes, dots and dashes stay Chinese. */
export const westernFaces = ["body", "times"] as const;
export type WesternFace = (typeof westernFaces)[number];

/** A face's name stands in style sheets and Word files. */
const faceName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^"'\\<>{};,\p{Cc}]+$/u);

export const faceSettings = z.looseObject({
  title: faceName.default("方正小标宋简体"),
  song: faceName.default("宋体"),
  hei: faceName.default("黑体"),
  fang: faceName.default("仿宋_GB2312"),
  kai: faceName.default("楷体_GB2312"),
  western: z.enum(westernFaces).default("body"),
});
export type FaceSettings = z.infer<typeof faceSettings>;

export type PrintSettings = { page: PageSettings; faces: FaceSettings; pageNumber: PageNumberSettings };

/** Of each line's pitch, how many type sizes: less and the lines touch, more and they fall apart. */
const linePitch = { least: 1.25, most: 3 };
/** Of each character's pitch: type may be squeezed by a tenth, and spread by a half. */
const characterPitch = { least: 0.9, most: 1.5 };

/** Why a type area does not hold a grid in its type size, and how many it would hold. */
export interface GridProblem {
  kind: "characters" | "lines";
  least: number;
  most: number;
}

/** Null for a sound page. */
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
  const across = countsIn((paper.width - left - right) / size, characterPitch);
  if (characters < across.least || characters > across.most) return { kind: "characters", ...across };
  const down = countsIn((paper.height - top - bottom) / size, linePitch);
  return lines < down.least || lines > down.most ? { kind: "lines", ...down } : null;
}

/** How many steps of a pitch fill a length; both in type sizes. */
const countsIn = (length: number, pitch: { least: number; most: number }) => ({
  least: Math.ceil(length / pitch.most),
  most: Math.floor(length / pitch.least),
});

export const standardSettings: PrintSettings = {
  page: pageSettings.parse({}),
  faces: faceSettings.parse({}),
  pageNumber: pageNumberSettings.parse({}),
};

/** Margins, grid and size of the body: what makes a page sound or not. */
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

/** Pages to begin with: the standard's, and one in larger type (小二) for readers who asked for it. */
export const pagePresets = { standard: preset(22, 28, 16), large: preset(20, 25, 18) } as const;
export type PagePreset = keyof typeof pagePresets;
