/** Files that people bring → documents. */
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ImportChange } from "../../shared/bulletin/text/change.ts";
import { readText } from "../../shared/bulletin/text/read.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { ImportNote } from "../../shared/contract/import-note.ts";
import type { KeptVersion } from "../../shared/contract/workflow.ts";
import { decodeText, type Encoding } from "./encoding.ts";
import { readWordFile } from "./docx/host.ts";
import { formatOf } from "./formats.ts";
import { isPackage, readPackage } from "./package/index.ts";

export interface Imported {
  document: BulletinDocument;
  changes: ImportChange[];
  /** What the file has that the document has not, or not in that form. */
  notes: ImportNote[];
  encoding: Encoding | "Word" | "bulletin";
  /** Pictures that came along, by their digest: whoever keeps the document keeps them. */
  assets: ReadonlyMap<string, Uint8Array>;
  /** Earlier versions that a `.bulletin` file takes along, newest first. */
  versions: KeptVersion[];
}

/**
 * Reads a Word, text or markdown file, or a `.bulletin`, without the changes whose ids are declined.
 * @param keepsMarks revisions and comments of a Word file that this program wrote come with it; a `.bulletin` file always has its own.
 * @throws BulletinError `unreadable`, `too-large`, `newer-version`
 */
export async function importFile(
  name: string,
  bytes: Uint8Array,
  declined: readonly string[] = [],
  keepsMarks = false,
): Promise<Imported> {
  const format = formatOf(bytes);
  if (format === "word" && isPackage(bytes)) {
    return { ...readPackage(name, bytes), changes: [], notes: [], encoding: "bulletin" };
  }
  if (format === "word")
    return {
      ...(await readWordFile(name, bytes, declined, undefined, keepsMarks)),
      encoding: "Word",
      versions: [],
    };
  if (format !== "text") throw new BulletinError("unreadable", { file: name, reason: format });
  const { text, encoding } = decodeText(name, bytes);
  return { ...readText(text, declined), notes: [], encoding, assets: new Map(), versions: [] };
}
