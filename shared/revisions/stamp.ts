import type { Revision } from "../document/schema.ts";

/** The author stamp of revisions: who made them, in which role, and when. */
export type Stamp = Pick<Revision, "author" | "date" | "role">;
