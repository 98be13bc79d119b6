/**
 * Decodes text files: UTF-8 and UTF-16 with or without a byte order mark, and GB18030. Any other encoding is
 * refused.
 */
import { maximumFileSize } from "../../../../shared/contract/importing.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030";
type Decoded = { text: string; encoding: Encoding };

/** Maximum size of a text file, in bytes. */
export const largestText = maximumFileSize;

/**
 * Characters that no text file has: noncharacters, and control characters other than tab, line ends, form
 * feed and the upper range (U+0080 to U+009F).
 */
const binary = /[^\P{Cc}\t-\r\u0080-\u009f]|[\ufffe\uffff]/u;

/**
 * Decodes a text file. `name` is used in errors only.
 * @throws BulletinError `unreadable` for binary files and unknown encodings, `too-large` above `largestText`
 */
export function decodeText(name: string, bytes: Uint8Array): Decoded {
  if (bytes.length > largestText)
    throw new BulletinError("too-large", { file: name, limit: `${largestText / 1024 / 1024} MB` });

  const result = detectAndDecode(bytes);
  if (!result || binary.test(result.text)) throw new BulletinError("unreadable", { file: name });
  return result;
}

function detectAndDecode(bytes: Uint8Array): Decoded | null {
  const encoding = readByteOrderMark(bytes);
  if (encoding) return decode(bytes, encoding);
  if (bytes.includes(0)) return decodeUtf16(bytes);
  return decode(bytes, "UTF-8") ?? decodeGb18030(bytes);
}

function readByteOrderMark([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "UTF-8";
  if (first === 0xff && second === 0xfe) return "UTF-16LE";
  if (first === 0xfe && second === 0xff) return "UTF-16BE";
  return null;
}

/** `null` where the bytes are not valid in this encoding. */
function decode(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

const countMatches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
/** Characters of Chinese text: CJK ideographs, Chinese punctuation, full-width forms, ASCII. */
const familiar = /[\t\n\f\r -~·\u2010-\u203b\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/gu;

/**
 * Decodes UTF-16 without a byte order mark. Zero bytes do not tell the byte order: line ends, digits and
 * spaces have one on one side, but 一 (U+4E00) and 最 (U+6700) have one on the other. So the byte order is the
 * one that gives more characters of Chinese text. A few zero bytes in otherwise valid UTF-8 are damage, not
 * UTF-16.
 */
function decodeUtf16(bytes: Uint8Array): Decoded | null {
  const zeros = bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (zeros * 4 < bytes.length && decode(bytes, "UTF-8")) return null;
  const rank = ({ text }: Decoded) => countMatches(text, familiar) * 2 + countMatches(text, /[\n\r -~]/gu);
  const guesses = [decode(bytes, "UTF-16LE"), decode(bytes, "UTF-16BE")].filter((guess) => guess !== null);
  const [best] = guesses.sort((a, b) => rank(b) - rank(a));
  return best && countMatches(best.text, familiar) * 10 >= best.text.length * 8 ? best : null;
}

/**
 * Decodes GB18030. Almost any bytes are valid GB18030, so two cases are ruled out: UTF-8 with a few damaged
 * bytes (a file that was cut short), and text with more than 1 % unassigned or private characters (Big5,
 * pictures).
 */
function decodeGb18030(bytes: Uint8Array): Decoded | null {
  const lenient = new TextDecoder("UTF-8").decode(bytes);
  if (countMatches(lenient, /[\u0800-\ufffc]/gu) > 4 * countMatches(lenient, /\ufffd/gu)) return null;
  const result = decode(bytes, "GB18030");
  if (!result) return null;
  const unusual = countMatches(result.text, /[\p{Co}\p{Cn}]/gu);
  return unusual * 100 <= result.text.length ? result : null;
}
