/** The bytes of a text file → text. UTF-8 and UTF-16 with or without byte order mark, GB18030; anything else is refused. */
import { largestFile } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030";
type Decoded = { text: string; encoding: Encoding };

/** Bytes. */
export const largestText = largestFile;

/** What no text has: control characters other than tab, line ends, form feed and those of the upper range; noncharacters. */
const binary = /[^\P{Cc}\t-\r\u0080-\u009f]|[\ufffe\uffff]/u;

/**
 * Decodes a file. `name` is for the error only.
 * @throws BulletinError `unreadable` for binary files and unknown encodings, `too-large` past `largestText`.
 */
export function decodeText(name: string, bytes: Uint8Array): Decoded {
  if (bytes.length > largestText)
    throw new BulletinError("too-large", { file: name, limit: `${largestText / 1024 / 1024} MB` });
  const marked = byMark(bytes);
  const decoded = marked
    ? decode(bytes, marked)
    : bytes.includes(0)
      ? decodeUtf16(bytes)
      : (decode(bytes, "UTF-8") ?? decodeGb18030(bytes));
  if (!decoded || binary.test(decoded.text)) throw new BulletinError("unreadable", { file: name });
  return decoded;
}

function byMark([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "UTF-8";
  if (first === 0xff && second === 0xfe) return "UTF-16LE";
  if (first === 0xfe && second === 0xff) return "UTF-16BE";
  return null;
}

function decode(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

const count = (text: string, form: RegExp): number => text.match(form)?.length ?? 0;
const familiar = /[\t\n\f\r -~·\u2010-\u203b\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/gu;

/**
 * UTF-16 without a mark: line ends, digits and spaces leave a zero byte on one side, 一 and 最 on the other; so the byte
 * order is the one that gives more characters of Chinese text. Zero bytes in what is valid UTF-8 but for them, and few,
 * are damage.
 */
function decodeUtf16(bytes: Uint8Array): Decoded | null {
  const zeros = bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (zeros * 4 < bytes.length && decode(bytes, "UTF-8")) return null;
  const rank = ({ text }: Decoded) => count(text, familiar) * 2 + count(text, /[\n\r -~]/gu);
  const guesses = [decode(bytes, "UTF-16LE"), decode(bytes, "UTF-16BE")].filter((guess) => guess !== null);
  const [best] = guesses.sort((a, b) => rank(b) - rank(a));
  return best && count(best.text, familiar) * 10 >= best.text.length * 8 ? best : null;
}

/**
 * Almost any bytes are GB18030. What cannot be it: UTF-8 with a few damaged bytes (a file cut short), and text of
 * unassigned and private characters (Big5, pictures).
 */
function decodeGb18030(bytes: Uint8Array): Decoded | null {
  const lenient = new TextDecoder("UTF-8").decode(bytes);
  if (count(lenient, /[\u0800-\ufffc]/gu) > 4 * count(lenient, /\ufffd/gu)) return null;
  const decoded = decode(bytes, "GB18030");
  return decoded && count(decoded.text, /[\p{Co}\p{Cn}]/gu) * 100 <= decoded.text.length ? decoded : null;
}
