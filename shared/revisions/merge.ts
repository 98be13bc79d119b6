/**
 * Merges several proofreaders' copies of one issue into one issue with everyone's revisions. Merging a copy a
 * second time changes nothing, because a revision is recognised by its id. Two proposals for the same place
 * are both kept if possible; otherwise the first one is kept and the other is reported as a conflict.
 */
import { sameData } from "../document/canonical.ts";
import { idOf, randomId, type MakeId } from "../basics/identifiers.ts";
import {
  runFlags,
  type BulletinDocument,
  type CommentThread,
  type Revision,
  type Run,
} from "../document/schema.ts";
import { findAccepted } from "./accepted.ts";
import { compare, revisedProperties } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { valueOf, withValue } from "./fields.ts";
import { countRevisedUnits } from "./revised-units.ts";
import { settle, settleAll } from "./settle.ts";
import {
  blocksOf,
  isParagraphEnd,
  lettersOf,
  revisionIdsOf,
  runsOf,
  unitsOf,
  withCaptions,
  type EndProperties,
  type Letter,
  type Unit,
} from "./stream.ts";

/** A proofreader's copy of an issue. */
export interface Copy {
  document: BulletinDocument;
  /** Author stamp for changes in the copy that were not recorded as revisions. */
  untrackedStamp: Stamp;
}

/** A proposal that was not taken over because another revision already covers its place. */
export interface Conflict {
  /** Id of the revision that is kept. */
  keptId: string;
  /** Id of the revision that is not taken over. */
  other: string;
  /** The revision that is not taken over. */
  revision: Revision;
  /** The text or the field (`masthead.number`) that it is about. */
  about: string;
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

/**
 * Combines two consecutive layers of revisions: the original text of `upper` is the final text of `lower`.
 */
export const compose = (lower: BulletinDocument, upper: BulletinDocument, makeId: MakeId): BulletinDocument =>
  new Overlay(lower, upper, (unit) => revisionIdsOf(unit).deleted !== undefined, makeId).document();

/** Lays the revisions of one document (`upper`) over another one (`lower`). */
class Overlay {
  readonly conflicts: Conflict[] = [];
  readonly #lower: BulletinDocument;
  readonly #upper: BulletinDocument;
  readonly #makeId: MakeId;
  /** Whether a unit exists in the lower document only and not in the original text of the upper one. */
  readonly #isLowerOnly: (unit: Unit) => boolean;
  readonly #units: readonly Unit[];
  readonly #ids = new Set<string>();
  /** The ids of paragraph ends in the upper document, where they differ from those in the lower one. */
  readonly #upperIds = new Map<Unit, string>();

  constructor(
    lower: BulletinDocument,
    upper: BulletinDocument,
    isLowerOnly: (unit: Unit) => boolean,
    makeId: MakeId,
  ) {
    this.#lower = lower;
    this.#upper = upper;
    this.#makeId = makeId;
    this.#isLowerOnly = isLowerOnly;
    this.#units = this.#overlay(unitsOf(lower.blocks), unitsOf(upper.blocks)).map((unit) =>
      this.#withUniqueId(unit),
    );
  }

  /** Walks through both streams, which have the letters of the upper document's original in common. */
  #overlay(lower: readonly Unit[], upper: readonly Unit[]): Unit[] {
    const units: Unit[] = [];
    let low = 0;
    let high = 0;
    while (low < lower.length || high < upper.length) {
      const insertionIds = new Set<string>();
      for (; low < lower.length && this.#isLowerOnly(lower[low] as Unit); low += 1) {
        const unit = lower[low] as Unit;
        insertionIds.add(revisionIdsOf(unit).inserted ?? "");
        units.push(unit);
      }
      for (; high < upper.length && revisionIdsOf(upper[high] as Unit).inserted !== undefined; high += 1) {
        const unit = upper[high] as Unit;
        if (!insertionIds.has(revisionIdsOf(unit).inserted ?? "")) units.push(unit);
        else copyDeletion(unit, units);
      }

      const lowerUnit = lower[low];
      const upperUnit = upper[high];
      if (!lowerUnit || !upperUnit) continue;
      if (!isSameUnit(lowerUnit, upperUnit)) throw new Error("the copies are not of one original");
      units.push(this.#combine(lowerUnit, upperUnit));
      low += 1;
      high += 1;
    }
    return units;
  }

