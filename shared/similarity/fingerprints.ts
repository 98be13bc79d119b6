/** Few numbers that stand for a text: the smallest hash of each window of its shingles (winnowing). */
import { lettersOf } from "./letters.ts";

/** Letters in a shingle. */
export const shingleLength = 6;
/** Shingles in a window: of a short text, and of a long one. */
const [smallestWindow, largestWindow] = [2, 16];
/** A text so long has the largest window; a shorter one so many times fewer. */
const lettersPerWindow = 16;
/** A text of more letters is not asked with all its shingles. */
const askedWhole = 20_000;

export interface Fingerprints {
  /** 32-bit hashes, signed, each once, in ascending order. */
  hashes: number[];
  /** How many letters the text has. */
  letters: number;
}

/** The fingerprints to keep of a text: about one for eight letters of a long text, and more of a short one. */
export function fingerprintsToKeep(text: string): Fingerprints {
  const { letters } = lettersOf(text);
  return { hashes: select(letters, keptWindow(letters.length)), letters: letters.length };
}

/** The fingerprints to look for among those that are kept: all of a text, unless it is very long. */
export function fingerprintsToFind(text: string): Fingerprints {
  const { letters } = lettersOf(text);
  return {
    hashes: select(letters, letters.length > askedWhole ? keptWindow(letters.length) : 1),
    letters: letters.length,
  };
}

const keptWindow = (letters: number): number =>
  Math.max(smallestWindow, Math.min(largestWindow, Math.floor(letters / lettersPerWindow)));

/** The smallest hash of each window, the last of equal ones. Linear: each shingle enters and leaves the queue once. */
function select(letters: string, widest: number): number[] {
  const hashes = shingleHashes(letters);
  const window = Math.min(widest, hashes.length);
  const selected = new Set<number>();
  // Positions whose hashes ascend: the first is the smallest of the window.
  const queue = new Uint32Array(hashes.length);
  let [first, last] = [0, 0];
  for (let position = 0; position < hashes.length; position += 1) {
    const hash = hashes[position] as number;
    while (last > first && (hashes[queue[last - 1] as number] as number) >= hash) last -= 1;
    queue[last] = position;
    last += 1;
    if ((queue[first] as number) <= position - window) first += 1;
    if (position >= window - 1) selected.add(hashes[queue[first] as number] as number);
  }
  return [...Int32Array.from(selected).sort()];
}

const base = 0x01000193;
const highest = Array.from({ length: shingleLength - 1 }).reduce<number>(
  (power) => Math.imul(power, base),
  1,
);

/** A rolling hash (Rabin, Karp) of every shingle, its bits mixed so that the smallest are spread evenly. */
function shingleHashes(letters: string): Int32Array {
  const hashes = new Int32Array(Math.max(0, letters.length - shingleLength + 1));
  let hash = 0;
  for (let index = 0; index < letters.length; index += 1) {
    if (index >= shingleLength) hash -= Math.imul(letters.charCodeAt(index - shingleLength), highest);
    hash = (Math.imul(hash, base) + letters.charCodeAt(index)) | 0;
    if (index >= shingleLength - 1) hashes[index - shingleLength + 1] = mixed(hash);
  }
  return hashes;
}

/** The finaliser of MurmurHash3. */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
