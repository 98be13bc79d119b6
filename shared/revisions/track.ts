/**
 * Records an edit as revisions while changes are tracked. It compares the text before and after the edit, so
 * that no change escapes, whatever made it: a key, an input method, a paste or a command. The original text
 * stays the same; the final text is the text after the edit.
 */
import { diffArrays } from "diff";
import { sameData } from "../document/canonical.ts";
import { countEqualEnds } from "../basics/equal-ends.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import {
  isObjectStyle,
  runFlags,
  type Block,
  type BulletinDocument,
  type Revision,
  type Run,
} from "../document/schema.ts";
import { without } from "../basics/without.ts";
import { revisedProperties } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { settleBlocks, withFlags, type Decision } from "./settle.ts";
import {
  blocksOf,
  isParagraphEnd,
  lettersOf,
  revisionIdsOf,
  runsOf,
  sizeOf,
  unitsOf,
  type EndProperties,
  type Letter,
  type ParagraphEnd,
  type Unit,
} from "./stream.ts";
import { wordsOf } from "./words.ts";

type Revisions = BulletinDocument["revisions"];
/** The former values that a revision keeps in `before`. */
type Properties = Record<string, unknown>;

/** The blocks of an edit with its revisions. */
export interface TrackResult {
  blocks: Block[];
  /** All revisions, including the new ones. */
  revisions: Revisions;
  /**
   * For each UTF-16 unit of `after` its offset from the start of `blocks`, followed by the offset of the end.
   * A paragraph end counts as one unit, and so does an object with its caption.
   */
  places: number[];
}

/** One step from the older units to the newer ones. */
interface Step {
  older?: Unit;
  newer?: Unit;
}

/**
 * Temporary revision id for an author's own inserted text that they deleted again; such text is removed
 * before returning.
 */
const removedId = "gone";

/**
 * Turns the differences between a stretch of blocks before and after an edit into revisions.
 * @param revisions the revisions of the document before the edit.
 */
export function track(
  before: readonly Block[],
  after: readonly Block[],
  revisions: Revisions,
  stamp: Stamp,
  makeId: MakeId = randomId,
): TrackResult {
  const older = unitsOf(before);
  const newer = unitsOf(after);
  const result = attempt(findSteps(older, newer));
  if (result) return result;

  // Paragraphs changed places with objects: delete all the old text and insert all the new text.
  return attempt([
    ...older.map((each): Step => ({ older: each })),
    ...newer.map((each): Step => ({ newer: each })),
  ]) as TrackResult;

  /** Returns null if the result would not have the right original and final text. */
  function attempt(steps: readonly Step[]): TrackResult | null {
    const tracker = new Tracker(revisions, stamp, makeId, before);
    const units: Unit[] = [];
    const places: number[] = [];
    let at = 0;
    for (const [index, step] of steps.entries()) {
      const unit = tracker.trackStep(step, units.at(-1), steps[index + 1]?.older);
      if (step.newer) for (let unit = 0; unit < sizeOf(step.newer); unit += 1) places.push(at + unit);
      if (revisionIdsOf(unit).deleted !== removedId) at += sizeOf(unit);
      units.push(unit);
    }

    const trackedBlocks = settleBlocks(
      withUniqueIds(blocksOf(units), makeId),
      tracker.revisions,
      "accept",
      new Set([removedId]),
    );
    // Text typed into a deletion inherits its revision id, but belongs to the final text.
    const finalBlocks = blocksOf(
      steps.flatMap(({ older, newer }) =>
        newer
          ? [older ? newer : withRevisionIds(newer, { ...revisionIdsOf(newer), deleted: undefined })]
          : [],
      ),
    );
    const blocks = trackProperties(trackedBlocks, before, finalBlocks, tracker);
    return blocks && { blocks, revisions: tracker.revisions, places: [...places, at] };
  }
}

