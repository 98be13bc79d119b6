/**
 * Several proofreaders' copies of one issue → one issue with everyone's marks. Merging a copy again changes nothing: a
 * revision is known by its id. Two proposals for the same place stand beside each other where they can; where they cannot,
 * the first one stands and the other is told as a conflict.
 */
import { sameData } from "../bulletin/canonical.ts";
import { idOf, randomId, type MakeId } from "../bulletin/identifiers.ts";
import {
  runFlags,
  type BulletinDocument,
  type CommentThread,
  type Revision,
  type Run,
} from "../bulletin/schema.ts";
import { findAccepted } from "./accepted.ts";
import { compare, type Stamp } from "./compare.ts";
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
  type Unit,
} from "./stream.ts";

/** A proofreader's copy. What its text differs in without a mark is marked as `unmarked` says. */
export interface Copy {
  document: BulletinDocument;
  unmarked: Stamp;
}

/** A proposal that could not be taken over, since another one stands in its place. */
export interface Conflict {
  /** Id of the revision that stands. */
  kept: string;
  /** Id of the one that does not. */
  other: string;
  revision: Revision;
  /** The text, or the field (`masthead.number`), that it is about. */
  about: string;
}

/** A mark of the issue that somebody accepted in a copy. It stays open: who merges decides. */
export interface Accepted {
  /** Id of the revision. */
  id: string;
  /** Whose copy it was. */
  by: string;
}

export interface Merged {
  document: BulletinDocument;
  conflicts: Conflict[];
  accepted: Accepted[];
}

/** @param base the issue as it was handed out, with the marks that it had. */
export function merge(base: BulletinDocument, copies: readonly Copy[], makeId: MakeId = randomId): Merged {
  return copies.reduce<Merged>(
    (merged, copy) => {
      const { marked, accepted } = asMarks(base, copy, makeId);
      const lying = new Overlay(
        merged.document,
        marked,
        (unit) => revisionIdsOf(unit).inserted !== undefined,
        makeId,
      );
      return {
        document: lying.document(),
        conflicts: [...merged.conflicts, ...lying.conflicts],
        accepted: [...merged.accepted, ...accepted.map((id) => ({ id, by: copy.unmarked.author }))],
      };
    },
    { document: base, conflicts: [], accepted: [] },
  );
}

/**
 * The copy as marks on the base's original: under its own marks lies what differs without a mark, found by comparison, and
 * under that what it accepted of the base's marks.
 */
function asMarks(
  base: BulletinDocument,
  { document, unmarked }: Copy,
  makeId: MakeId,
): { marked: BulletinDocument; accepted: string[] } {
  const copied = settleAll(document, "reject");
  const differences = (original: BulletinDocument) =>
    compare(original, copied, unmarked, (place) => idOf(`${unmarked.author} ${place}`), makeId);
  const from = (accepted: ReadonlySet<string>) => {
    const taken = settle(
      base,
      "reject",
      Object.keys(base.revisions).filter((id) => !accepted.has(id)),
    );
    return { taken, found: differences(settleAll(taken, "accept")) };
  };
  const [none, some] = [from(new Set()), from(findAccepted(base, document))];
  // It accepted something only where that leaves less to explain, and where it is not what came of this copy before.
  const isMerged = Object.keys(none.found.revisions).every((id) => Object.hasOwn(base.revisions, id));
  const { taken, found } =
    !isMerged && countRevisedUnits(some.found) < countRevisedUnits(none.found) ? some : none;
  const marked = [found, taken]
    .filter(({ revisions }) => Object.keys(revisions).length > 0)
    .reduce((upper, lower) => compose(lower, upper, makeId), document);
  return { marked, accepted: Object.keys(taken.revisions) };
}

/** Two steps of marks as one: those of `upper` begin where those of `lower` end. */
const compose = (lower: BulletinDocument, upper: BulletinDocument, makeId: MakeId): BulletinDocument =>
  new Overlay(lower, upper, (unit) => revisionIdsOf(unit).deleted !== undefined, makeId).document();

/** Lays the marks of one document over another one. `isOwn` says which of the lower one's units the upper one's original has not. */
class Overlay {
  readonly conflicts: Conflict[] = [];
  readonly #lower: BulletinDocument;
  readonly #upper: BulletinDocument;
  readonly #makeId: MakeId;
  readonly #isOwn: (unit: Unit) => boolean;
  readonly #units: readonly Unit[];
  readonly #ids = new Set<string>();
  /** The ids that paragraph marks have in the upper document, where they are others. */
  readonly #other = new Map<Unit, string>();

