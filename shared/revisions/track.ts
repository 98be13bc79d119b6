/**
 * Records an edit as revisions while changes are tracked. It compares the text before and after the edit, so
 * that no change escapes, whatever made it: a key, an input method, a paste or a command. The original text
 * stays the same; the final text is the text after the edit.
 */
import { sameData } from "../document/canonical.ts";
import { elementAt } from "../basics/elements.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { without } from "../basics/without.ts";
import { formOf } from "../document/form.ts";
import { revisedProperties } from "../document/former.ts";
import { isObjectStyle, type Block } from "../document/schema.ts";
import { settleBlocks, type Decision } from "./settle.ts";
import type { Stamp } from "./stamp.ts";
import { findSteps, type Step } from "./steps.ts";
import { blocksOf, revisionIdsOf, sizeOf, unitsOf, type Unit } from "./stream.ts";
import { removedId, Tracker, withRevisionIds, type Revisions } from "./tracker.ts";

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
  const result =
    attempt(findSteps(older, newer)) ??
    // Paragraphs changed places with objects: delete all the old text and insert all the new text.
    attempt([...older.map((each) => ({ older: each })), ...newer.map((each) => ({ newer: each }))]);
  if (!result) throw new Error("the texts before and after the edit cannot be tracked");
  return result;

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
      actualBlocks.every((block, index) => hasSameContent(block, elementAt(expectedBlocks, index)));
    return isSame
      ? new Map(actualBlocks.map(({ id }, index) => [id, elementAt(expectedBlocks, index)]))
      : null;
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
    const styledBlock: Block = {
      ...without(block, "formatted", ...revisedProperties),
      ...formOf(is ?? was ?? block),
    };
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
