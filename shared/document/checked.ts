/**
 * Validation of documents at the borders of the program: the contract, files, the database. A document that was
 * validated is remembered, so that it is not validated again further in. Documents are never changed in place;
 * a changed copy is another object, and is validated when it passes a border.
 */
import { z } from "zod";
import { bulletinDocument, type BulletinDocument } from "./schema.ts";

/** The documents that validation has built: valid, with their keys in the order of the schema. */
const checkedDocuments = new WeakSet<object>();

/** Validates a value as a document, unless it is a document that this function gave. */
export function checkDocument(value: unknown): z.ZodSafeParseResult<BulletinDocument> {
  if (isChecked(value)) return { success: true, data: value };
  const result = bulletinDocument.safeParse(value);
  if (result.success) checkedDocuments.add(result.data);
  return result;
}

const isChecked = (value: unknown): value is BulletinDocument =>
  typeof value === "object" && value !== null && checkedDocuments.has(value);

/** The schema of documents in the calls of the contract. */
export const checkedDocument = z.custom<BulletinDocument>().transform((value, context) => {
  const result = checkDocument(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues)
    context.issues.push({ code: "custom", path, message, input: value });
  return z.NEVER;
});
