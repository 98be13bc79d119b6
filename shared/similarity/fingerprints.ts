/** Fingerprints of a text: the smallest hash of each window of its shingles (winnowing). */
import { lettersOf } from "./letters.ts";

/** Number of letters in a shingle. */
export const shingleLength = 6;
/** Minimum number of shingles in a window. */
const smallestWindow = 2;
/** Maximum number of shingles in a window. */
const largestWindow = 16;
/** A text has one shingle of window per 16 letters, between `smallestWindow` and `largestWindow`. */
const lettersPerWindow = 16;
/** Maximum number of letters of a text that is searched for with all its shingles. */
const maximumWholeText = 20_000;

export interface Fingerprints {
  /** Signed 32-bit hashes without repeats, in ascending order. */
  hashes: number[];
  /** Number of letters in the text. */
  letters: number;
}

/**
 * The fingerprints to store for a text: about one per eight letters of a long text, and more for a short one.
 */
export function fingerprintsToKeep(text: string): Fingerprints {
  const { letters } = lettersOf(text);
  return { hashes: selectHashes(letters, windowFor(letters.length)), letters: letters.length };
}

/** The fingerprints to search for among the stored ones: all hashes of a text, unless it is very long. */
export function fingerprintsToFind(text: string): Fingerprints {
  const { letters } = lettersOf(text);
  return {
    hashes: selectHashes(letters, letters.length > maximumWholeText ? windowFor(letters.length) : 1),
    letters: letters.length,
  };
}

const windowFor = (letters: number): number =>
  Math.max(smallestWindow, Math.min(largestWindow, Math.floor(letters / lettersPerWindow)));

/**
 * Selects the smallest hash of each window, the last one of equal hashes. The time is linear: each shingle
 * enters and leaves the queue once.
 */
function selectHashes(letters: string, maximumWindow: number): number[] {
  const hashes = hashShingles(letters);
  const window = Math.min(maximumWindow, hashes.length);
  const selection = new Set<number>();
  // The positions of ascending hashes, from `first` to before `last`: the first is the smallest of the window.
  const positions = new Uint32Array(hashes.length);
  const ascendingHashes = new Int32Array(hashes.length);
  let first = 0;
  let last = 0;
  for (let position = 0; position < hashes.length; position += 1) {
    const hash = hashes[position] ?? 0;
    while (last > first && (ascendingHashes[last - 1] ?? hash) >= hash) last -= 1;
    positions[last] = position;
    ascendingHashes[last] = hash;
    last += 1;
    if ((positions[first] ?? position) <= position - window) first += 1;
    if (position >= window - 1) selection.add(ascendingHashes[first] ?? hash);
  }
  return [...Int32Array.from(selection).sort()];
}

/** Base of the rolling hash: the FNV prime. */
const base = 0x01000193;
/** The factor of the first letter of a shingle: `base` to the power of `shingleLength - 1`, in 32 bits. */
const firstLetterFactor = Array.from({ length: shingleLength - 1 }).reduce<number>(
  (power) => Math.imul(power, base),
  1,
);

/**
 * A rolling hash (Rabin, Karp) of every shingle, with mixed bits so that the smallest hashes are evenly
 * distributed.
 */
function hashShingles(letters: string): Int32Array {
  const hashes = new Int32Array(Math.max(0, letters.length - shingleLength + 1));
  let hash = 0;
  for (let index = 0; index < letters.length; index += 1) {
    if (index >= shingleLength)
      hash -= Math.imul(letters.charCodeAt(index - shingleLength), firstLetterFactor);
    hash = (Math.imul(hash, base) + letters.charCodeAt(index)) | 0;
    if (index >= shingleLength - 1) hashes[index - shingleLength + 1] = mixBits(hash);
  }
  return hashes;
}

/** The finalizer of MurmurHash3. */
function mixBits(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
