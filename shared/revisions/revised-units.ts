import type { BulletinDocument } from "../bulletin/schema.ts";
import { revisionIdsOf, unitsOf, withCaptions } from "./stream.ts";

/** How many letters and paragraph marks carry a mark; a field counts one. */
export function countRevisedUnits({ blocks, revisions }: BulletinDocument): number {
  const fields = Object.values(revisions).filter(({ kind }) => kind === "field").length;
  return (
    withCaptions(unitsOf(blocks))
      .map(revisionIdsOf)
      .filter(({ inserted, deleted, formatted }) => inserted ?? deleted ?? formatted).length + fields
  );
}
