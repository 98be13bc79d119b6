/**
 * The five faces of a bulletin: as Word files name them, as the page asks for them, and the free ones that the
 * program brings. The office's own faces come first; a bundled one takes over where they are not installed, and a
 * second one where the first lacks a character (names!).
 */
export const faceRoles = ["title", "song", "hei", "fang", "kai"] as const;
/** 小标宋, 宋体, 黑体, 仿宋, 楷体. */
export type FaceRole = (typeof faceRoles)[number];

/** Names for Word files: the faces that offices have. Settings of the publication. */
export const wordFaces: Record<FaceRole, string> = {
  title: "方正小标宋简体",
  song: "宋体",
  hei: "黑体",
  fang: "仿宋_GB2312",
  kai: "楷体_GB2312",
};

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

/** The files of all bundled faces. */
export const fontFiles: readonly string[] = [...faceRoles.map((role) => bundled[role].file), ...screenFaces.map(({ file }) => file)];

const faceRule = (family: string, base: string, file: string, more = "") =>
  `@font-face{font-family:"${family}";src:url("${base}${file}") format("woff2");font-display:block${more}}`;

/** `@font-face` rules for the faces of the page. `base` ends in a slash. */
export const fontFaceCss = (base: string): string => faceRoles.map((role) => faceRule(bundled[role].family, base, bundled[role].file)).join("\n");

/** `@font-face` rules for the face of the screen, `"Bulletin Screen"`. It is fetched only where no face before it has a character. */
export const screenFaceCss = (base: string): string =>
  screenFaces.map(({ weight, file }) => faceRule("Bulletin Screen", base, file, `;font-weight:${weight}`)).join("\n");

/**
 * The CSS family list of a role. Song completes the faces that lack rare characters; Fang has all of GB2312, with its signs
 * that the Noto files here lack (★ of 机密★1年).
 */
export function cssFamily(role: FaceRole): string {
  const families = new Set([bundled[role].family, bundled.song.family, bundled.fang.family]);
  return [...families].map((family) => `"${family}"`).join(", ");
}
