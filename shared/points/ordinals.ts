/** Recognises the words with which points begin. */

/**
 * The kinds of points, by the word at the start: 一是, 一要, 首先/其次, 第一，, （一）, and 要 without an
 * ordinal.
 */
export const pointKinds = ["is", "must", "first", "nth", "bracket", "need"] as const;
export type PointKind = (typeof pointKinds)[number];

/** The start of a point. */
export interface Ordinal {
  kind: PointKind;
  /** Its number; null for 要, which has none. */
  value: number | null;
  /** Its length in UTF-16 units, up to the text of the point; 0 for 要, which is part of that text. */
  length: number;
}

const digits = "一二三四五六七八九十";
const number = `([${digits}]{1,3})`;
const rest = "[，,：:、]?[^\\S\\n]*";
const patterns: [kind: PointKind, pattern: RegExp][] = [
  ["is", new RegExp(`${number}是${rest}`, "uy")],
  ["must", new RegExp(`${number}要${rest}`, "uy")],
  ["nth", new RegExp(`第${number}(?:是|[，,：:、])[^\\S\\n]*`, "uy")],
  ["bracket", new RegExp(`[（(]${number}[）)]${rest}`, "uy")],
  ["first", new RegExp(`(首先|其次|(?:再次|最后)(?=[，,要是]))${rest}`, "uy")],
];
const sequence = ["首先", "其次", "再次", "最后"];

/** 要 as a demand. It excludes words such as 要求, 要是 and 要不然, but not 要求真务实 and 要不断. */
const need =
  /要(?!求(?![真实新精严])|是|不(?![断折忘能得可怕要])|么|点(?!面|对)|素|闻|道|害|领(?!会)|义|件|务(?!必|实)|职|案|员|塞|[\s，。；：、])/uy;

/** Reads the ordinal that begins at an offset of a text; null if there is none. */
export function readOrdinal(text: string, at: number): Ordinal | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const [, word = ""] = match;
    const value = kind === "first" ? sequence.indexOf(word) + 1 : readNumber(word);
    if (value !== null) return { kind, value, length: match[0].length };
  }
  need.lastIndex = at;
  return need.test(text) ? { kind: "need", value: null, length: 0 } : null;
}

/**
 * Reads a Chinese number up to 99: 三 → 3, 十二 → 12, 二十 → 20. Null for text that is not a number, such as
 * 一二.
 */
export function readNumber(text: string): number | null {
  const match = new RegExp(`^(?:([${digits.slice(0, 9)}])?(十))?([${digits.slice(0, 9)}])?$`, "u").exec(
    text === "两" ? "二" : text,
  );
  if (!match || text === "") return null;
  const digit = (character: string | undefined) =>
    character === undefined ? 0 : digits.indexOf(character) + 1;
  const tens = match[2] ? digit(match[1]) || 1 : 0;
  return tens * 10 + digit(match[3]);
}
