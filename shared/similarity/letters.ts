/** A text as its letters and digits, each with its place in the text. */

export interface Letters {
  /** The letters and digits in a row, half-width and lower case. */
  letters: string;
  /** Where each code unit of `letters` begins in the text, and where it ends. Both halves of a surrogate pair have the whole pair. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const counted = /[\p{L}\p{M}\p{N}]/u;

/** What a code point counts as; 0 where it does not count. */
function folded(code: number): number {
  // Nearly all of a Chinese text.
  if (code >= 0x4e00 && code <= 0x9fff) return code;
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (narrow >= 0x41 && narrow <= 0x5a) return narrow + 0x20;
  if (narrow < 0x80)
    return (narrow >= 0x30 && narrow <= 0x39) || (narrow >= 0x61 && narrow <= 0x7a) ? narrow : 0;
  return counted.test(String.fromCodePoint(narrow)) ? narrow : 0;
}

/** White space, punctuation and signs are left out; full-width letters and digits count as half-width, A to Z as small. */
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
    const code = text.codePointAt(index) as number;
    const end = index + (code > 0xffff ? 2 : 1);
    const letter = folded(code);
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

/** More arguments than this at once would be too many for the stack. */
const atOnce = 8192;

function textOfUnits(units: Uint16Array): string {
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += atOnce)
    parts.push(String.fromCharCode(...units.subarray(start, start + atOnce)));
  return parts.join("");
}
