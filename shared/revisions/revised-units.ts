/** Measures how much of a document is under revision. */
import type { BulletinDocument } from "../document/schema.ts";
import { revisionIdsOf, unitsOf, withCaptions } from "./stream.ts";

/** Counts the letters and paragraph ends that belong to a revision; each field revision counts as one. */
export function countRevisedUnits({ blocks, revisions }: BulletinDocument): number {
  const fields = Object.values(revisions).filter(({ kind }) => kind === "field").length;
  return (
    withCaptions(unitsOf(blocks))
      .map(revisionIdsOf)
      .filter(({ inserted, deleted, formatted }) => inserted ?? deleted ?? formatted).length + fields
  );
}
