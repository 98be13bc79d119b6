/**
 * The five faces of a bulletin on page and screen: the office's own faces, then the free ones that the
 * program bundles. A bundled face is used if the office's face is not installed, and a second one for
 * characters that the first lacks (rare characters in names).
 */
import {
  faceRoles,
  standardSettings,
  type FaceRole,
  type FaceSettings,
} from "../publications/page-settings.ts";

interface BundledFace {
  family: string;
  /** File name. Every shell serves all font files under one base address. */
  file: string;
}

const bundledFaces: Record<FaceRole, BundledFace> = {
  title: { family: "Bulletin Title", file: "noto-serif-sc-chinese-simplified-700-normal.woff2" },
  song: { family: "Bulletin Song", file: "noto-serif-sc-chinese-simplified-400-normal.woff2" },
  hei: { family: "Bulletin Hei", file: "noto-sans-sc-chinese-simplified-700-normal.woff2" },
  fang: { family: "Bulletin Fang", file: "FandolFang-Regular.woff2" },
  kai: { family: "Bulletin Kai", file: "FandolKai-Regular.woff2" },
};

/** The face of the user interface on systems without a Chinese face: regular and bold. */
const screenFaces = [
  { weight: "400", file: "noto-sans-sc-chinese-simplified-400-normal.woff2" },
  { weight: "600 700", file: "noto-sans-sc-chinese-simplified-700-normal.woff2" },
];

/** The file name of a role's bundled face. */
export const bundledFile = (role: FaceRole): string => bundledFaces[role].file;

/** The file names of all bundled faces. */
export const fontFiles: readonly string[] = [
  ...faceRoles.map((role) => bundledFaces[role].file),
  ...screenFaces.map(({ file }) => file),
];

const faceRule = (family: string, base: string, file: string, more = "") =>
  `@font-face{font-family:"${family}";src:url("${base}${file}") format("woff2");font-display:block${more}}`;

/**
 * Times New Roman, or a face with the same metrics, for Western digits and letters only. The range excludes “
 * ” ‘ ’ …… —— · and the other symbols of GB2312: they are as wide as a Chinese character and therefore use
 * the Chinese face.
 */
const western = "Bulletin Western";
const westernFace = `@font-face{font-family:"${western}";src:local("Times New Roman"),local("Liberation Serif"),local("Tinos");unicode-range:U+20-7E,U+C0-D6,U+D8-F6,U+F8-24F}`;

/** `@font-face` rules for the faces of the page. `base` is the base address and ends in a slash. */
export const fontFaceCss = (base: string): string =>
  [
    westernFace,
    ...faceRoles.map((role) => faceRule(bundledFaces[role].family, base, bundledFaces[role].file)),
  ].join("\n");

/**
 * `@font-face` rules for the face of the user interface, `"Bulletin Screen"`. The browser loads it only if no
 * earlier face of the family list has a character.
 */
export const screenFaceCss = (base: string): string =>
  screenFaces
    .map(({ weight, file }) => faceRule("Bulletin Screen", base, file, `;font-weight:${weight}`))
    .join("\n");

/**
 * The CSS family list of a role: the office's own face if it is installed, then the bundled one. Song follows
 * for rare characters; Fang follows because it has all of GB2312, including symbols that the bundled Noto
 * files lack (★ in 机密★1年). Page numbers, the only text in Song, use the digits of Song (GB/T 9704-2012,
 * 7.5: 半角宋体).
 */
export function cssFamily(role: FaceRole, faces: FaceSettings = standardSettings.faces): string {
  const first = faces.western === "times" && role !== "song" ? [western] : [];
  const families = new Set([
    ...first,
    faces[role],
    bundledFaces[role].family,
    bundledFaces.song.family,
    bundledFaces.fang.family,
  ]);
  return [...families].map((family) => `"${family}"`).join(", ");
}
