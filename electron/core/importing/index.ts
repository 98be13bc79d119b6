/** Reads the files that people bring (Word, text, markdown, `.bulletin`) into documents. */
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { ImportChange } from "../../../shared/text/change.ts";
import { readText } from "../../../shared/text/read.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { ImportNote } from "../../../shared/basics/import-note.ts";
import type { KeptVersion } from "../../../shared/contract/workflow.ts";
import { decodeText, type Encoding } from "./files/encoding.ts";
import { readLongText, readWordFile } from "./host.ts";
import { detectFormat } from "./files/formats.ts";
import { contentLimits } from "./files/limits.ts";
import { isPackage, readPackage } from "./package/index.ts";

export interface ImportResult {
  document: BulletinDocument;
  /** Normalisations that were made; each can be declined by its id. */
  changes: ImportChange[];
  /** Content of the file that the document does not hold, or holds in another form. */
  notes: ImportNote[];
  encoding: Encoding | "Word" | "bulletin";
  /** The pictures of the file by digest. A caller that stores the document must store them too. */
  assets: ReadonlyMap<string, Uint8Array>;
  /** Earlier versions from a `.bulletin` file, newest first. */
  versions: KeptVersion[];
}

/**
 * Reads a Word, text, markdown or `.bulletin` file. The content decides the format; the name is used in
 * errors only.
 * @param declinedIds ids of normalisations that must not be made
 * @param keepsRevisions keep the revisions of a Word file, and its comments if this program wrote it; a `.bulletin`
 * file always keeps its own
 * @throws BulletinError `unreadable`, `too-large`, `newer-version`
 */
export async function importFile(
  name: string,
  bytes: Uint8Array,
  declinedIds: readonly string[] = [],
  keepsRevisions = false,
): Promise<ImportResult> {
  const format = detectFormat(bytes);

  if (format === "word" && isPackage(bytes)) {
    return { ...readPackage(name, bytes), changes: [], notes: [], encoding: "bulletin" };
  }
  if (format === "word") {
    const result = await readWordFile(name, bytes, declinedIds, undefined, keepsRevisions);
    return { ...result, encoding: "Word", versions: [] };
  }
  if (format !== "text") throw new BulletinError("unreadable", { file: name, reason: format });

  const { text, encoding } = decodeText(name, bytes);
  checkLength(name, text);
  const isLong = text.length > longText;
  const result = isLong ? await readLongText(name, text, declinedIds) : readText(text, declinedIds);
  return { ...result, notes: [], encoding, assets: new Map(), versions: [] };
}

/**
 * Length in UTF-16 units above which a text is read in the worker, so that the program answers other calls
 * meanwhile. A shorter one is read sooner than it is sent there and back: it takes some milliseconds.
 */
const longText = 100_000;

/** @throws BulletinError `too-large` for more paragraphs or characters than a document may have */
function checkLength(file: string, text: string): void {
  const lengths = {
    paragraphs: text.match(/\S[^\n\r]*/gu)?.length ?? 0,
    characters: text.length,
  };
  for (const measure of ["paragraphs", "characters"] as const)
    if (lengths[measure] > contentLimits[measure])
      throw new BulletinError("too-large", { file, measure, limit: String(contentLimits[measure]) });
}
