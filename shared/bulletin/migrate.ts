/** Reading a stored document: an older form is migrated, a newer one refused politely, the result validated. */
import { BulletinError } from "../contract/errors.ts";
import { bulletinDocument, schemaVersion, type BulletinDocument } from "./schema.ts";

type Stored = Record<string, unknown>;

/** From each version to the next. Version 0 is the prototype's: the name in one text with line breaks, no marks. */
const migrations: Record<number, (stored: Stored) => Stored> = {
  0: (stored) => {
    const masthead = stored.masthead as Stored;
    return {
      revisions: {},
      comments: {},
      ...stored,
      schema: 1,
      masthead: { ...masthead, name: String(masthead.name).split("\n") },
    };
  },
  // Version 2 has more styles of blocks; those of version 1 mean what they meant.
  1: (stored) => ({ ...stored, schema: 2 }),
};

/**
 * Reads a document of any version up to this program's.
 * @throws BulletinError `newer-version` for a newer one, `invalid-input` for anything else that is not a document.
 */
export function readDocument(value: unknown): BulletinDocument {
  let stored = value as Stored;
  const version = typeof value === "object" && value !== null ? stored.schema : undefined;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0)
    throw new BulletinError("invalid-input", { problem: "schema" });
  if (version > schemaVersion)
    throw new BulletinError("newer-version", { found: String(version), known: String(schemaVersion) });
  try {
    for (let at = version; at < schemaVersion; at += 1) stored = migrations[at]?.(stored) ?? stored;
  } catch (cause) {
    throw new BulletinError("invalid-input", { problem: `schema ${version}` }, { cause });
  }
  const read = bulletinDocument.safeParse(stored);
  if (!read.success)
    throw new BulletinError("invalid-input", { problem: read.error.message }, { cause: read.error });
  return read.data;
}

/** Canonical JSON: keys in the order of the schema, then unknown ones in theirs. The same document gives the same bytes. */
export function serialize(document: BulletinDocument): string {
  return JSON.stringify(bulletinDocument.parse(document));
}
