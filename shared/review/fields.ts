/** Revisions of the fields of masthead and imprint: which field, and what it held before. */
import type { BulletinDocument, Revision } from "../bulletin/schema.ts";
import { without } from "../bulletin/without.ts";

/** The document with the value that a field revision replaced; unchanged for any other revision. */
export function withField(document: BulletinDocument, revision: Revision | undefined): BulletinDocument {
  if (revision?.kind !== "field" || revision.field === undefined) return document;
  const [part, name] = revision.field.split(".");
  if ((part !== "masthead" && part !== "imprint") || name === undefined) return document;
  const before = revision.before?.value;
  return { ...document, [part]: { ...without(document[part], name), ...(before !== undefined && { [name]: before }) } };
}
