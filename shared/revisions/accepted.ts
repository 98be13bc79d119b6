/**
 * Finds the revisions of an issue that somebody accepted in a copy of it. The copy does not record this: an
 * accepted revision is removed and only its text remains. The function therefore compares the texts of both
 * documents, including inserted and deleted text. A rejected revision looks the same as one that the copy
 * never had.
 */
import { diffArrays } from "diff";
import { sameData } from "../document/canonical.ts";
import { revisedProperties } from "../document/former.ts";
import { runFlags, type BulletinDocument } from "../document/schema.ts";
import { valueOf } from "./fields.ts";
import { isLetter, isParagraphEnd, revisionIdsOf, unitsOf, withCaptions, type Unit } from "./stream.ts";

/** The ids of the revisions of `base` that are missing from `copy` although their proposal is in its text. */
export function findAccepted(base: BulletinDocument, copy: BulletinDocument): Set<string> {
  const missingIds = new Set(Object.keys(base.revisions).filter((id) => !Object.hasOwn(copy.revisions, id)));
  if (missingIds.size === 0) return missingIds;

  /** For each revision: the number of letters that show it was accepted, minus those that show it was not. */
  const votes = new Map<string, number>();
  const vote = (id: string | undefined, isFor: boolean) => {
    if (id !== undefined && missingIds.has(id)) votes.set(id, (votes.get(id) ?? 0) + (isFor ? 1 : -1));
  };

  const baseUnits = withCaptions(unitsOf(base.blocks));
  const copyUnits = withCaptions(unitsOf(copy.blocks));
  for (const pairs of alignBothWays(baseUnits.map(keyOf), copyUnits.map(keyOf))) {
    for (const [index, unit] of baseUnits.entries()) {
      const counterpart = copyUnits[pairs.get(index) ?? -1];
      const { inserted, deleted, formatted } = revisionIdsOf(unit);
      vote(inserted, counterpart !== undefined);
      vote(deleted, counterpart === undefined);
      if (counterpart) vote(formatted, isFormattedAlike(unit, counterpart));
    }
  }

  for (const id of missingIds) {
    const revision = base.revisions[id];
    if (revision?.kind !== "field") continue;
    const { field = "" } = revision;
    vote(id, sameData(valueOf(base, field), valueOf(copy, field)));
  }
  return new Set([...missingIds].filter((id) => (votes.get(id) ?? 0) > 0));
}

/**
 * Aligns the units of two texts from the start and from the end. In 上午上周 (上午 deleted, 上周 inserted) the 上
 * of a copy with 上周 may be either; only together do both ways show that the second one is meant.
 * @returns two maps from the index of a unit of `base` to that of its counterpart in `copy`
 */
function alignBothWays(base: readonly string[], copy: readonly string[]): Map<number, number>[] {
  const fromStart = alignUnits(base, copy);
  const fromEnd = alignUnits(base.toReversed(), copy.toReversed());
  return [
    fromStart,
    new Map(Array.from(fromEnd, ([from, to]) => [base.length - 1 - from, copy.length - 1 - to])),
  ];
}

function alignUnits(base: readonly string[], copy: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let from = 0;
  let to = 0;
  for (const { count = 0, added, removed } of diffArrays([...base], [...copy])) {
    if (!added && !removed)
      for (let index = 0; index < count; index += 1) pairs.set(from + index, to + index);
    if (!added) from += count;
    if (!removed) to += count;
  }
  return pairs;
}

/** The key by which units are compared: equal for two units with the same content. */
const keyOf = (unit: Unit): string =>
  isParagraphEnd(unit) ? (unit.end.figure?.asset ?? (unit.end.table ? "table" : "¶")) : unit.run.text;

/** Whether the copy's unit still has the format that the format revision gave to the unit. */
function isFormattedAlike(unit: Unit, counterpart: Unit): boolean {
  if (isParagraphEnd(unit) && isParagraphEnd(counterpart))
    return revisedProperties.every((name) => sameData(unit.end[name], counterpart.end[name]));
  return (
    isLetter(unit) &&
    isLetter(counterpart) &&
    runFlags.every((flag) => unit.run[flag] === counterpart.run[flag])
  );
}
