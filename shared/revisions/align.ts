/** Aligns two versions of a text: which block of the older one became which block of the newer one. */
import { isObjectStyle, type Block } from "../document/schema.ts";
import { elementAt } from "../basics/elements.ts";
import { blockText } from "../document/block-text.ts";
import { wordsOf } from "./words.ts";

/**
 * An older block and the newer block it became. Without `before` the block was inserted, without `after`
 * deleted.
 */
export type Pair =
  | { before: Block; after: Block }
  | { before: Block; after?: undefined }
  | { before?: undefined; after: Block };

/** Minimum share of common words, 0 to 1, for two blocks to count as versions of the same block. */
const minimumShare = 0.3;
/**
 * Above this number of combinations, a gap without equal blocks is not aligned: comparing all pairs takes too
 * long.
 */
const maximumPairs = 250_000;

/**
 * Aligns two lists of blocks without changing their order, so that paired blocks have as much text in common
 * as possible. Blocks with equal text that occur once on each side are paired first; the gaps between them
 * are aligned by similarity.
 */
export function align(before: readonly Block[], after: readonly Block[]): Pair[] {
  const keysBefore = before.map(keyOf);
  const keysAfter = after.map(keyOf);
  const pairs: Pair[] = [];
  let from = 0;
  let to = 0;
  for (const [older, newer] of [
    ...findAnchors(keysBefore, keysAfter),
    [before.length, after.length] as const,
  ]) {
    pairs.push(...alignGap(before.slice(from, older), after.slice(to, newer)));
    if (older < before.length)
      pairs.push({ before: elementAt(before, older), after: elementAt(after, newer) });
    from = older + 1;
    to = newer + 1;
  }
  return pairs;
}

const keyOf = (block: Block): string => `${block.style}\n${blockText(block)}`;

/**
 * Index pairs of the blocks that occur once on each side with equal text: the longest series in one order
 * (patience diff).
 */
function findAnchors(before: readonly string[], after: readonly string[]): [number, number][] {
  /** Index of each key; -1 for a key that occurs more than once. */
  const indexUnique = (keys: readonly string[]) => {
    const places = new Map<string, number>();
    for (const [index, key] of keys.entries()) places.set(key, places.has(key) ? -1 : index);
    return places;
  };
  const indexAfter = indexUnique(after);
  const common = [...indexUnique(before)].flatMap(([key, index]): [number, number][] => {
    const other = indexAfter.get(key) ?? -1;
    return index === -1 || other === -1 ? [] : [[index, other]];
  });
  return findLongestRising(common.toSorted((a, b) => a[0] - b[0]));
}

/**
 * The longest subsequence with rising second members. The first members of `pairs` must be rising already.
 */
function findLongestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (elementAt(pairs, elementAt(tails, middle))[1] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : elementAt(tails, low - 1);
    tails[low] = index;
  }

  const series: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = elementAt(previous, at))
    series.push(elementAt(pairs, at));
  return series.reverse();
}

/**
 * Aligns the blocks between two anchors for the largest sum of shares (Needleman–Wunsch over shares of common
 * words).
 */
function alignGap(before: readonly Block[], after: readonly Block[]): Pair[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > maximumPairs) {
    return [...before.map((each) => ({ before: each })), ...after.map((each) => ({ after: each }))];
  }

  const countedAfter = after.map(countWords);
  const share = before.map(countWords).map((older) => countedAfter.map((newer) => shareOf(older, newer)));
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const shareAt = (row: number, column: number): number => share[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    const shares = elementAt(best, row);
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const shareIfPaired =
        shareAt(row, column) >= minimumShare ? shareAt(row, column) + at(row + 1, column + 1) : 0;
      shares[column] = Math.max(shareIfPaired, at(row + 1, column), at(row, column + 1));
    }
  }

  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    if (
      shareAt(row, column) >= minimumShare &&
      at(row, column) === shareAt(row, column) + at(row + 1, column + 1)
    ) {
      pairs.push({ before: elementAt(before, row), after: elementAt(after, column) });
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) {
      pairs.push({ before: elementAt(before, row) });
      row += 1;
    } else {
      pairs.push({ after: elementAt(after, column) });
      column += 1;
    }
  }
  return [
    ...pairs,
    ...before.slice(row).map((each) => ({ before: each })),
    ...after.slice(column).map((each) => ({ after: each })),
  ];
}

/** A block with the number of times that each word occurs in it. */
interface CountedBlock {
  block: Block;
  words: Map<string, number>;
  total: number;
}

function countWords(block: Block): CountedBlock {
  const words = new Map<string, number>();
  const list = wordsOf(blockText(block)).filter((word) => word.trim() !== "");
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1);
  return { block, words, total: list.length };
}

/**
 * Share of common words of two blocks, 0 to 1 (Dice coefficient), plus `minimumShare` if they have the same
 * id. A table or figure matches only an object of its own kind.
 */
function shareOf(older: CountedBlock, newer: CountedBlock): number {
  const { block: before } = older;
  const { block: after } = newer;
  if (before.style !== after.style && (isObjectStyle(before.style) || isObjectStyle(after.style))) return 0;
  const idBonus = before.id === after.id ? minimumShare : 0;
  if (older.total + newer.total === 0) return before.style === after.style ? minimumShare : idBonus;

  let common = 0;
  for (const [word, count] of older.words) common += Math.min(count, newer.words.get(word) ?? 0);
  return (2 * common) / (older.total + newer.total) + idBonus;
}
