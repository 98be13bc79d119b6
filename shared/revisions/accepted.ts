/**
 * Finds the revisions of an issue that somebody accepted in a copy of it. The copy does not record this: an
 * accepted revision is removed and only its text remains. The function therefore compares the texts of both
 * documents, including inserted and deleted text. A rejected revision looks the same as one that the copy
 * never had.
 */
import { diffArrays } from "diff";
import { sameData } from "../bulletin/canonical.ts";
import { runFlags, type BulletinDocument } from "../bulletin/schema.ts";
import { revisedProperties } from "./compare.ts";
import { valueOf } from "./fields.ts";
import { isParagraphEnd, revisionIdsOf, unitsOf, withCaptions, type Letter, type Unit } from "./stream.ts";

/** The ids of the revisions of `base` that are missing from `copy` although their proposal is in its text. */
export function findAccepted(base: BulletinDocument, copy: BulletinDocument): Set<string> {
  const missing = new Set(Object.keys(base.revisions).filter((id) => !Object.hasOwn(copy.revisions, id)));
  if (missing.size === 0) return missing;

  /** For each revision: the number of letters that show it was accepted, minus those that show it was not. */
  const votes = new Map<string, number>();
  const vote = (id: string | undefined, isFor: boolean) => {
    if (id !== undefined && missing.has(id)) votes.set(id, (votes.get(id) ?? 0) + (isFor ? 1 : -1));
  };

  const baseUnits = withCaptions(unitsOf(base.blocks));
  const copyUnits = withCaptions(unitsOf(copy.blocks));
  let baseIndex = 0;
  let copyIndex = 0;
  for (const { count = 0, added, removed } of diffArrays(baseUnits.map(keyOf), copyUnits.map(keyOf))) {
    if (!added) {
      for (const [index, unit] of baseUnits.slice(baseIndex, baseIndex + count).entries()) {
        const { inserted, deleted, formatted } = revisionIdsOf(unit);
        vote(inserted, !removed);
        vote(deleted, removed);
        const counterpart = removed ? undefined : copyUnits[copyIndex + index];
        if (counterpart) vote(formatted, isFormattedAlike(unit, counterpart));
      }
      baseIndex += count;
    }
    if (!removed) copyIndex += count;
  }

  for (const id of missing) {
    const { kind, field = "" } = base.revisions[id] ?? {};
    if (kind === "field") vote(id, sameData(valueOf(base, field), valueOf(copy, field)));
  }
  return new Set([...missing].filter((id) => (votes.get(id) ?? 0) > 0));
}

/** The key by which units are compared: equal for two units with the same content. */
const keyOf = (unit: Unit): string =>
  isParagraphEnd(unit) ? (unit.end.figure?.asset ?? (unit.end.table ? "table" : "¶")) : unit.run.text;

/** Whether the copy's unit still has the format that the format revision gave to the unit. */
function isFormattedAlike(unit: Unit, counterpart: Unit): boolean {
  if (isParagraphEnd(unit) && isParagraphEnd(counterpart))
    return revisedProperties.every((name) => sameData(unit.end[name], counterpart.end[name]));
  const { run } = unit as Letter;
  const { run: runInCopy } = counterpart as Letter;
  return runFlags.every((flag) => run[flag] === runInCopy[flag]);
}