  document(): BulletinDocument {
    const lower = this.#lower;
    const upper = this.#upper;
    const usedIds = new Set<string>();
    for (const unit of withCaptions(this.#units)) {
      const { inserted, deleted, formatted } = revisionIdsOf(unit);
      for (const id of [inserted, deleted, formatted]) if (id !== undefined) usedIds.add(id);
    }
    const newRevisions = Object.entries(upper.revisions).filter(
      ([id, { kind }]) => !Object.hasOwn(lower.revisions, id) && (kind === "field" || usedIds.has(id)),
    );

    const mergedDocument: BulletinDocument = {
      ...lower,
      blocks: blocksOf(this.#units),
      revisions: {
        ...lower.revisions,
        ...Object.fromEntries(newRevisions.filter(([, { kind }]) => kind !== "field")),
      },
      comments: joinThreads(lower.comments, upper.comments),
    };
    return newRevisions
      .filter(([, { kind }]) => kind === "field")
      .reduce((document, [id, revision]) => this.#withField(document, id, revision), mergedDocument);
  }

  /** Adds a field revision. If the field has a revision with another value already, this is a conflict. */
  #withField(document: BulletinDocument, id: string, revision: Revision): BulletinDocument {
    const field = revision.field ?? "";
    const value = valueOf(this.#upper, field);
    const [keptId] =
      Object.entries(document.revisions).find(([, each]) => each.kind === "field" && each.field === field) ??
      [];
    if (keptId === undefined)
      return { ...withValue(document, field, value), revisions: { ...document.revisions, [id]: revision } };
    if (!sameData(value, valueOf(document, field)))
      this.conflicts.push({ keptId, other: id, revision, about: field });
    return document;
  }

  /**
   * Gives a paragraph end another id if its id is already used: both halves of a split paragraph may have the
   * same id.
   */
  #withUniqueId(unit: Unit): Unit {
    if (!isParagraphEnd(unit)) return unit;
    const id = !this.#ids.has(unit.end.id) ? unit.end.id : (this.#upperIds.get(unit) ?? this.#makeId());
    this.#ids.add(id);
    return { ...unit, end: { ...unit.end, id } };
  }

  /**
   * Combines the same unit of both documents: the lower revisions win, the upper ones are added where there
   * are none.
   */
  #combine(lower: Unit, upper: Unit): Unit {
    const lowerIds = revisionIdsOf(lower);
    const upperIds = revisionIdsOf(upper);
    const deleted = lowerIds.deleted ?? upperIds.deleted;
    const usesUpperFormat = lowerIds.formatted === undefined && upperIds.formatted !== undefined;
    if (
      lowerIds.formatted !== undefined &&
      upperIds.formatted !== undefined &&
      lowerIds.formatted !== upperIds.formatted
    )
      this.#reportFormatConflict(lowerIds.formatted, upperIds.formatted, lower, upper);

    if (isParagraphEnd(lower) && isParagraphEnd(upper)) {
      const { id, inserted } = lower.end;
      const caption =
        lower.caption &&
        upper.caption &&
        runsOf(this.#overlay(lettersOf(lower.caption), lettersOf(upper.caption)));
      const end = {
        ...(usesUpperFormat ? upper.end : lower.end),
        id,
        ...(inserted !== undefined && { inserted }),
        ...(deleted !== undefined && { deleted }),
      } as EndProperties;
      const unit = { end, ...(caption && { caption }) };
      if (upper.end.id !== id) this.#upperIds.set(unit, upper.end.id);
      return unit;
    }

    const { run: lowerRun } = lower as Letter;
    const { run: upperRun } = upper as Letter;
    const comments = [...new Set([...(lowerRun.comments ?? []), ...(upperRun.comments ?? [])])];
    const { inserted } = lowerRun;
    const run: Run = {
      ...(usesUpperFormat ? upperRun : lowerRun),
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
      ...(comments.length > 0 && { comments }),
    };
    return { run };
  }

  /** Reports two format revisions of the same place as a conflict, unless their results are equal. */
  #reportFormatConflict(keptId: string, other: string, lower: Unit, upper: Unit): void {
    const revision = this.#upper.revisions[other];
    if (!revision || isParagraphEnd(lower) !== isParagraphEnd(upper)) return;
    const isSame =
      isParagraphEnd(lower) && isParagraphEnd(upper)
        ? revisedProperties.every((name) => sameData(lower.end[name], upper.end[name]))
        : runFlags.every((flag) => (lower as Letter).run[flag] === (upper as Letter).run[flag]);
    if (isSame) return;

    const about = isParagraphEnd(lower) ? "" : lower.run.text;
    const conflict = this.conflicts.find((each) => each.keptId === keptId && each.other === other);
    if (conflict) conflict.about += about;
    else this.conflicts.push({ keptId, other, revision, about });
  }
}

/**
 * Copies the deletion of a unit to its counterpart in `units`: text inside an insertion that both documents
 * have.
 */
function copyDeletion(unit: Unit, units: readonly Unit[]): void {
  const { inserted, deleted } = revisionIdsOf(unit);
  if (deleted === undefined) return;
  const counterpart = units.findLast(
    (each) =>
      revisionIdsOf(each).inserted === inserted &&
      revisionIdsOf(each).deleted === undefined &&
      isSameUnit(each, unit),
  );
  if (counterpart) revisionIdsOf(counterpart).deleted = deleted;
}

/**
 * Whether two units have the same content: the same letter, or ends of the same kind (paragraph, table, same
 * picture).
 */
function isSameUnit(one: Unit, other: Unit): boolean {
  if (isParagraphEnd(one) || isParagraphEnd(other))
    return (
      isParagraphEnd(one) &&
      isParagraphEnd(other) &&
      (one.end.table === undefined) === (other.end.table === undefined) &&
      one.end.figure?.asset === other.end.figure?.asset
    );
  return one.run.text === other.run.text;
}

/**
 * Joins the threads of both documents. A thread that both have gets the remarks of both, in the order of
 * their dates.
 */
function joinThreads(
  one: BulletinDocument["comments"],
  other: BulletinDocument["comments"],
): BulletinDocument["comments"] {
  const threads = { ...one };
  for (const [id, thread] of Object.entries(other)) {
    const ownThread: CommentThread | undefined = threads[id];
    if (!ownThread) threads[id] = thread;
    else {
      const newRemarks = thread.remarks.filter(
        (remark) => !ownThread.remarks.some((each) => sameData(each, remark)),
      );
      threads[id] = {
        ...ownThread,
        remarks: [...ownThread.remarks, ...newRemarks].toSorted(
          (a, b) => Date.parse(a.date) - Date.parse(b.date),
        ),
        resolved: ownThread.resolved || thread.resolved,
      };
    }
  }
  return threads;
}
