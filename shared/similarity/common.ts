/** What two texts have in common: how much of the shorter, and the stretches of it in both. */
import { shingleLength } from "./fingerprints.ts";
import { lettersOf, type Letters } from "./letters.ts";

/** A stretch of a text that the other text has too, from its first letter to the end of its last. */
export interface Stretch {
  start: number;
  end: number;
}

export interface CommonText {
  /** Of the shorter text, 0 to 1. */
  share: number;
  left: Stretch[];
  right: Stretch[];
}

/** A text made ready to be compared with several. */
export interface Comparable {
  text: Letters;
  shingles: Set<string>;
}

/** Makes a text ready to be compared. Linear in its length. */
export function comparable(text: string): Comparable {
  const letters = lettersOf(text);
  const shingles = new Set<string>();
  for (let place = letters.letters.length - shingleLength; place >= 0; place -= 1)
    shingles.add(shingleAt(letters, place));
  return { text: letters, shingles };
}

/** The common stretches of two texts, in order, and their share. Linear in the length of both. */
export function commonText(left: Comparable, right: Comparable): CommonText {
  const [ours, theirs] = [covered(left, right), covered(right, left)];
  return {
    share: share(left, ours, right, theirs),
    left: stretches(left, ours),
    right: stretches(right, theirs),
  };
}

/** The share alone. */
export function commonShare(left: Comparable, right: Comparable): number {
  return share(left, covered(left, right), right, covered(right, left));
}

/** From a letter to before a letter. */
interface Range {
  from: number;
  to: number;
}

const shingleAt = ({ letters }: Letters, place: number): string =>
  letters.slice(place, place + shingleLength);

/** The letters that lie in a shingle of the other text too, as ranges. */
function covered({ text }: Comparable, other: Comparable): Range[] {
  const ranges: Range[] = [];
  for (let place = 0; place + shingleLength <= text.letters.length; place += 1) {
    if (!other.shingles.has(shingleAt(text, place))) continue;
    const last = ranges.at(-1);
    if (last && last.to >= place) last.to = place + shingleLength;
    else ranges.push({ from: place, to: place + shingleLength });
  }
  return ranges;
}

function share(left: Comparable, ours: Range[], right: Comparable, theirs: Range[]): number {
  const of = ({ text }: Comparable, ranges: Range[]) =>
    text.letters.length === 0
      ? 0
      : ranges.reduce((sum, { from, to }) => sum + to - from, 0) / text.letters.length;
  const longer = left.text.letters.length - right.text.letters.length;
  if (longer === 0) return Math.min(of(left, ours), of(right, theirs));
  return longer < 0 ? of(left, ours) : of(right, theirs);
}

function stretches({ text }: Comparable, ranges: Range[]): Stretch[] {
  return ranges.map(({ from, to }) => ({
    start: text.starts[from] as number,
    end: text.ends[to - 1] as number,
  }));
}
