/** Encodes bytes as base64, the form in which the contract carries them. */
export function bytesToBase64(bytes: Uint8Array): string {
  let text = "";
  // In pieces of 32 KB: the number of arguments of one call is limited.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Decodes base64 that the core sent. */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
