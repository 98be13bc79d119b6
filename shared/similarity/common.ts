/** Compares two texts exactly: the share of common text, and its stretches in both. */
import { elementAt } from "../basics/elements.ts";
import { shingleLength } from "./fingerprints.ts";
import { lettersOf, type Letters } from "./letters.ts";

/** A stretch of common text, from the start of its first letter to the end of its last. */
export interface CommonStretch {
  start: number;
  end: number;
}

export interface CommonText {
  /** Share of the shorter text, 0 to 1. */
  share: number;
  left: CommonStretch[];
  right: CommonStretch[];
}

/** A text prepared for comparisons with others. */
export interface Comparable {
  text: Letters;
  shingles: Set<string>;
}

/** Prepares a text for comparisons, in time linear in its length. */
export function comparable(text: string): Comparable {
  const letters = lettersOf(text);
  const shingles = new Set<string>();
  for (let place = letters.letters.length - shingleLength; place >= 0; place -= 1)
    shingles.add(shingleAt(letters, place));
  return { text: letters, shingles };
}

/** The common stretches of two texts, in order, and their share; in time linear in the length of both. */
export function commonText(left: Comparable, right: Comparable): CommonText {
  const leftRanges = findCommonRanges(left, right);
  const rightRanges = findCommonRanges(right, left);
  return {
    share: shareOf(left, leftRanges, right, rightRanges),
    left: toStretches(left, leftRanges),
    right: toStretches(right, rightRanges),
  };
}

/** The share of common text alone. */
export function commonShare(left: Comparable, right: Comparable): number {
  return shareOf(left, findCommonRanges(left, right), right, findCommonRanges(right, left));
}

/** A range of letters; `to` is exclusive. */
interface Range {
  from: number;
  to: number;
}

const shingleAt = ({ letters }: Letters, place: number): string =>
  letters.slice(place, place + shingleLength);

/** The ranges of letters that are in a shingle of the other text. */
function findCommonRanges({ text }: Comparable, other: Comparable): Range[] {
  const ranges: Range[] = [];
  for (let place = 0; place + shingleLength <= text.letters.length; place += 1) {
    if (!other.shingles.has(shingleAt(text, place))) continue;
    const last = ranges.at(-1);
    if (last && last.to >= place) last.to = place + shingleLength;
    else ranges.push({ from: place, to: place + shingleLength });
  }
  return ranges;
}

/**
 * The share of the shorter text. For texts of equal length the smaller share, so that the order does not
 * matter.
 */
function shareOf(left: Comparable, leftRanges: Range[], right: Comparable, rightRanges: Range[]): number {
  const shareIn = ({ text }: Comparable, ranges: Range[]) =>
    text.letters.length === 0
      ? 0
      : ranges.reduce((sum, { from, to }) => sum + to - from, 0) / text.letters.length;
  const longer = left.text.letters.length - right.text.letters.length;
  if (longer === 0) return Math.min(shareIn(left, leftRanges), shareIn(right, rightRanges));
  return longer < 0 ? shareIn(left, leftRanges) : shareIn(right, rightRanges);
}

function toStretches({ text }: Comparable, ranges: Range[]): CommonStretch[] {
  return ranges.map(({ from, to }) => ({
    start: elementAt(text.starts, from),
    end: elementAt(text.ends, to - 1),
  }));
}
