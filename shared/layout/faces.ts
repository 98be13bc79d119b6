/**
 * The five faces of a bulletin on page and screen: the office's own, then the free ones that the program brings. A bundled
 * face takes over where the office's is not installed, and a second one where the first lacks a character (names!).
 */
import { faceRoles, standardSettings, type FaceRole, type FaceSettings } from "../bulletin/page-settings.ts";

interface BundledFace {
  family: string;
  /** File name, served under one base address by every shell. */
  file: string;
}

const bundled: Record<FaceRole, BundledFace> = {
  title: { family: "Bulletin Title", file: "noto-serif-sc-chinese-simplified-700-normal.woff2" },
  song: { family: "Bulletin Song", file: "noto-serif-sc-chinese-simplified-400-normal.woff2" },
  hei: { family: "Bulletin Hei", file: "noto-sans-sc-chinese-simplified-700-normal.woff2" },
  fang: { family: "Bulletin Fang", file: "FandolFang-Regular.woff2" },
  kai: { family: "Bulletin Kai", file: "FandolKai-Regular.woff2" },
};

/** The face of the screen, for systems that have no Chinese one: regular and bold. */
const screenFaces = [
  { weight: "400", file: "noto-sans-sc-chinese-simplified-400-normal.woff2" },
  { weight: "600 700", file: "noto-sans-sc-chinese-simplified-700-normal.woff2" },
];

/** The file of a role's bundled face. */
export const bundledFile = (role: FaceRole): string => bundled[role].file;

/** The files of all bundled faces. */
export const fontFiles: readonly string[] = [
  ...faceRoles.map((role) => bundled[role].file),
  ...screenFaces.map(({ file }) => file),
];

const faceRule = (family: string, base: string, file: string, more = "") =>
  `@font-face{font-family:"${family}";src:url("${base}${file}") format("woff2");font-display:block${more}}`;

/**
 * Times New Roman, or a face of its measure, for Western digits and letters alone. “ ” ‘ ’ …… —— · and the other signs of
 * GB2312 are not in its range: they are as wide as a character, and so stay in the Chinese face.
 */
const western = "Bulletin Western";
const westernFace = `@font-face{font-family:"${western}";src:local("Times New Roman"),local("Liberation Serif"),local("Tinos");unicode-range:U+20-7E,U+C0-D6,U+D8-F6,U+F8-24F}`;

/** `@font-face` rules for the faces of the page. `base` ends in a slash. */
export const fontFaceCss = (base: string): string =>
  [westernFace, ...faceRoles.map((role) => faceRule(bundled[role].family, base, bundled[role].file))].join(
    "\n",
  );

/** `@font-face` rules for the face of the screen, `"Bulletin Screen"`. It is fetched only where no face before it has a character. */
export const screenFaceCss = (base: string): string =>
  screenFaces
    .map(({ weight, file }) => faceRule("Bulletin Screen", base, file, `;font-weight:${weight}`))
    .join("\n");

/**
 * The CSS family list of a role: the office's own face where it is installed, then the bundled one. Song completes the
 * faces that lack rare characters; Fang has all of GB2312, with its signs that the Noto files here lack (★ of 机密★1年).
 * Page numbers, the only text in Song, keep its digits (7.5: 半角宋体).
 */
export function cssFamily(role: FaceRole, faces: FaceSettings = standardSettings.faces): string {
  const first = faces.western === "times" && role !== "song" ? [western] : [];
  const families = new Set([
    ...first,
    faces[role],
    bundled[role].family,
    bundled.song.family,
    bundled.fang.family,
  ]);
  return [...families].map((family) => `"${family}"`).join(", ");
}
