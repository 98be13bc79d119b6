/**
 * Splits text into the tokens that are compared: Chinese words and single punctuation characters. A
 * comparison by character would find 实 in both 落实 and 切实, and marks would cut words in two.
 */
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The tokens of a text, in order; together they are the text. */
export const wordsOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);
