/**
 * 字数 as Word counts Chinese (审阅 → 字数统计 → 字数): a Chinese character or mark of punctuation is one, a western word
 * or number (letters, digits and the marks inside it, up to the next space or Chinese character) is one, white space nothing.
 */
const eastAsian = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u{20000}-\u{3ffff}]/u;
const counted = new RegExp(`${eastAsian.source}|(?:(?!${eastAsian.source})\\S)+`, "gu");

/** Counts the characters of a text, see above. White space, the full-width space included, counts nothing. */
export function countCharacters(text: string): number {
  return text.replaceAll("\u3000", " ").match(counted)?.length ?? 0;
}