/** Makes the revisions of one edit, unit by unit. */
class Tracker {
  readonly revisions: Revisions;
  readonly #stamp: Stamp;
  readonly #makeId: MakeId;
  /** Ids of the blocks before the edit. */
  readonly #blockIds: ReadonlySet<string>;
  /** The revision of the current stretch, which the next unit may continue. */
  #open: { kind: Revision["kind"]; id: string; before?: string } | null = null;

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
    if (older && newer) {
      const common = this.#keepUnit(older, newer);
      if (isParagraphEnd(older) && isParagraphEnd(newer) && older.caption && newer.caption) {
        this.#open = null;
        const steps = findSteps(lettersOf(older.caption), lettersOf(newer.caption));
        return {
          ...(common as ParagraphEnd),
          caption: runsOf(steps.map((step) => this.trackStep(step))),
        };
      }
      if (revisionIdsOf(common).formatted === undefined) this.#open = null;
      return common;
    }
    return older
      ? this.#deleteUnit(older, [previous, next])
      : this.#insertUnit(newer as Unit, [previous, next]);
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
  #continueOrCreate(kind: Revision["kind"], details: Partial<Revision> = {}): string {
    const before = JSON.stringify(details.before);
    if (this.#open?.kind === kind && this.#open.before === before) return this.#open.id;

    const pair = kind === "insertion" && this.#open?.kind === "deletion" ? this.#open.id : undefined;
    const id = this.#makeId();
    if (pair !== undefined && this.revisions[pair]) this.revisions[pair] = { ...this.revisions[pair], pair };
    this.revisions[id] = { kind, ...this.#stamp, ...details, ...(pair !== undefined && { pair }) };
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
      : (this.#findOwnNeighbour("deleted", neighbours) ?? this.#continueOrCreate("deletion"));
    return withCaption(withRevisionIds(unit, { ...revisionIdsOf(unit), deleted: id }), (run) =>
      run.deleted === undefined ? { ...run, deleted: id } : run,
    );
  }

  #insertUnit(unit: Unit, neighbours: readonly (Unit | undefined)[]): Unit {
    const { inserted } = revisionIdsOf(unit);
    // Text typed into the author's own insertion is already part of it.
    const id = this.#isOwn(inserted)
      ? (inserted as string)
      : (this.#findOwnNeighbour("inserted", neighbours) ?? this.#continueOrCreate("insertion"));
    return withCaption(
      withRevisionIds(unit, { inserted: id, deleted: undefined, formatted: undefined }),
      (run) => ({ ...without(run, "deleted", "formatted"), inserted: id }) as Run,
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

    const { run: olderRun } = older as Letter;
    const { run: newerRun } = newer as Letter;
    const isSame = runFlags.every((flag) => olderRun[flag] === newerRun[flag]);
    // Deleted text keeps its former format, even if the edit changes it.
    if (!isSame && deleted !== undefined)
      return withRevisionIds({ run: withFlags(newerRun, flagsOf(olderRun)) }, ids);
    if (isSame || this.#isOwn(inserted)) return withRevisionIds(newer, ids);
    return withRevisionIds(newer, {
      ...ids,
      formatted: this.#trackFormat(formatted, flagsOf(olderRun), flagsOf(newerRun)),
    });
  }

  /**
   * The format revision of a letter. It keeps the original format through several changes; undefined if the
   * letter has its original format again.
   */
  #trackFormat(formatted: string | undefined, before: Properties, now: Properties): string | undefined {
    const revision = formatted === undefined ? undefined : this.revisions[formatted];
    const original = revision?.before ?? before;
    if (sameData(original, now)) return undefined;
    return revision && this.#isOwn(formatted)
      ? formatted
      : this.#continueOrCreate("format", { before: original });
  }

  /**
   * The paragraph revision of a block.
   * @param formatted the paragraph revision that the block has already.
   * @param original the properties that differ from the original text, with their original values.
   * @param isChanged whether this edit changed the block's properties.
   */
  trackParagraph(formatted: string | undefined, original: Properties, isChanged: boolean): string {
    if (formatted !== undefined && (!isChanged || this.#isOwn(formatted))) {
      this.revisions[formatted] = { ...(this.revisions[formatted] as Revision), before: original };
      return formatted;
    }
    this.#open = null;
    return this.#continueOrCreate("paragraph", { before: original });
  }
}

/**
 * Makes block ids unique. If a block was deleted in one place and inserted in another, the deleted one gets a
 * new id.
 */
function withUniqueIds(blocks: readonly Block[], makeId: MakeId): Block[] {
  const remainingIds = new Set(blocks.filter(({ deleted }) => deleted === undefined).map(({ id }) => id));
  const usedIds = new Set<string>();
  return blocks.map((block) => {
    const isUsed = usedIds.has(block.id) || (block.deleted !== undefined && remainingIds.has(block.id));
    const id = isUsed ? makeId() : block.id;
    usedIds.add(id);
    return { ...block, id };
  });
}

/**
 * Gives each block the style, table and figure that it has in the final text, with a paragraph revision if
 * the original text had others. Joined and split paragraphs change which block this is, so the function reads
 * both from the settled texts.
 * @returns null if the settled texts are not the text before and the text after the edit.
 */
function trackProperties(
  trackedBlocks: readonly Block[],
  before: readonly Block[],
  after: readonly Block[],
  tracker: Tracker,
): Block[] | null {
  const allIds = new Set(Object.keys(tracker.revisions));
  /** The expected blocks of the settled text by the ids of the tracked blocks; null if the texts differ. */
  const matchSettled = (decision: Decision, blocks: readonly Block[]): Map<string, Block> | null => {
    const expectedBlocks = settleBlocks(blocks, tracker.revisions, decision, allIds);
    const actualBlocks = settleBlocks(trackedBlocks, tracker.revisions, decision, allIds);
    const isSame =
      actualBlocks.length === expectedBlocks.length &&
      actualBlocks.every((block, index) => hasSameContent(block, expectedBlocks[index] as Block));
    return isSame ? new Map(actualBlocks.map(({ id }, index) => [id, expectedBlocks[index] as Block])) : null;
  };
  const finalBlocks = matchSettled("accept", after);
  const originalBlocks = matchSettled("reject", before);
  if (!finalBlocks || !originalBlocks) return null;

  const blocksBefore = new Map(before.map((block) => [block.id, block]));
  return trackedBlocks.map((block) => {
    const is = finalBlocks.get(block.id);
    const was = originalBlocks.get(block.id);
    const changedProperties =
      is && was ? revisedProperties.filter((name) => !sameData(is[name], was[name])) : [];
    const styledBlock = {
      ...without(block, "formatted", ...revisedProperties),
      ...propertiesOf(is ?? was ?? block),
    } as Block;
    if (!is || !was || changedProperties.length === 0) return styledBlock;

    const earlier = blocksBefore.get(block.id);
    const isChanged =
      earlier === undefined || revisedProperties.some((name) => !sameData(earlier[name], is[name]));
    const original = Object.fromEntries(changedProperties.map((name) => [name, was[name]]));
    return { ...styledBlock, formatted: tracker.trackParagraph(earlier?.formatted, original, isChanged) };
  });
}

const textOf = ({ runs }: Block): string => runs.map(({ text }) => text).join("");

/** Whether two blocks have the same text and, if one of them is an object, the same style. */
const hasSameContent = (one: Block, other: Block): boolean =>
  textOf(one) === textOf(other) &&
  isObjectStyle(one.style) === isObjectStyle(other.style) &&
  (!isObjectStyle(one.style) || one.style === other.style);

const propertiesOf = (block: Block): Partial<Block> =>
  Object.fromEntries(
    revisedProperties.filter((name) => block[name] !== undefined).map((name) => [name, block[name]]),
  );

const flagsOf = (run: Run): Properties =>
  Object.fromEntries(runFlags.filter((flag) => run[flag]).map((flag) => [flag, true]));

function withRevisionIds(
  unit: Unit,
  {
    inserted,
    deleted,
    formatted,
  }: { inserted?: string | undefined; deleted?: string | undefined; formatted?: string | undefined },
): Unit {
  const part = { ...(isParagraphEnd(unit) ? unit.end : unit.run), inserted, deleted, formatted } as {
    [name: string]: unknown;
  };
  for (const name of ["inserted", "deleted", "formatted"]) if (part[name] === undefined) delete part[name];
  return isParagraphEnd(unit) ? { ...unit, end: part as EndProperties } : { run: part as Run };
}

/** The unit; if it is an object, its caption is changed run by run as well. */
const withCaption = (unit: Unit, change: (run: Run) => Run): Unit =>
  isParagraphEnd(unit) && unit.caption ? { ...unit, caption: unit.caption.map(change) } : unit;

/** The key by which units are compared. An object equals only itself; all paragraph ends are equal. */
function keyOf(unit: Unit): string {
  const { inserted, deleted } = revisionIdsOf(unit);
  const text = isParagraphEnd(unit) ? `¶${unit.caption ? unit.end.id : ""}` : `=${unit.run.text}`;
  return `${text}\t${inserted ?? ""}\t${deleted ?? ""}`;
}

/**
 * Finds the steps from the older units to the newer ones. A pure insertion or deletion is found between the
 * common start and the common end; any other change is found by a comparison of words.
 */
function findSteps(older: readonly Unit[], newer: readonly Unit[]): Step[] {
  const was = older.map(keyOf);
  const is = newer.map(keyOf);
  const [start, end] = countEqualEnds(was, is);
  const isReplaced = was.length - start - end > 0 && is.length - start - end > 0;
  if (isReplaced) return compareWords(older, newer);

  const same = (from: number, to: number, shift: number) =>
    older
      .slice(from, to)
      .map((unit, index): Step => ({ older: unit, newer: newer[from + shift + index] as Unit }));
  return [
    ...same(0, start, 0),
    ...older.slice(start, older.length - end).map((unit): Step => ({ older: unit })),
    ...newer.slice(start, newer.length - end).map((unit): Step => ({ newer: unit })),
    ...same(older.length - end, older.length, newer.length - older.length),
  ];
}

function compareWords(older: readonly Unit[], newer: readonly Unit[]): Step[] {
  const was = splitWords(older);
  const is = splitWords(newer);
  const steps: Step[] = [];
  let from = 0;
  let to = 0;
  for (const { count = 0, added, removed } of diffArrays(was.map(keyOfWord), is.map(keyOfWord))) {
    const olderUnits = added ? [] : was.slice(from, from + count).flat();
    const newerUnits = removed ? [] : is.slice(to, to + count).flat();
    from += added ? 0 : count;
    to += removed ? 0 : count;
    const length = Math.max(olderUnits.length, newerUnits.length);
    for (let at = 0; at < length; at += 1)
      steps.push({
        ...(olderUnits[at] && { older: olderUnits[at] as Unit }),
        ...(newerUnits[at] && { newer: newerUnits[at] as Unit }),
      });
  }
  return steps;
}

const keyOfWord = (word: readonly Unit[]): string => word.map(keyOf).join("\v");

/** Splits units into words. Paragraph ends and the borders of existing revisions separate words. */
function splitWords(units: readonly Unit[]): Unit[][] {
  const words: Unit[][] = [];
  let stretch: Unit[] = [];
  const close = () => {
    let at = 0;
    for (const word of wordsOf(stretch.map((unit) => (unit as Letter).run.text).join(""))) {
      const letters = Array.from(word).length;
      words.push(stretch.slice(at, at + letters));
      at += letters;
    }
    stretch = [];
  };
  for (const unit of units) {
    const last = stretch.at(-1);
    if (isParagraphEnd(unit) || (last && !sameRevisions(last, unit))) close();
    if (isParagraphEnd(unit)) words.push([unit]);
    else stretch.push(unit);
  }
  close();
  return words;
}

const sameRevisions = (one: Unit, other: Unit): boolean =>
  revisionIdsOf(one).inserted === revisionIdsOf(other).inserted &&
  revisionIdsOf(one).deleted === revisionIdsOf(other).deleted;
