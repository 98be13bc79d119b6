/** Fields of masthead and imprint by their names in revisions: `masthead.number`, `imprint.report`. */
import { sameData } from "../bulletin/canonical.ts";
import { randomId, type MakeId } from "../bulletin/identifiers.ts";
import type { BulletinDocument, Revision } from "../bulletin/schema.ts";
import { without } from "../bulletin/without.ts";
import type { Stamp } from "./compare.ts";

/** What a field holds; undefined where it is absent, or is no field of masthead or imprint. */
export function valueOf(document: BulletinDocument, field: string): unknown {
  const [part, name = ""] = field.split(".");
  return part === "masthead" || part === "imprint"
    ? (document[part] as Record<string, unknown>)[name]
    : undefined;
}

/** The document with a field of another value, absent for undefined. */
export function withValue(document: BulletinDocument, field: string, value: unknown): BulletinDocument {
  const [part, name = ""] = field.split(".");
  if (part !== "masthead" && part !== "imprint") return document;
  return {
    ...document,
    [part]: { ...without(document[part], name), ...(value !== undefined && { [name]: value }) },
  };
}

/** The document with the value that a field revision replaced; unchanged for any other revision. */
export function withField(document: BulletinDocument, revision: Revision | undefined): BulletinDocument {
  return revision?.kind === "field" && revision.field !== undefined
    ? withValue(document, revision.field, revision.before?.value)
    : document;
}

/** The value of a field as one line: a text, a number, several names. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return "✓";
  if (Array.isArray(value)) return value.map(fieldText).filter(Boolean).join("、");
  return typeof value === "object" ? fieldText(Object.values(value)) : String(value as string | number);
}

type Frame = Pick<BulletinDocument, "masthead" | "imprint">;

/** The revisions, with those of the fields in which two frames differ. A field that is as it was at first again has none. */
export function trackFields(
  before: Frame,
  after: Frame,
  revisions: BulletinDocument["revisions"],
  stamp: Stamp,
  makeId: MakeId = randomId,
): BulletinDocument["revisions"] {
  const tracked = { ...revisions };
  for (const { field, was, is } of changedFields(before, after)) {
    const [id, known] =
      Object.entries(tracked).find(([, each]) => each.kind === "field" && each.field === field) ?? [];
    const first = known ? known.before?.value : was;
    if (id !== undefined) delete tracked[id];
    if (sameData(first, is)) continue;
    const own = known?.author === stamp.author && known.role === stamp.role ? id : undefined;
    tracked[own ?? makeId()] = {
      kind: "field",
      ...stamp,
      ...(own !== undefined && { date: known?.date ?? stamp.date }),
      field,
      before: first === undefined ? {} : { value: first },
    };
  }
  return tracked;
}

/** The fields in which two frames differ, with both values; undefined where a field is absent. */
export function changedFields(before: Frame, after: Frame): { field: string; was: unknown; is: unknown }[] {
  return (["masthead", "imprint"] as const).flatMap((part) => {
    const [older, newer] = [before[part] as Record<string, unknown>, after[part] as Record<string, unknown>];
    return [...new Set([...Object.keys(older), ...Object.keys(newer)])].flatMap((name) =>
      sameData(older[name], newer[name])
        ? []
        : [{ field: `${part}.${name}`, was: older[name], is: newer[name] }],
    );
  });
}
