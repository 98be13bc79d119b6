/** Where places in the text are after a change of blocks. */
import { countEqualEnds } from "../../../shared/basics/equal-ends.ts";
import { isObjectStyle, type Block } from "../../../shared/document/schema.ts";
import type { Spot } from "../../../shared/revisions/comment-place.ts";

/** The spot after the change; null if the change says nothing about it. */
export type Follow = (spot: Spot) => Spot | null;

/** Whether a caret between two units stays behind the first or in front of the second when they are parted. */
export type Side = "before" | "after";

/** Follows a spot by comparing the text of its block before and after. */
export const followText =
  (older: readonly Block[], newer: readonly Block[]): Follow =>
  ({ block: id, offset }) => {
    const before = older.find((block) => block.id === id);
    const after = newer.find((block) => block.id === id);
    return before && after ? { block: id, offset: offsetAfter(textOf(before), textOf(after), offset) } : null;
  };

const textOf = ({ runs }: Block): string => runs.map(({ text }) => text).join("");

/** In equal text at the start or the end the offset follows its text; in changed text it stays, if it can. */
function offsetAfter(before: string, after: string, offset: number): number {
  const [start, end] = countEqualEnds(before, after);
  if (offset <= start) return offset;
  if (offset >= before.length - end) return after.length - (before.length - offset);
  return Math.min(offset, after.length - end);
}

/**
 * Follows a spot by a list of places. A position counts units: UTF-16 units of text, one unit for each
 * paragraph end, and one for a whole table or figure. Inside a caption, which is not counted, text is compared.
 *
 * @param places the position in the newer blocks of each unit of the older ones, and last of their end
 * @param side where units were inserted or removed at the caret: `before` keeps it behind the unit before it,
 *   `after` in front of the unit after it
 */
export function followPlaces(
  older: readonly Block[],
  newer: readonly Block[],
  places: readonly number[],
  side: Side,
): Follow {
  return (spot) => {
    const index = older.findIndex(({ id }) => id === spot.block);
    const block = older[index];
    if (!block) return null;
    const inCaption = isObjectStyle(block.style) ? followText(older, newer)(spot) : null;
    if (inCaption) return inCaption;
    const position =
      older.slice(0, index).reduce((sum, each) => sum + lengthOf(each), 0) +
      (isObjectStyle(block.style) ? 0 : spot.offset);
    const isBehind = side === "before" && position > 0;
    return spotAt(isBehind ? (places[position - 1] ?? 0) + 1 : (places[position] ?? 0), newer);
  };
}

/** The number of units of a block. */
const lengthOf = (block: Block): number => (isObjectStyle(block.style) ? 0 : textOf(block).length) + 1;

/** The spot at a position; null without blocks. */
function spotAt(position: number, blocks: readonly Block[]): Spot | null {
  let rest = position;
  for (const [index, block] of blocks.entries()) {
    if (rest < lengthOf(block) || index === blocks.length - 1)
      return { block: block.id, offset: Math.min(rest, lengthOf(block) - 1) };
    rest -= lengthOf(block);
  }
  return null;
}
