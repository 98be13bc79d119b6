/** Fields of masthead and imprint by their names in revisions: `masthead.number`, `imprint.report`. */
import type { BulletinDocument, Revision } from "../bulletin/schema.ts";
import { without } from "../bulletin/without.ts";

/** What a field holds; undefined where it is absent, or is no field of masthead or imprint. */
export function valueOf(document: BulletinDocument, field: string): unknown {
  const [part, name = ""] = field.split(".");
  return part === "masthead" || part === "imprint" ? (document[part] as Record<string, unknown>)[name] : undefined;
}

/** The document with a field of another value, absent for undefined. */
export function withValue(document: BulletinDocument, field: string, value: unknown): BulletinDocument {
  const [part, name = ""] = field.split(".");
  if (part !== "masthead" && part !== "imprint") return document;
  return { ...document, [part]: { ...without(document[part], name), ...(value !== undefined && { [name]: value }) } };
}

/** The document with the value that a field revision replaced; unchanged for any other revision. */
export function withField(document: BulletinDocument, revision: Revision | undefined): BulletinDocument {
  return revision?.kind === "field" && revision.field !== undefined ? withValue(document, revision.field, revision.before?.value) : document;
}
