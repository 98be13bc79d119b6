/**
 * Finds what an issue still lacks before it is published: its number, its date, template fields that are not
 * filled in.
 */
import { finalDocument } from "../document/final.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { fieldsOf } from "../templates/fields.ts";

/** Something that is not filled in. `name` is the name of a template field in the block `block`. */
export type Unfilled = { kind: "number" } | { kind: "date" } | { kind: "field"; block: string; name: string };

/**
 * Lists everything that is not filled in, from the top of the page. A date that is only in `dateText` counts
 * as filled in.
 */
export function findUnfilled(document: BulletinDocument): Unfilled[] {
  const { masthead, blocks } = finalDocument(document);
  return [
    ...(masthead.number === null ? [{ kind: "number" as const }] : []),
    ...(masthead.date === null && !masthead.dateText?.trim() ? [{ kind: "date" as const }] : []),
    ...fieldsOf(blocks).map(({ block, name }) => ({ kind: "field" as const, block, name })),
  ];
}
