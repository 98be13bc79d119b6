/** Reduces a text to its letters and digits, each with its place in the text. */

export interface Letters {
  /** The letters and digits, in half-width and lower case. */
  letters: string;
  /**
   * Start of each code unit of `letters` in the text. Both halves of a surrogate pair have the place of the
   * whole pair.
   */
  starts: Uint32Array;
  /** End of each code unit of `letters` in the text. */
  ends: Uint32Array;
}

const letterPattern = /[\p{L}\p{M}\p{N}]/u;

/** The normalised code point of a letter or digit; 0 for any other character. */
function foldCode(code: number): number {
  // Fast path for nearly all characters of a Chinese text.
  if (code >= 0x4e00 && code <= 0x9fff) return code;
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (narrow >= 0x41 && narrow <= 0x5a) return narrow + 0x20;
  if (narrow < 0x80)
    return (narrow >= 0x30 && narrow <= 0x39) || (narrow >= 0x61 && narrow <= 0x7a) ? narrow : 0;
  return letterPattern.test(String.fromCodePoint(narrow)) ? narrow : 0;
}

/**
 * Keeps letters and digits; white space, punctuation and symbols are left out. Full-width forms become
 * half-width, A to Z lower case.
 */
export function lettersOf(text: string): Letters {
  const units = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let length = 0;
  const add = (unit: number, start: number, end: number) => {
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length += 1;
  };
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0;
    const end = index + (code > 0xffff ? 2 : 1);
    const letter = foldCode(code);
    if (letter > 0xffff) {
      add(text.charCodeAt(index), index, end);
      add(text.charCodeAt(index + 1), index, end);
    } else if (letter > 0) add(letter, index, end);
    index = end;
  }
  return {
    letters: textOfUnits(units.subarray(0, length)),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  };
}

/** Maximum number of arguments of one call, which are limited by the stack. */
const chunkLength = 8192;

function textOfUnits(units: Uint16Array): string {
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += chunkLength)
    parts.push(String.fromCharCode(...units.subarray(start, start + chunkLength)));
  return parts.join("");
}
