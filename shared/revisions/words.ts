/**
 * Text cut into what is compared: words of Chinese, signs one by one. Compared character by character, 落实 and 切实 would
 * have 实 in common, and marks would cut words in two.
 */
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

export const wordsOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);
