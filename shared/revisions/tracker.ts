/** Makes the revisions of one edit, unit by unit, and continues those that the same author made before. */
import { sameData } from "../document/canonical.ts";
import type { MakeId } from "../basics/identifiers.ts";
import { without } from "../basics/without.ts";
import { runFlags, type Block, type BulletinDocument, type Revision, type Run } from "../document/schema.ts";
import { withFlags } from "./settle.ts";
import type { Change, Stamp } from "./stamp.ts";
import { findSteps, type Step } from "./steps.ts";
import {
  isLetter,
  isParagraphEnd,
  lettersOf,
  revisionIdsOf,
  runsOf,
  type RevisionIds,
  type Unit,
} from "./stream.ts";

export type Revisions = BulletinDocument["revisions"];
/** The former values that a revision keeps in `before`. */
type Properties = Record<string, unknown>;

/**
 * Temporary revision id for an author's own inserted text that they deleted again; such text is removed
 * before returning.
 */
export const removedId = "gone";

/** Makes the revisions of one edit, unit by unit. */
export class Tracker {
  readonly revisions: Revisions;
  readonly #stamp: Stamp;
  readonly #makeId: MakeId;
  /** Ids of the blocks before the edit. */
  readonly #blockIds: ReadonlySet<string>;
  /** The revision of the current stretch, which the next unit may continue. */
  #open: { kind: Revision["kind"]; id: string; before: string | undefined } | null = null;

  constructor(revisions: Revisions, stamp: Stamp, makeId: MakeId, before: readonly Block[]) {
    this.revisions = { ...revisions };
    this.#stamp = stamp;
    this.#makeId = makeId;
    this.#blockIds = new Set(before.map(({ id }) => id));
  }

  /**
   * The unit of one step with its revision ids.
   * @param previous the preceding unit, with its revision ids.
   * @param next the older unit of the following step, if it has one.
   */
  trackStep({ older, newer }: Step, previous?: Unit, next?: Unit): Unit {
    if (!newer) return this.#deleteUnit(older, [previous, next]);
    if (!older) return this.#insertUnit(newer, [previous, next]);
    const unit = this.#keepUnit(older, newer);
    const caption = isParagraphEnd(unit) && this.#trackCaption(older, newer);
    if (caption) return { ...unit, caption };
    if (revisionIdsOf(unit).formatted === undefined) this.#open = null;
    return unit;
  }

