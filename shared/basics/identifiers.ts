/** Ids of blocks, revisions and comments. */

/**
 * Makes a new id, unique within a document. Functions take it as a parameter so that tests and importers get
 * repeatable results.
 */
export type MakeId = () => string;

/**
 * Returns a maker of the ids `b1`, `b2`, …. Importing uses it because the same file must give the same
 * document.
 */
export function sequentialIds(prefix = "b"): MakeId {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

// Web Crypto exists in browsers and in Node, but the language level of shared/ has the types of neither.
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };

const alphabet = "0123456789abcdefghijklmnopqrstuv";

/** A random id of 12 characters (60 bits), for blocks made while editing, and for sessions and jobs. */
export const randomId: MakeId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => alphabet[byte & 31]).join("");

/**
 * An id of 14 hexadecimal digits computed from a text: a hash of 53 bits (cyrb53). It is not cryptographic,
 * but collisions are very unlikely.
 */
export function idOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(16).padStart(14, "0");
}
