/** Which block of an older text became which of a newer one. */
import { isObjectStyle, type Block } from "../bulletin/schema.ts";
import { blockText } from "../bulletin/block-text.ts";
import { wordsOf } from "./words.ts";

/** An older block and what became of it; without the one it came in, without the other it went. */
export interface Pair {
  before?: Block;
  after?: Block;
}

/** Blocks that have less than this in common are two, share of all words. */
const alike = 0.3;
/** Of two stretches without a common block: more would take too long to compare each with each. */
const mostPairs = 250_000;

/**
 * Aligns two lists of blocks in their order, so that what is paired has as much in common as possible. Blocks that read
 * the same are paired first, as long as each stands once; then, between them, the most similar ones.
 */
export function align(before: readonly Block[], after: readonly Block[]): Pair[] {
  const keysBefore = before.map(keyOf);
  const keysAfter = after.map(keyOf);
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const [older, newer] of [...anchors(keysBefore, keysAfter), [before.length, after.length] as const]) {
    pairs.push(...alignGap(before.slice(from, older), after.slice(to, newer)));
    if (older < before.length || newer < after.length) pairs.push(pairOf(before[older], after[newer]));
    [from, to] = [older + 1, newer + 1];
  }
  return pairs;
}

const pairOf = (before: Block | undefined, after: Block | undefined): Pair => ({
  ...(before && { before }),
  ...(after && { after }),
});
const keyOf = (block: Block): string => `${block.style}\n${blockText(block)}`;

/** Places of blocks that read the same in both and stand once in each: the longest series in one order (patience). */
function anchors(before: readonly string[], after: readonly string[]): [number, number][] {
  const once = (keys: readonly string[]) => {
    const places = new Map<string, number>();
    for (const [index, key] of keys.entries()) places.set(key, places.has(key) ? -1 : index);
    return places;
  };
  const later = once(after);
  const common = [...once(before)].flatMap(([key, index]): [number, number][] => {
    const other = later.get(key) ?? -1;
    return index === -1 || other === -1 ? [] : [[index, other]];
  });
  return longestRising(common.toSorted((a, b) => a[0] - b[0]));
}

/** The longest series whose second members rise; the first ones do. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as [number, number])[1] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] as number);
    tails[low] = index;
  }
  const series: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] as number)
    series.push(pairs[at] as [number, number]);
  return series.reverse();
}

/** Between two anchors: the alignment that has most in common (Needleman–Wunsch over shares of common words). */
function alignGap(before: readonly Block[], after: readonly Block[]): Pair[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > mostPairs) {
    return [...before.map((each) => ({ before: each })), ...after.map((each) => ({ after: each }))];
  }
  const [wordsBefore, wordsAfter] = [before.map(countsOf), after.map(countsOf)];
  const share = before.map((older, row) =>
    after.map((newer, column) =>
      shareOf(older, newer, wordsBefore[row] as Counted, wordsAfter[column] as Counted),
    ),
  );
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const shareAt = (row: number, column: number): number => share[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const paired = shareAt(row, column) >= alike ? shareAt(row, column) + at(row + 1, column + 1) : 0;
      (best[row] as Float64Array)[column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (shareAt(row, column) >= alike && at(row, column) === shareAt(row, column) + at(row + 1, column + 1)) {
      pairs.push(pairOf(before[row], after[column]));
      [row, column] = [row + 1, column + 1];
    } else if (at(row, column) === at(row + 1, column)) pairs.push(pairOf(before[row++], undefined));
    else pairs.push(pairOf(undefined, after[column++]));
  }
  return [
    ...pairs,
    ...before.slice(row).map((each) => ({ before: each })),
    ...after.slice(column).map((each) => ({ after: each })),
  ];
}

interface Counted {
  words: Map<string, number>;
  total: number;
}

function countsOf(block: Block): Counted {
  const words = new Map<string, number>();
  const list = wordsOf(blockText(block)).filter((word) => word.trim() !== "");
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, total: list.length };
}

/** How much two blocks have in common, 0 to 1 (Dice); more where they have the same id. An object is only ever one of its kind. */
function shareOf(before: Block, after: Block, older: Counted, newer: Counted): number {
  if (before.style !== after.style && (isObjectStyle(before.style) || isObjectStyle(after.style))) return 0;
  const isSame = before.id === after.id ? alike : 0;
  if (older.total + newer.total === 0) return before.style === after.style ? Math.max(alike, isSame) : isSame;
  let common = 0;
  for (const [word, count] of older.words) common += Math.min(count, newer.words.get(word) ?? 0);
  return (2 * common) / (older.total + newer.total) + isSame;
}
