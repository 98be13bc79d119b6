import type { Revision } from "../document/schema.ts";

/** The author stamp of revisions: who made them, in which role, and when. */
export type Stamp = Pick<Revision, "author" | "date" | "role">;

type Former = Record<string, unknown>;

/** What a new revision says besides its stamp. A stored one may have less. */
export type Change =
  | { kind: "insertion" | "deletion"; pair?: string }
  | { kind: "format" | "paragraph"; before: Former }
  | FieldChange;

/** The change of a field. `before` has no `value` if the field was absent. */
export interface FieldChange {
  kind: "field";
  /** Such as `masthead.number`. */
  field: string;
  before: { value?: unknown };
}

/** The change of a field from a value; `undefined` if the field was absent. */
export const changeOfField = (field: string, was: unknown): FieldChange => ({
  kind: "field",
  field,
  before: was === undefined ? {} : { value: was },
});
