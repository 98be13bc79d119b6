/**
 * What somebody did to a text while changes are tracked → the same text with marks. It is found by comparing what was there
 * with what is there now, so that nothing slips through unmarked, whatever did it: a key, an input method, a paste or a
 * command. The original stays as it was; the final text is what was made of it.
 */
import { diffArrays } from "diff";
import { sameData } from "../bulletin/canonical.ts";
import { randomId, type MakeId } from "../bulletin/identifiers.ts";
import {
  isObjectStyle,
  runFlags,
  type Block,
  type BulletinDocument,
  type Revision,
  type Run,
} from "../bulletin/schema.ts";
import { without } from "../bulletin/without.ts";
import type { Stamp } from "./compare.ts";
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
  type ParagraphEnd,
  type Unit,
} from "./stream.ts";
import { wordsOf } from "./words.ts";

type Revisions = BulletinDocument["revisions"];
type Properties = Record<string, unknown>;

export interface Tracked {
  blocks: Block[];
  /** All revisions, the new ones too. */
  revisions: Revisions;
  /**
   * Where each UTF-16 unit of `after` stands among the marked blocks, and last the end: units from the start, where a paragraph
   * mark counts one, and an object with its caption one.
   */
  places: number[];
}

/** One step from the older units to the newer ones. */
interface Step {
  older?: Unit;
  newer?: Unit;
}

/** What one's own insertions that are deleted again carry, until they are gone. */
const gone = "gone";

/**
 * RevisionMaker what differs between a stretch of blocks before and after an edit.
 * @param revisions those of the document before.
 */
export function track(
  before: readonly Block[],
  after: readonly Block[],
  revisions: Revisions,
  stamp: Stamp,
  makeId: MakeId = randomId,
): Tracked {
  const [older, newer] = [unitsOf(before), unitsOf(after)];
  const found = attempt(steps(older, newer));
  if (found) return found;
  // Paragraphs that changed places with objects: what was there goes, what is there now comes.
  return attempt([
    ...older.map((each): Step => ({ older: each })),
    ...newer.map((each): Step => ({ newer: each })),
  ]) as Tracked;

  /** Null where that would not read as it should. */
  function attempt(found: readonly Step[]): Tracked | null {
    const tracker = new Tracker(revisions, stamp, makeId, before);
    const units: Unit[] = [];
    const places: number[] = [];
    let at = 0;
    for (const [index, step] of found.entries()) {
      const unit = tracker.unit(step, units.at(-1), found[index + 1]?.older);
      if (step.newer) for (let unit = 0; unit < sizeOf(step.newer); unit += 1) places.push(at + unit);
      if (revisionIdsOf(unit).deleted !== gone) at += sizeOf(unit);
      units.push(unit);
    }
    const marked = settleBlocks(
      withOwnIds(blocksOf(units), makeId),
      tracker.revisions,
      "accept",
      new Set([gone]),
    );
    // Text typed into a deletion carries its mark, but is there.
    const made = blocksOf(
      found.flatMap(({ older, newer }) =>
        newer
          ? [older ? newer : withRevisionIds(newer, { ...revisionIdsOf(newer), deleted: undefined })]
          : [],
      ),
    );
    const blocks = restyled(marked, before, made, tracker);
    return blocks && { blocks, revisions: tracker.revisions, places: [...places, at] };
  }
}

class Tracker {
  readonly revisions: Revisions;
  readonly #stamp: Stamp;
  readonly #makeId: MakeId;
  readonly #ids: ReadonlySet<string>;
  /** The revision that the stretch under way belongs to. */
  #open: { kind: Revision["kind"]; id: string; before?: string } | null = null;

