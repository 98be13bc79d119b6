/** Makes a new id, unique within a document. Passed in where an id is needed, so that results can be repeated. */
export type MakeId = () => string;

/** Ids `b1`, `b2`, … in order: for importing, where the same file must give the same document. */
export function sequentialIds(prefix = "b"): MakeId {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

// Both sides have Web Crypto; shared/ has neither side's types.
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };
const alphabet = "0123456789abcdefghijklmnopqrstuv";

/** A random id of 12 characters (60 bits): for blocks made while editing, and for sessions and jobs. */
export const randomId: MakeId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => alphabet[byte & 31]).join("");

/** An id of 14 characters that is the same for the same text, and hardly ever for another one (53 bits, cyrb53). */
export function idOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(16).padStart(14, "0");
}
