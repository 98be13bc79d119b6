/** The bytes of a text file → text. UTF-8 and UTF-16 with or without byte order mark, GB18030; anything else is refused. */
import { BulletinError } from "../../shared/contract/errors.ts";

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030";

/** More than any manuscript: a bulletin is a hundredth of it. */
export const largestText = 20 * 1024 * 1024;

/**
 * Decodes a file. `name` is for the error only.
 * @throws BulletinError `unreadable` for binary files and unknown encodings, `too-large` past `largestText`.
 */
export function decodeText(name: string, bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length > largestText) throw new BulletinError("too-large", { file: name, limit: `${largestText / 1024 / 1024} MB` });
  const guesses: Encoding[] = byMark(bytes) ?? byZeros(bytes) ?? ["UTF-8", "GB18030"];
  for (const encoding of guesses) {
    const text = decode(bytes, encoding);
    if (text !== null && isText(text)) return { text, encoding };
  }
  throw new BulletinError("unreadable", { file: name });
}

function byMark([first, second, third]: Uint8Array): Encoding[] | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return ["UTF-8"];
  if (first === 0xff && second === 0xfe) return ["UTF-16LE"];
  if (first === 0xfe && second === 0xff) return ["UTF-16BE"];
  return null;
}

/** UTF-16 without a mark: line ends, digits and spaces leave a zero byte on one side only. */
function byZeros(bytes: Uint8Array): Encoding[] | null {
  const head = bytes.subarray(0, 4096);
  let [even, odd] = [0, 0];
  for (let at = 0; at + 1 < head.length; at += 2) {
    even += head[at] === 0 ? 1 : 0;
    odd += head[at + 1] === 0 ? 1 : 0;
  }
  if (even === 0 && odd === 0) return null;
  if (even > 0 && odd > 0) return [];
  return odd > 0 ? ["UTF-16LE"] : ["UTF-16BE"];
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text has no control characters but tab, line ends and form feed, and no unassigned or private ones in numbers. */
function isText(text: string): boolean {
  if (/[\0-\b\u000e-\u001f\u007f\ufffe\uffff]/u.test(text)) return false;
  const odd = text.match(/[\p{Co}\p{Cn}]/gu)?.length ?? 0;
  return odd * 100 <= text.length;
}
