/**
 * 字数 as Word counts Chinese (审阅 → 字数统计 → 字数): a Chinese character or mark of punctuation is one, a western word
 * or number (letters, digits and the marks inside it, up to the next space or Chinese character) is one, white space nothing.
 */
const eastAsian =
  "\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u3000-\\u303f\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026\\u00b7\\u{20000}-\\u{3ffff}";
/** Stretches, not characters: a long text is counted on each pause in typing. */
const western = new RegExp(`[^\\s${eastAsian}]+`, "gu");
const neither = /[\s\udc00-\udfff]/g;

/** Counts the characters of a text, see above. White space, the full-width space included, counts nothing. */
export function countCharacters(text: string): number {
  let words = 0;
  const chinese = text.replace(western, () => {
    words += 1;
    return "";
  });
  // Without white space and the second halves of rare characters, each of which is two units.
  return words + chinese.replaceAll(neither, "").length;
}