  constructor(
    lower: BulletinDocument,
    upper: BulletinDocument,
    isOwn: (unit: Unit) => boolean,
    makeId: MakeId,
  ) {
    [this.#lower, this.#upper, this.#makeId, this.#isOwn] = [lower, upper, makeId, isOwn];
    this.#units = this.#lay(unitsOf(lower.blocks), unitsOf(upper.blocks)).map((unit) => this.#named(unit));
  }

  #lay(below: readonly Unit[], above: readonly Unit[]): Unit[] {
    const laid: Unit[] = [];
    let [low, high] = [0, 0];
    while (low < below.length || high < above.length) {
      const known = new Set<string>();
      for (; low < below.length && this.#isOwn(below[low] as Unit); low += 1) {
        const unit = below[low] as Unit;
        known.add(revisionIdsOf(unit).inserted ?? "");
        laid.push(unit);
      }
      for (; high < above.length && revisionIdsOf(above[high] as Unit).inserted !== undefined; high += 1) {
        const unit = above[high] as Unit;
        if (!known.has(revisionIdsOf(unit).inserted ?? "")) laid.push(unit);
        else agree(laid, unit);
      }
      const [under, over] = [below[low], above[high]];
      if (!under || !over) continue;
      if (!isSameUnit(under, over)) throw new Error("the copies are not of one original");
      laid.push(this.#combine(under, over));
      low += 1;
      high += 1;
    }
    return laid;
  }

  document(): BulletinDocument {
    const [lower, upper] = [this.#lower, this.#upper];
    const blocks = blocksOf(this.#units);
    const used = new Set<string>();
    for (const unit of withCaptions(this.#units)) {
      for (const id of [
        revisionIdsOf(unit).inserted,
        revisionIdsOf(unit).deleted,
        revisionIdsOf(unit).formatted,
      ])
        if (id !== undefined) used.add(id);
    }
    const fresh = Object.entries(upper.revisions).filter(
      ([id, { kind }]) => !Object.hasOwn(lower.revisions, id) && (kind === "field" || used.has(id)),
    );
    const merged: BulletinDocument = {
      ...lower,
      blocks,
      revisions: {
        ...lower.revisions,
        ...Object.fromEntries(fresh.filter(([, { kind }]) => kind !== "field")),
      },
      comments: joinThreads(lower.comments, upper.comments),
    };
    return fresh
      .filter(([, { kind }]) => kind === "field")
      .reduce((document, [id, revision]) => this.#withField(document, id, revision), merged);
  }

  /** A second revision of a field that has one already is a conflict, unless both say the same. */
  #withField(document: BulletinDocument, id: string, revision: Revision): BulletinDocument {
    const field = revision.field ?? "";
    const value = valueOf(this.#upper, field);
    const [kept] =
      Object.entries(document.revisions).find(([, each]) => each.kind === "field" && each.field === field) ??
      [];
    if (kept === undefined)
      return { ...withValue(document, field, value), revisions: { ...document.revisions, [id]: revision } };
    if (!sameData(value, valueOf(document, field)))
      this.conflicts.push({ kept, other: id, revision, about: field });
    return document;
  }

  /** Both halves of a split paragraph may come with the id of the whole. */
  #named(unit: Unit): Unit {
    if (!isParagraphEnd(unit)) return unit;
    const id = !this.#ids.has(unit.end.id) ? unit.end.id : (this.#other.get(unit) ?? this.#makeId());
    this.#ids.add(id);
    return { ...unit, end: { ...unit.end, id } };
  }

  #combine(under: Unit, over: Unit): Unit {
    const [low, high] = [revisionIdsOf(under), revisionIdsOf(over)];
    const deleted = low.deleted ?? high.deleted;
    const isFormatted = low.formatted === undefined && high.formatted !== undefined;
    if (low.formatted !== undefined && high.formatted !== undefined && low.formatted !== high.formatted)
      this.#tell(low.formatted, high.formatted, under, over);
    if (isParagraphEnd(under) && isParagraphEnd(over)) {
      const { id, inserted } = under.end;
      const caption =
        under.caption && over.caption && runsOf(this.#lay(lettersOf(under.caption), lettersOf(over.caption)));
      const end = {
        ...(isFormatted ? over.end : under.end),
        id,
        ...(inserted !== undefined && { inserted }),
        ...(deleted !== undefined && { deleted }),
      } as EndProperties;
      const unit = { end, ...(caption && { caption }) };
      if (over.end.id !== id) this.#other.set(unit, over.end.id);
      return unit;
    }
    const [text, marked] = [(under as { run: Run }).run, (over as { run: Run }).run];
    const comments = [...new Set([...(text.comments ?? []), ...(marked.comments ?? [])])];
    const { inserted } = text;
    const run: Run = {
      ...(isFormatted ? marked : text),
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
      ...(comments.length > 0 && { comments }),
    };
    return { run };
  }

  /** Two format revisions of one place: where they come to the same there is nothing to tell. */
  #tell(kept: string, other: string, under: Unit, over: Unit): void {
    const revision = this.#upper.revisions[other];
    if (!revision || isParagraphEnd(under) !== isParagraphEnd(over)) return;
    const isSame =
      isParagraphEnd(under) && isParagraphEnd(over)
        ? sameData([under.end.style, under.end.table], [over.end.style, over.end.table])
        : runFlags.every((flag) => (under as { run: Run }).run[flag] === (over as { run: Run }).run[flag]);
    if (isSame) return;
    const about = isParagraphEnd(under) ? "" : (under as { run: Run }).run.text;
    const told = this.conflicts.find((each) => each.kept === kept && each.other === other);
    if (told) told.about += about;
    else this.conflicts.push({ kept, other, revision, about });
  }
}

/** A deletion inside an insertion that both have. */
function agree(laid: readonly Unit[], unit: Unit): void {
  const { inserted, deleted } = revisionIdsOf(unit);
  if (deleted === undefined) return;
  const same = laid.findLast(
    (each) =>
      revisionIdsOf(each).inserted === inserted &&
      revisionIdsOf(each).deleted === undefined &&
      isSameUnit(each, unit),
  );
  if (same) revisionIdsOf(same).deleted = deleted;
}

/** Whether two units say the same: the letter, or the kind of paragraph mark that an object has. */
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

/** All threads; of one that both have, all remarks in the order of their moments. */
function joinThreads(
  one: BulletinDocument["comments"],
  other: BulletinDocument["comments"],
): BulletinDocument["comments"] {
  const joined = { ...one };
  for (const [id, thread] of Object.entries(other)) {
    const known: CommentThread | undefined = joined[id];
    if (!known) joined[id] = thread;
    else {
      const more = thread.remarks.filter((remark) => !known.remarks.some((each) => sameData(each, remark)));
      joined[id] = {
        ...known,
        remarks: [...known.remarks, ...more].toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date)),
        resolved: known.resolved || thread.resolved,
      };
    }
  }
  return joined;
}
