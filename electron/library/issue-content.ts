/** What is stored of a document, in its own row and derived from it. */
import { crc32 } from "node:zlib";
import { readDocument, serialize } from "../../shared/bulletin/migrate.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { recordUses } from "./manuscripts.ts";
import { keepArticles } from "./similar-texts.ts";
import type { Statements, Value } from "./statements.ts";
import { summarize } from "./summary.ts";

/** The columns that come from a document, for INSERT and for UPDATE. */
export function contentColumns(document: BulletinDocument): {
  columns: string;
  assignments: string;
  values: Value[];
} {
  const checked = readDocument(document);
  const text = serialize(checked);
  const row = { document: text, checksum: crc32(text), ...summarize(checked) };
  const names = Object.keys(row);
  return {
    columns: names.join(", "),
    assignments: names.map((name) => `${name} = ?`).join(", "),
    values: Object.values(row),
  };
}

/** Brings what is derived from a document in step with it, in the transaction that writes it. */
export async function keepDerived(
  statements: Statements,
  id: number,
  document: BulletinDocument,
): Promise<void> {
  await recordUses(statements, id, document);
  await keepArticles(statements, id, document);
}