  constructor(revisions: Revisions, stamp: Stamp, makeId: MakeId, before: readonly Block[]) {
    this.revisions = { ...revisions };
    [this.#stamp, this.#makeId, this.#ids] = [stamp, makeId, new Set(before.map(({ id }) => id))];
  }

  /** @param last the unit before it, marked already. @param next the older unit behind it, if it comes next. */
  unit({ older, newer }: Step, last?: Unit, next?: Unit): Unit {
    if (older && newer) {
      const common = this.#common(older, newer);
      if (isParagraphEnd(older) && isParagraphEnd(newer) && older.caption && newer.caption) {
        this.#open = null;
        return {
          ...(common as ParagraphEnd),
          caption: runsOf(
            steps(lettersOf(older.caption), lettersOf(newer.caption)).map((step) => this.unit(step)),
          ),
        };
      }
      if (revisionIdsOf(common).formatted === undefined) this.#open = null;
      return common;
    }
    return older ? this.#deleted(older, [last, next]) : this.#inserted(newer as Unit, [last, next]);
  }

  isOwn(id: string | undefined): boolean {
    const revision = id === undefined ? undefined : this.revisions[id];
    return revision?.author === this.#stamp.author && revision.role === this.#stamp.role;
  }

  /** The revision of the stretch under way where it is of this kind, else a new one. What follows a deletion replaces it. */
  #revision(kind: Revision["kind"], more: Partial<Revision> = {}): string {
    const before = JSON.stringify(more.before);
    if (this.#open?.kind === kind && this.#open.before === before) return this.#open.id;
    const replaced = kind === "insertion" && this.#open?.kind === "deletion" ? this.#open.id : undefined;
    const id = this.#makeId();
    if (replaced !== undefined && this.revisions[replaced])
      this.revisions[replaced] = { ...this.revisions[replaced], pair: replaced };
    this.revisions[id] = { kind, ...this.#stamp, ...more, ...(replaced !== undefined && { pair: replaced }) };
    this.#open = { kind, id, before };
    return id;
  }

  /** One's own mark beside a place goes on there. */
  #beside(kind: "inserted" | "deleted", neighbours: readonly (Unit | undefined)[]): string | undefined {
    return neighbours
      .flatMap((unit) =>
        unit && (kind === "deleted" || revisionIdsOf(unit).deleted === undefined)
          ? (revisionIdsOf(unit)[kind] ?? [])
          : [],
      )
      .find((id) => this.isOwn(id));
  }

  #deleted(unit: Unit, neighbours: readonly (Unit | undefined)[]): Unit {
    const { inserted, deleted } = revisionIdsOf(unit);
    if (deleted !== undefined) return unit;
    const own = this.isOwn(inserted)
      ? gone
      : (this.#beside("deleted", neighbours) ?? this.#revision("deletion"));
    return withCaption(withRevisionIds(unit, { ...revisionIdsOf(unit), deleted: own }), (run) =>
      run.deleted === undefined ? { ...run, deleted: own } : run,
    );
  }

  #inserted(unit: Unit, neighbours: readonly (Unit | undefined)[]): Unit {
    const { inserted } = revisionIdsOf(unit);
    // What is typed into one's own insertion is a part of it already.
    const id = this.isOwn(inserted)
      ? (inserted as string)
      : (this.#beside("inserted", neighbours) ?? this.#revision("insertion"));
    return withCaption(
      withRevisionIds(unit, { inserted: id, deleted: undefined, formatted: undefined }),
      (run) => ({ ...without(run, "deleted", "formatted"), inserted: id }) as Run,
    );
  }

  #common(older: Unit, newer: Unit): Unit {
    const { inserted, deleted, formatted } = revisionIdsOf(older);
    const marks = { inserted, deleted, formatted };
    if (isParagraphEnd(older) && isParagraphEnd(newer)) {
      // Two paragraphs joined: the mark that stays is the second one's. A paragraph cut in two: its mark stays with the second half.
      const isJoined = older.end.id !== newer.end.id && this.#ids.has(newer.end.id);
      return isJoined ? older : withRevisionIds(newer, marks);
    }
    const [was, is] = [older as { run: Run }, newer as { run: Run }];
    const isSame = runFlags.every((flag) => was.run[flag] === is.run[flag]);
    // What is deleted is as it was, whatever it is made now.
    if (!isSame && deleted !== undefined)
      return withRevisionIds({ run: withFlags(is.run, flagsOf(was.run)) }, marks);
    if (isSame || this.isOwn(inserted)) return withRevisionIds(newer, marks);
    return withRevisionIds(newer, {
      ...marks,
      formatted: this.#formatted(formatted, flagsOf(was.run), flagsOf(is.run)),
    });
  }

  /** What was formatted before keeps what it was at first; what is as it was at first again has no mark. */
  #formatted(formatted: string | undefined, before: Properties, now: Properties): string | undefined {
    const known = formatted === undefined ? undefined : this.revisions[formatted];
    const first = known?.before ?? before;
    if (sameData(first, now)) return undefined;
    return known && this.isOwn(formatted) ? formatted : this.#revision("format", { before: first });
  }

  /** The same for a block: what it was at first, and what it is now. */
  restyled(formatted: string | undefined, first: Properties, isChanged: boolean): string {
    if (formatted !== undefined && (!isChanged || this.isOwn(formatted))) {
      this.revisions[formatted] = { ...(this.revisions[formatted] as Revision), before: first };
      return formatted;
    }
    this.#open = null;
    return this.#revision("paragraph", { before: first });
  }
}

/** The properties of a block that a paragraph revision is about. */
const properties = ["style", "table", "figure"] as const;

/** Where a block came in again that went elsewhere, the one that went gets another id. */
function withOwnIds(blocks: readonly Block[], makeId: MakeId): Block[] {
  const stays = new Set(blocks.filter(({ deleted }) => deleted === undefined).map(({ id }) => id));
  const known = new Set<string>();
  return blocks.map((block) => {
    const isTaken = known.has(block.id) || (block.deleted !== undefined && stays.has(block.id));
    const id = isTaken ? makeId() : block.id;
    known.add(id);
    return { ...block, id };
  });
}

