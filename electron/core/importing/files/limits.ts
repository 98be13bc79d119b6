/** The limits on what one manuscript or issue may hold, whatever its file format. */
export const contentLimits = {
  paragraphs: 100_000,
  /** About 3,000 printed pages: the program itself takes a few seconds to count, compare and store them. */
  characters: 2_000_000,
};
