/**
 * 字数 as Word counts Chinese text (审阅 → 字数统计 → 字数): each Chinese character or punctuation character
 * counts one; each Western word or number (letters, digits and punctuation inside it, up to the next space or
 * Chinese character) counts one; white space counts nothing.
 */

/** Ranges of characters that count one each, as the inside of a character class. */
const eastAsian =
  "\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u3000-\\u303f\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026\\u00b7\\u{20000}-\\u{3ffff}";
/** Matches whole words rather than characters, for speed: a long text is counted at each pause in typing. */
const western = new RegExp(`[^\\s${eastAsian}]+`, "gu");
/**
 * White space, and the second code unit of each surrogate pair (rare characters such as 𠮷 take two units).
 */
const uncountedCharacters = /[\s\udc00-\udfff]/g;

/** The 字数 of a text, by the rule above. */
export function countCharacters(text: string): number {
  let words = 0;
  const chinese = text.replace(western, () => {
    words += 1;
    return "";
  });

  return words + chinese.replaceAll(uncountedCharacters, "").length;
}
