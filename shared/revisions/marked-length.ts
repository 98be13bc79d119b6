import type { BulletinDocument } from "../bulletin/schema.ts";
import { marksOf, unitsOf, withCaptions } from "./stream.ts";

/** How many letters and paragraph marks carry a mark; a field counts one. */
export function markedLength({ blocks, revisions }: BulletinDocument): number {
  const fields = Object.values(revisions).filter(({ kind }) => kind === "field").length;
  return (
    withCaptions(unitsOf(blocks))
      .map(marksOf)
      .filter(({ inserted, deleted, formatted }) => inserted ?? deleted ?? formatted).length + fields
  );
}
