/**
 * Reads a stored document of any version and validates it; writes a document as JSON. Newer versions are
 * refused with an error that names both versions.
 */
import { isRecord } from "../basics/lookup.ts";
import { BulletinError } from "../basics/errors.ts";
import { checkDocument } from "./checked.ts";
import { schemaVersion, type BulletinDocument } from "./schema.ts";

type Stored = Record<string, unknown>;

/**
 * The steps from each version to the next. Version 0 is the prototype's: the name is one text with line
 * breaks, and there are no revisions.
 */
const migrations: Record<number, (older: Stored) => Stored> = {
  0: (older) => {
    const { masthead } = older;
    if (!isRecord(masthead)) throw new TypeError("no masthead");
    return {
      revisions: {},
      comments: {},
      ...older,
      schema: 1,
      masthead: { ...masthead, name: String(masthead.name).split("\n") },
    };
  },
  // Version 2 adds block styles; those of version 1 keep their meaning.
  1: (older) => ({ ...older, schema: 2 }),
};

/**
 * Reads a document of any version up to `schemaVersion`, migrated to that version.
 * @throws BulletinError `newer-version` for a newer version, `invalid-input` for anything else that is not a
 *   document.
 */
export function readDocument(value: unknown): BulletinDocument {
  const version = isRecord(value) ? value.schema : undefined;
  if (!isRecord(value) || typeof version !== "number" || !Number.isInteger(version) || version < 0)
    throw new BulletinError("invalid-input", { problem: "schema" });
  if (version > schemaVersion)
    throw new BulletinError("newer-version", { found: String(version), known: String(schemaVersion) });
  let data = value;
  try {
    for (let at = version; at < schemaVersion; at += 1) data = migrations[at]?.(data) ?? data;
  } catch (cause) {
    throw new BulletinError("invalid-input", { problem: `schema ${version}` }, { cause });
  }
  const result = checkDocument(data);
  if (!result.success)
    throw new BulletinError("invalid-input", { problem: result.error.message }, { cause: result.error });
  return result.data;
}

/**
 * Writes a document as canonical JSON: the keys of each object in the order of the schema, then the unknown
 * ones in their own order, so that the same document always gives the same bytes.
 *
 * The order comes from validating: zod builds the object anew from the schema.
 * @throws ZodError for an invalid document.
 */
export function serialize(document: BulletinDocument): string {
  const result = checkDocument(document);
  if (!result.success) throw result.error;
  return JSON.stringify(result.data);
}
