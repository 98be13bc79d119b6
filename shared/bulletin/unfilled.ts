/** What an issue still lacks before it goes out: fields of templates that nobody filled in, its number, its date. */
import { finalDocument } from "./final.ts";
import type { BulletinDocument } from "./schema.ts";
import { fieldsOf } from "./templates/fields.ts";

export type Unfilled = { kind: "number" } | { kind: "date" } | { kind: "field"; block: string; name: string };

/** All of them, from the top of the page. A date that is kept as text is one. */
export function findUnfilled(document: BulletinDocument): Unfilled[] {
  const { masthead, blocks } = finalDocument(document);
  return [
    ...(masthead.number === null ? [{ kind: "number" as const }] : []),
    ...(masthead.date === null && !masthead.dateText?.trim() ? [{ kind: "date" as const }] : []),
    ...fieldsOf(blocks).map(({ block, name }) => ({ kind: "field" as const, block, name })),
  ];
}
