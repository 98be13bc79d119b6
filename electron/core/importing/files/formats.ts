/** Detects the kind of a file by its first bytes, not by its name. */
import { extname } from "node:path";
import type { UnreadableReason } from "../../../../shared/basics/errors.ts";
import { wordLimits } from "./word-limits.ts";
import { largestText } from "./encoding.ts";

/**
 * A format that can be read, or the reason why a file cannot. `word` is any zip archive until its entries are
 * known.
 */
export type Format =
  | "text"
  | "word"
  | Extract<
      UnreadableReason,
      "word-97" | "word-encrypted" | "rtf" | "web-page" | "pdf" | "other-archive" | "empty"
    >;

const signatures: [format: Format, bytes: readonly number[]][] = [
  ["word", [0x50, 0x4b, 0x03, 0x04]],
  // A zip archive without files.
  ["word", [0x50, 0x4b, 0x05, 0x06]],
  ["word-97", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["rtf", Array.from(Buffer.from("{\\rtf"))],
  ["pdf", Array.from(Buffer.from("%PDF-"))],
  ["other-archive", Array.from(Buffer.from("Rar!\u001a\u0007"))],
  ["other-archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
];

/**
 * Formats that are text: web pages, alone or with their pictures (MHTML), and Word 2003 XML. Office systems
 * export them as .doc.
 */
const textSignatures: [format: Format, beginning: RegExp][] = [
  ["web-page", /^(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html[\s>]|mime-version:)/iu],
  ["word-97", /^<\?xml[^>]*>\s*<\?mso-application\s+progid="Word\.Document"/iu],
];

/** Detects the format of a file from its content. */
export function detectFormat(bytes: Uint8Array): Format {
  if (bytes.length === 0) return "empty";
  const format = signatures.find(([, signature]) =>
    signature.every((byte, index) => bytes[index] === byte),
  )?.[0];
  if (format === "word-97" && isEncrypted(bytes)) return "word-encrypted";
  if (format) return format;
  const beginning = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 500))
    .replace(/^(?:ï»¿)?\s+|^ï»¿/u, "");
  return textSignatures.find(([, pattern]) => pattern.test(beginning))?.[0] ?? "text";
}

/**
 * Word files before 2007 are compound files (MS-CFB). So are newer ones with a password: they have a stream
 * of this name.
 */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );

/** Maximum size in bytes of a file that was not read yet, by its name. */
export const fileSizeLimit = (name: string): number =>
  [".docx", ".docm", ".bulletin"].includes(extname(name).toLowerCase()) ? wordLimits.file : largestText;
