/**
 * Merges several proofreaders' copies of one issue into one issue with everyone's revisions. Merging a copy a
 * second time changes nothing, because a revision is recognised by its id. Two proposals for the same place
 * are both kept if possible; otherwise the first one is kept and the other is reported as a conflict.
 */
import { idOf, randomId, type MakeId } from "../basics/identifiers.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { findAccepted } from "./accepted.ts";
import { compare } from "./compare.ts";
import { compose, Overlay, type Conflict } from "./overlay.ts";
import type { Stamp } from "./stamp.ts";
import { countRevisedUnits } from "./revised-units.ts";
import { settle, settleAll } from "./settle.ts";
import { revisionIdsOf } from "./stream.ts";

/** A proofreader's copy of an issue. */
export interface Copy {
  document: BulletinDocument;
  /** Author stamp for changes in the copy that were not recorded as revisions. */
  untrackedStamp: Stamp;
}

/** A revision of the issue that somebody accepted in a copy. It stays open: the person who merges decides. */
export interface AcceptedRevision {
  /** Id of the revision. */
  id: string;
  /** Author of the copy. */
  by: string;
}

/** The result of a merge. */
export interface MergeResult {
  document: BulletinDocument;
  conflicts: Conflict[];
  acceptedRevisions: AcceptedRevision[];
}

/**
 * Merges copies into an issue, one after the other.
 * @param base the issue as it was handed out, with the revisions that it had then.
 * @throws if a copy was not made from `base` and cannot be aligned with it.
 */
export function merge(
  base: BulletinDocument,
  copies: readonly Copy[],
  makeId: MakeId = randomId,
): MergeResult {
  return copies.reduce<MergeResult>(
    (earlier, copy) => {
      const { revisedDocument, acceptedIds } = toRevisions(base, copy, makeId);
      const overlay = new Overlay(
        earlier.document,
        revisedDocument,
        (unit) => revisionIdsOf(unit).inserted !== undefined,
        makeId,
      );
      return {
        document: overlay.document(),
        conflicts: [...earlier.conflicts, ...overlay.conflicts],
        acceptedRevisions: [
          ...earlier.acceptedRevisions,
          ...acceptedIds.map((id) => ({ id, by: copy.untrackedStamp.author })),
        ],
      };
    },
    { document: base, conflicts: [], acceptedRevisions: [] },
  );
}

/**
 * Expresses a copy as revisions of the base's original text, in three layers: the base's revisions that the
 * copy accepted; above them its unrecorded changes, found by comparison; above those its own revisions.
 */
function toRevisions(
  base: BulletinDocument,
  { document, untrackedStamp }: Copy,
  makeId: MakeId,
): { revisedDocument: BulletinDocument; acceptedIds: string[] } {
  const copyOriginal = settleAll(document, "reject");
  /** The lower two layers, if the copy accepted these revisions of the base. */
  const explain = (acceptedIds: ReadonlySet<string>) => {
    const acceptedLayer = settle(
      base,
      "reject",
      Object.keys(base.revisions).filter((id) => !acceptedIds.has(id)),
    );
    const unrecordedLayer = compare(
      settleAll(acceptedLayer, "accept"),
      copyOriginal,
      untrackedStamp,
      (place) => idOf(`${untrackedStamp.author} ${place}`),
      makeId,
    );
    return { acceptedLayer, unrecordedLayer };
  };

  const withoutAccepted = explain(new Set());
  const withAccepted = explain(findAccepted(base, document));
  // Assume that the copy accepted something only if this leaves fewer unrecorded changes, and if those
  // changes are not the result of an earlier merge of the same copy.
  const isMerged = Object.keys(withoutAccepted.unrecordedLayer.revisions).every((id) =>
    Object.hasOwn(base.revisions, id),
  );
  const isShorter =
    countRevisedUnits(withAccepted.unrecordedLayer) < countRevisedUnits(withoutAccepted.unrecordedLayer);
  const { acceptedLayer, unrecordedLayer } = !isMerged && isShorter ? withAccepted : withoutAccepted;

  const revisedDocument = [unrecordedLayer, acceptedLayer]
    .filter(({ revisions }) => Object.keys(revisions).length > 0)
    .reduce((upper, lower) => compose(lower, upper, makeId), document);
  return { revisedDocument, acceptedIds: Object.keys(acceptedLayer.revisions) };
}
