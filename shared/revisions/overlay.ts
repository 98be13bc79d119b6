/**
 * Lays the revisions of one document over another document of the same original text. Where both have a
 * revision of the same place, the lower one is kept and the other is a conflict.
 */
import { Cursor } from "../basics/cursor.ts";
import type { MakeId } from "../basics/identifiers.ts";
import { sameData } from "../document/canonical.ts";
import { revisedProperties } from "../document/former.ts";
import {
  runFlags,
  type BulletinDocument,
  type FieldRevision,
  type Revision,
  type Run,
} from "../document/schema.ts";
import { joinThreads } from "./comments.ts";
import { valueOf, withValue } from "./fields.ts";
import {
  blocksOf,
  isLetter,
  isParagraphEnd,
  lettersOf,
  revisionIdsOf,
  runsOf,
  unitsOf,
  withCaptions,
  type EndProperties,
  type Letter,
  type ParagraphEnd,
  type RevisionIds,
  type Unit,
} from "./stream.ts";

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

/**
 * Combines two consecutive layers of revisions: the original text of `upper` is the final text of `lower`.
 */
export const compose = (lower: BulletinDocument, upper: BulletinDocument, makeId: MakeId): BulletinDocument =>
  new Overlay(lower, upper, (unit) => revisionIdsOf(unit).deleted !== undefined, makeId).document();

/** Lays the revisions of one document (`upper`) over another one (`lower`). */
export class Overlay {
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
    const lowerUnits = new Cursor(lower);
    const upperUnits = new Cursor(upper);
    while (lowerUnits.next || upperUnits.next) {
      const insertionIds = new Set<string>();
      for (const unit of lowerUnits.takeWhile(this.#isLowerOnly)) {
        insertionIds.add(revisionIdsOf(unit).inserted ?? "");
        units.push(unit);
      }
      for (const unit of upperUnits.takeWhile((each) => revisionIdsOf(each).inserted !== undefined)) {
        if (!insertionIds.has(revisionIdsOf(unit).inserted ?? "")) units.push(unit);
        else copyDeletion(unit, units);
      }

      const lowerUnit = lowerUnits.take();
      const upperUnit = upperUnits.take();
      if (lowerUnit || upperUnit) units.push(this.#combine(lowerUnit, upperUnit));
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
      ([id]) => !Object.hasOwn(lower.revisions, id),
    );

    const mergedDocument: BulletinDocument = {
      ...lower,
      blocks: blocksOf(this.#units),
      revisions: {
        ...lower.revisions,
        ...Object.fromEntries(newRevisions.filter(([id, { kind }]) => kind !== "field" && usedIds.has(id))),
      },
      comments: joinThreads(lower.comments, upper.comments),
    };
    return newRevisions.reduce(
      (document, [id, revision]) =>
        revision.kind === "field" ? this.#withField(document, id, revision) : document,
      mergedDocument,
    );
  }

  /** Adds a field revision. If the field has a revision with another value already, this is a conflict. */
  #withField(document: BulletinDocument, id: string, revision: FieldRevision): BulletinDocument {
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
   * @throws if the units are not the same: the documents are not of one original.
   */
  #combine(lower: Unit | undefined, upper: Unit | undefined): Unit {
    if (lower && upper && isSameUnit(lower, upper)) {
      if (isParagraphEnd(lower) && isParagraphEnd(upper)) return this.#combineEnds(lower, upper);
      if (isLetter(lower) && isLetter(upper)) return this.#combineLetters(lower, upper);
    }
    throw new Error("the copies are not of one original");
  }

  #combineEnds(lower: ParagraphEnd, upper: ParagraphEnd): ParagraphEnd {
    const { id, inserted } = lower.end;
    const deleted = lower.end.deleted ?? upper.end.deleted;
    const isSame = () => revisedProperties.every((name) => sameData(lower.end[name], upper.end[name]));
    const caption =
      lower.caption &&
      upper.caption &&
      runsOf(this.#overlay(lettersOf(lower.caption), lettersOf(upper.caption)));
    const end: EndProperties = {
      ...(this.#usesUpperFormat(lower.end, upper.end, isSame, "") ? upper.end : lower.end),
      id,
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
    };
    const unit = { end, ...(caption && { caption }) };
    if (upper.end.id !== id) this.#upperIds.set(unit, upper.end.id);
    return unit;
  }

  #combineLetters({ run: lower }: Letter, { run: upper }: Letter): Letter {
    const { inserted } = lower;
    const deleted = lower.deleted ?? upper.deleted;
    const isSame = () => runFlags.every((flag) => lower[flag] === upper[flag]);
    const comments = [...new Set([...(lower.comments ?? []), ...(upper.comments ?? [])])];
    const run: Run = {
      ...(this.#usesUpperFormat(lower, upper, isSame, lower.text) ? upper : lower),
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
      ...(comments.length > 0 && { comments }),
    };
    return { run };
  }

  /**
   * Whether a unit takes the format of the upper document: if only there a revision changed it. Revisions in
   * both are a conflict, unless their results are equal.
   * @param about the text of the unit
   */
  #usesUpperFormat(lower: RevisionIds, upper: RevisionIds, isSame: () => boolean, about: string): boolean {
    if (upper.formatted === undefined || lower.formatted === undefined) return upper.formatted !== undefined;
    if (lower.formatted !== upper.formatted && !isSame())
      this.#addConflict(lower.formatted, upper.formatted, about);
    return false;
  }

  #addConflict(keptId: string, other: string, about: string): void {
    const revision = this.#upper.revisions[other];
    const conflict = this.conflicts.find((each) => each.keptId === keptId && each.other === other);
    if (conflict) conflict.about += about;
    else if (revision) this.conflicts.push({ keptId, other, revision, about });
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