  /** The caption of an object that an edit keeps; null for any other unit. */
  #trackCaption(older: Unit, newer: Unit): Run[] | null {
    if (!isParagraphEnd(older) || !isParagraphEnd(newer) || !older.caption || !newer.caption) return null;
    this.#open = null;
    const steps = findSteps(lettersOf(older.caption), lettersOf(newer.caption));
    return runsOf(steps.map((step) => this.trackStep(step)));
  }

  /** Whether a revision was made by the same author in the same role. */
  #isOwn(id: string | undefined): boolean {
    const revision = id === undefined ? undefined : this.revisions[id];
    return revision?.author === this.#stamp.author && revision.role === this.#stamp.role;
  }

  /**
   * Continues the revision of the current stretch if it is of the same kind, or else starts a new one. An
   * insertion directly after a deletion replaces it: both become a pair.
   * @returns the id of the revision.
   */
  #continueOrCreate(change: Change): string {
    const { kind } = change;
    const before = "before" in change ? JSON.stringify(change.before) : undefined;
    if (this.#open?.kind === kind && this.#open.before === before) return this.#open.id;

    const pair = kind === "insertion" && this.#open?.kind === "deletion" ? this.#open.id : undefined;
    const id = this.#makeId();
    if (pair !== undefined && this.revisions[pair]) this.revisions[pair] = { ...this.revisions[pair], pair };
    this.revisions[id] = { ...change, ...this.#stamp, ...(pair !== undefined && { pair }) };
    this.#open = { kind, id, before };
    return id;
  }

  /** The author's own revision of a neighbouring unit, which the new change continues. */
  #findOwnNeighbour(
    kind: "inserted" | "deleted",
    neighbours: readonly (Unit | undefined)[],
  ): string | undefined {
    return neighbours
      .flatMap((unit) =>
        unit && (kind === "deleted" || revisionIdsOf(unit).deleted === undefined)
          ? (revisionIdsOf(unit)[kind] ?? [])
          : [],
      )
      .find((id) => this.#isOwn(id));
  }

  #deleteUnit(unit: Unit, neighbours: readonly (Unit | undefined)[]): Unit {
    const { inserted, deleted } = revisionIdsOf(unit);
    if (deleted !== undefined) return unit;
    const id = this.#isOwn(inserted)
      ? removedId
      : (this.#findOwnNeighbour("deleted", neighbours) ?? this.#continueOrCreate({ kind: "deletion" }));
    return withCaption(withRevisionIds(unit, { ...revisionIdsOf(unit), deleted: id }), (run) =>
      run.deleted === undefined ? { ...run, deleted: id } : run,
    );
  }

  #insertUnit(unit: Unit, neighbours: readonly (Unit | undefined)[]): Unit {
    const { inserted } = revisionIdsOf(unit);
    // Text typed into the author's own insertion is already part of it.
    const id =
      (this.#isOwn(inserted) ? inserted : this.#findOwnNeighbour("inserted", neighbours)) ??
      this.#continueOrCreate({ kind: "insertion" });
    return withCaption(
      withRevisionIds(unit, { inserted: id, deleted: undefined, formatted: undefined }),
      (run) => ({ ...without(run, "deleted", "formatted"), inserted: id }),
    );
  }

  #keepUnit(older: Unit, newer: Unit): Unit {
    const { inserted, deleted, formatted } = revisionIdsOf(older);
    const ids = { inserted, deleted, formatted };
    if (isParagraphEnd(older) && isParagraphEnd(newer)) {
      // Joined paragraphs keep the end of the second one. When a paragraph is split, its end stays with the
      // second half.
      const isJoined = older.end.id !== newer.end.id && this.#blockIds.has(newer.end.id);
      return isJoined ? older : withRevisionIds(newer, ids);
    }

    if (!isLetter(older) || !isLetter(newer))
      throw new Error("a letter is not the same unit as a paragraph end");
    const former = flagsOf(older.run);
    const isSame = runFlags.every((flag) => older.run[flag] === newer.run[flag]);
    // Deleted text keeps its former format, even if the edit changes it.
    if (!isSame && deleted !== undefined) return withRevisionIds({ run: withFlags(newer.run, former) }, ids);
    if (isSame || this.#isOwn(inserted)) return withRevisionIds(newer, ids);
    const formattedNow = this.#trackFormat(formatted, former, flagsOf(newer.run));
    return withRevisionIds(newer, { ...ids, formatted: formattedNow });
  }

  /**
   * The format revision of a letter. It keeps the original format through several changes; undefined if the
   * letter has its original format again.
   */
  #trackFormat(formatted: string | undefined, before: Properties, now: Properties): string | undefined {
    const revision = formatted === undefined ? undefined : this.revisions[formatted];
    const original = revision?.kind === "format" ? (revision.before ?? before) : before;
    if (sameData(original, now)) return undefined;
    return revision && this.#isOwn(formatted)
      ? formatted
      : this.#continueOrCreate({ kind: "format", before: original });
  }

  /**
   * The paragraph revision of a block.
   * @param formatted the paragraph revision that the block has already.
   * @param original the properties that differ from the original text, with their original values.
   * @param isChanged whether this edit changed the block's properties.
   */
  trackParagraph(formatted: string | undefined, original: Properties, isChanged: boolean): string {
    if (formatted !== undefined && (!isChanged || this.#isOwn(formatted))) {
      const revision = this.revisions[formatted];
      if (revision) this.revisions[formatted] = { ...revision, before: original };
      return formatted;
    }
    this.#open = null;
    return this.#continueOrCreate({ kind: "paragraph", before: original });
  }
}

/** The flags of a run that are set. */
const flagsOf = (run: Run): Properties =>
  Object.fromEntries(runFlags.filter((flag) => run[flag]).map((flag) => [flag, true]));

type MaybeIds = { [Name in keyof RevisionIds]?: string | undefined };

/** The unit with these revision ids and no others. */
export function withRevisionIds(unit: Unit, ids: MaybeIds): Unit {
  return isParagraphEnd(unit)
    ? { ...unit, end: setRevisionIds({ ...unit.end }, ids) }
    : { run: setRevisionIds({ ...unit.run }, ids) };
}

/** Changes a copy in place: this runs for each letter of an edit. */
function setRevisionIds<Part extends RevisionIds>(part: Part, ids: MaybeIds): Part {
  for (const name of ["inserted", "deleted", "formatted"] as const) {
    const id = ids[name];
    if (id === undefined) delete part[name];
    else part[name] = id;
  }
  return part;
}

/** The unit; if it is an object, its caption is changed run by run as well. */
const withCaption = (unit: Unit, change: (run: Run) => Run): Unit =>
  isParagraphEnd(unit) && unit.caption ? { ...unit, caption: unit.caption.map(change) } : unit;
