/**
 * Reads and changes the fields of masthead and imprint by their names in revisions: `masthead.number`,
 * `imprint.report`.
 */
import { sameData } from "../document/canonical.ts";
import { formerValue } from "../document/former.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import type { BulletinDocument, Revision } from "../document/schema.ts";
import { without } from "../basics/without.ts";
import { changeOfField, type Stamp } from "./stamp.ts";

/** The value of a field; undefined if it is absent or not a field of masthead or imprint. */
export function valueOf(document: BulletinDocument, field: string): unknown {
  const [part, name = ""] = field.split(".");
  return part === "masthead" || part === "imprint" ? propertiesOf(document, part)[name] : undefined;
}

/** The document with a new value for a field; `undefined` removes the field. */
export function withValue(document: BulletinDocument, field: string, value: unknown): BulletinDocument {
  const [part, name = ""] = field.split(".");
  if (part !== "masthead" && part !== "imprint") return document;
  return {
    ...document,
    [part]: { ...without(document[part], name), ...(value !== undefined && { [name]: value }) },
  };
}

/**
 * The document with the value that a field revision had replaced; unchanged for any other kind of revision.
 */
export function withField(document: BulletinDocument, revision: Revision | undefined): BulletinDocument {
  return revision?.kind === "field" && revision.field !== undefined
    ? withValue(document, revision.field, formerValue(revision))
    : document;
}

/** The value of a field (text, number, flag or several names) as one line of text. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return "✓";
  if (Array.isArray(value)) return value.map(fieldText).filter(Boolean).join("、");
  return typeof value === "object" ? fieldText(Object.values(value)) : String(value);
}

type Frame = Pick<BulletinDocument, "masthead" | "imprint">;
const propertiesOf = (frame: Frame, part: keyof Frame): Record<string, unknown> => frame[part];

/**
 * Updates the field revisions for the fields in which two frames differ and returns all revisions. A field
 * that has its original value again loses its revision.
 */
export function trackFields(
  before: Frame,
  after: Frame,
  revisions: BulletinDocument["revisions"],
  stamp: Stamp,
  makeId: MakeId = randomId,
): BulletinDocument["revisions"] {
  const trackedRevisions = { ...revisions };
  for (const { field, was, is } of listChangedFields(before, after)) {
    const [id, revision] =
      Object.entries(trackedRevisions).find(([, each]) => each.kind === "field" && each.field === field) ??
      [];
    const original = revision ? formerValue(revision) : was;
    if (id !== undefined) delete trackedRevisions[id];
    if (sameData(original, is)) continue;

    const ownId = revision?.author === stamp.author && revision.role === stamp.role ? id : undefined;
    trackedRevisions[ownId ?? makeId()] = {
      ...changeOfField(field, original),
      ...stamp,
      ...(ownId !== undefined && { date: revision?.date ?? stamp.date }),
    };
  }
  return trackedRevisions;
}

/** The fields in which two frames differ, with both values; the value of an absent field is undefined. */
export function listChangedFields(
  before: Frame,
  after: Frame,
): { field: string; was: unknown; is: unknown }[] {
  return (["masthead", "imprint"] as const).flatMap((part) => {
    const older = propertiesOf(before, part);
    const newer = propertiesOf(after, part);
    return [...new Set([...Object.keys(older), ...Object.keys(newer)])].flatMap((name) =>
      sameData(older[name], newer[name])
        ? []
        : [{ field: `${part}.${name}`, was: older[name], is: newer[name] }],
    );
  });
}
