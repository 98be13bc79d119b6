/** The stored form of a document: the columns of its row, and the tables derived from it. */
import { crc32 } from "node:zlib";
import { readDocument } from "../../../../shared/document/migrate.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { recordUses } from "../tables/manuscripts.ts";
import type { Statements, Value } from "../database/statements.ts";
import { summarize } from "../texts/summary.ts";
import { keepArticles } from "../texts/texts.ts";

/**
 * Gives the columns that are computed from a document, in the forms for INSERT and for UPDATE; `text` is the document
 * as it is stored. @throws if it is no valid document
 */
export function contentColumns(document: BulletinDocument): {
  columns: string;
  assignments: string;
  values: Value[];
  text: string;
} {
  const bulletin = readDocument(document);
  // Canonical as `serialize` writes it, without parsing a long document again.
  const text = JSON.stringify(bulletin);
  const row = { document: text, checksum: crc32(text), ...summarize(bulletin) };
  const names = Object.keys(row);
  return {
    columns: names.join(", "),
    assignments: names.map((name) => `${name} = ?`).join(", "),
    values: Object.values(row),
    text,
  };
}

/**
 * Updates the tables derived from a document (uses of manuscripts, texts, search index), in the transaction
 * that writes it.
 */
export async function keepDerived(
  statements: Statements,
  id: number,
  document: BulletinDocument,
): Promise<void> {
  await recordUses(statements, id, document);
  await keepArticles(statements, id, document);
}
