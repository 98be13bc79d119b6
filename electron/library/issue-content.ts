/** The stored form of a document: the columns of its row, and the tables derived from it. */
import { crc32 } from "node:zlib";
import { readDocument, serialize } from "../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { recordUses } from "./manuscripts.ts";
import type { Statements, Value } from "./statements.ts";
import { summarize } from "./summary.ts";
import { keepArticles } from "./texts.ts";

/**
 * Gives the columns that are computed from a document, in the forms for INSERT and for UPDATE. @throws if it
 * is no valid document
 */
export function contentColumns(document: BulletinDocument): {
  columns: string;
  assignments: string;
  values: Value[];
} {
  const bulletin = readDocument(document);
  const text = serialize(bulletin);
  const row = { document: text, checksum: crc32(text), ...summarize(bulletin) };
  const names = Object.keys(row);
  return {
    columns: names.join(", "),
    assignments: names.map((name) => `${name} = ?`).join(", "),
    values: Object.values(row),
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
