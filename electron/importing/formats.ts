/** Which kind of file it is: by its first bytes, not by its name. */
import { extname } from "node:path";
import { wordLimits } from "./docx/limits.ts";
import { largestText } from "./encoding.ts";

export type Format = "text" | "word" | "word-97" | "word-encrypted";

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** Old Word files are compound files (MS-CFB), and so are new ones with a password, in a stream of this name. */
export function formatOf(bytes: Uint8Array): Format {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return "word";
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return "text";
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from("EncryptedPackage", "utf16le"));
  return isEncrypted ? "word-encrypted" : "word-97";
}

/** In bytes, for a file that is not yet read. */
export const largestFile = (name: string): number => ([".docx", ".docm", ".bulletin"].includes(extname(name).toLowerCase()) ? wordLimits.file : largestText);
