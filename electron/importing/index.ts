/** Files that people bring → documents. */
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../shared/bulletin/text/change.ts";
import { readText } from "../../shared/bulletin/text/read.ts";
import { decodeText, type Encoding } from "./encoding.ts";

export interface Imported {
  document: BulletinDocument;
  changes: ImportChange[];
  encoding: Encoding;
}

/**
 * Reads a text or markdown file, without the changes whose ids are declined.
 * @throws BulletinError `unreadable`, `too-large`
 */
export function importFile(name: string, bytes: Uint8Array, declined: readonly string[] = []): Imported {
  const { text, encoding } = decodeText(name, bytes);
  return { ...readText(text, declined), encoding };
}
