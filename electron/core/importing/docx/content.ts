import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { ImportChange } from "../../../../shared/text/change.ts";
import type { ImportNote } from "../../../../shared/basics/import-note.ts";

/** The content of a Word file. */
export interface WordContent {
  document: BulletinDocument;
  changes: ImportChange[];
  /** Content that is left out or kept in another form. */
  notes: ImportNote[];
  /** Pictures by digest. */
  assets: Map<string, Uint8Array>;
}
