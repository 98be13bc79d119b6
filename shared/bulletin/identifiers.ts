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