/**
 * Gives each block the style and the table that it has in the final text, with a mark where the original had another. Which
 * block that is depends on the paragraphs that are joined and parted, so it is asked of the final text and the original.
 * @returns null where these are not what was made of the text, and what it was.
 */
function restyled(
  marked: readonly Block[],
  before: readonly Block[],
  after: readonly Block[],
  tracker: Tracker,
): Block[] | null {
  const all = new Set(Object.keys(tracker.revisions));
  const expected = (decision: Decision, blocks: readonly Block[]): Map<string, Block> | null => {
    const wanted = settleBlocks(blocks, tracker.revisions, decision, all);
    const got = settleBlocks(marked, tracker.revisions, decision, all);
    const isSame =
      got.length === wanted.length && got.every((block, index) => saysTheSame(block, wanted[index] as Block));
    return isSame ? new Map(got.map(({ id }, index) => [id, wanted[index] as Block])) : null;
  };
  const [final, original] = [expected("accept", after), expected("reject", before)];
  if (!final || !original) return null;
  const earlier = new Map(before.map((block) => [block.id, block]));
  return marked.map((block) => {
    const [is, was] = [final.get(block.id), original.get(block.id)];
    const now = is ?? was ?? block;
    const names = is && was ? properties.filter((name) => !sameData(is[name], was[name])) : [];
    const shown = { ...without(block, "formatted", ...properties), ...propertiesOf(now) } as Block;
    if (!is || !was || names.length === 0) return shown;
    const known = earlier.get(block.id);
    const isChanged = known === undefined || properties.some((name) => !sameData(known[name], is[name]));
    const first = Object.fromEntries(names.map((name) => [name, was[name]]));
    return { ...shown, formatted: tracker.restyled(known?.formatted, first, isChanged) };
  });
}

const textOf = ({ runs }: Block): string => runs.map(({ text }) => text).join("");
const saysTheSame = (one: Block, other: Block): boolean =>
  textOf(one) === textOf(other) &&
  isObjectStyle(one.style) === isObjectStyle(other.style) &&
  (!isObjectStyle(one.style) || one.style === other.style);

const propertiesOf = (block: Block): Partial<Block> =>
  Object.fromEntries(
    properties.filter((name) => block[name] !== undefined).map((name) => [name, block[name]]),
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
  const marked = { ...(isParagraphEnd(unit) ? unit.end : unit.run), inserted, deleted, formatted } as {
    [name: string]: unknown;
  };
  for (const name of ["inserted", "deleted", "formatted"])
    if (marked[name] === undefined) delete marked[name];
  return isParagraphEnd(unit) ? { ...unit, end: marked as EndProperties } : { run: marked as Run };
}

/** An object with its whole caption marked like itself. */
const withCaption = (unit: Unit, change: (run: Run) => Run): Unit =>
  isParagraphEnd(unit) && unit.caption ? { ...unit, caption: unit.caption.map(change) } : unit;

/** What a unit is compared by. An object is only ever itself; a paragraph mark is like any other. */
function keyOf(unit: Unit): string {
  const { inserted, deleted } = revisionIdsOf(unit);
  const text = isParagraphEnd(unit) ? `¶${unit.caption ? unit.end.id : ""}` : `=${unit.run.text}`;
  return `${text}\t${inserted ?? ""}\t${deleted ?? ""}`;
}

/** From the older units to the newer ones: what they begin and end with stays; between, word by word. */
function steps(older: readonly Unit[], newer: readonly Unit[]): Step[] {
  const [was, is] = [older.map(keyOf), newer.map(keyOf)];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end))
    end += 1;
  const isReplaced = was.length - start - end > 0 && is.length - start - end > 0;
  if (isReplaced) return byWords(older, newer);
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

function byWords(older: readonly Unit[], newer: readonly Unit[]): Step[] {
  const [was, is] = [wordsIn(older), wordsIn(newer)];
  const found: Step[] = [];
  let [from, to] = [0, 0];
  for (const { count = 0, added, removed } of diffArrays(was.map(keyOfWord), is.map(keyOfWord))) {
    const [lefts, rights] = [
      added ? [] : was.slice(from, from + count).flat(),
      removed ? [] : is.slice(to, to + count).flat(),
    ];
    from += added ? 0 : count;
    to += removed ? 0 : count;
    const length = Math.max(lefts.length, rights.length);
    for (let at = 0; at < length; at += 1)
      found.push({
        ...(lefts[at] && { older: lefts[at] as Unit }),
        ...(rights[at] && { newer: rights[at] as Unit }),
      });
  }
  return found;
}

const keyOfWord = (word: readonly Unit[]): string => word.map(keyOf).join("\v");

/** Units in words; a paragraph mark, and where the marks of others begin and end, parts words. */
function wordsIn(units: readonly Unit[]): Unit[][] {
  const words: Unit[][] = [];
  let stretch: Unit[] = [];
  const close = () => {
    let at = 0;
    for (const word of wordsOf(stretch.map((unit) => (unit as { run: Run }).run.text).join(""))) {
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
