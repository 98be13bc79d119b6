/**
 * Which marks of an issue somebody has accepted in a copy of it. The copy no longer says: the mark is gone, and its text
 * stands there. So the text of both is laid side by side, with all that came and went. A mark that was rejected cannot be
 * told from one that the copy never had: the text is the same.
 */
import { diffArrays } from "diff";
import { sameData } from "../bulletin/canonical.ts";
import { runFlags, type BulletinDocument, type Run } from "../bulletin/schema.ts";
import { valueOf } from "./fields.ts";
import { isParagraphEnd, revisionIdsOf, unitsOf, withCaptions, type Unit } from "./stream.ts";

/** The ids of the marks of `base` that `copy` has no more, though what they proposed is there. */
export function findAccepted(base: BulletinDocument, copy: BulletinDocument): Set<string> {
  const missing = new Set(Object.keys(base.revisions).filter((id) => !Object.hasOwn(copy.revisions, id)));
  if (missing.size === 0) return missing;
  /** For each mark how many letters speak for it, less those that speak against it. */
  const votes = new Map<string, number>();
  const vote = (id: string | undefined, isFor: boolean) => {
    if (id !== undefined && missing.has(id)) votes.set(id, (votes.get(id) ?? 0) + (isFor ? 1 : -1));
  };
  const [below, above] = [base, copy].map(({ blocks }) => withCaptions(unitsOf(blocks))) as [Unit[], Unit[]];
  let [low, high] = [0, 0];
  for (const { count = 0, added, removed } of diffArrays(below.map(saying), above.map(saying))) {
    if (!added) {
      for (const [index, unit] of below.slice(low, low + count).entries()) {
        const { inserted, deleted, formatted } = revisionIdsOf(unit);
        vote(inserted, !removed);
        vote(deleted, removed);
        const found = removed ? undefined : above[high + index];
        if (found) vote(formatted, isFormatted(unit, found));
      }
      low += count;
    }
    if (!removed) high += count;
  }
  for (const id of missing) {
    const { kind, field = "" } = base.revisions[id] ?? {};
    if (kind === "field") vote(id, sameData(valueOf(base, field), valueOf(copy, field)));
  }
  return new Set([...missing].filter((id) => (votes.get(id) ?? 0) > 0));
}

/** What two units have in common that are the same one. */
const saying = (unit: Unit): string =>
  isParagraphEnd(unit) ? (unit.end.figure?.asset ?? (unit.end.table ? "table" : "¶")) : unit.run.text;

/** Whether a unit still looks as its format revision made it. */
function isFormatted(unit: Unit, found: Unit): boolean {
  if (isParagraphEnd(unit) && isParagraphEnd(found))
    return (
      unit.end.style === found.end.style &&
      sameData(unit.end.table, found.end.table) &&
      sameData(unit.end.figure, found.end.figure)
    );
  const [one, other] = [unit, found].map((each) => (each as { run: Run }).run) as [Run, Run];
  return runFlags.every((flag) => one[flag] === other[flag]);
}
