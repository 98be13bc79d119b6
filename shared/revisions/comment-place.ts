/** What a new comment is put on: the selection; else the article's title or the word at the caret, as in Word; else the nearest text. */
import { visibleText } from "../bulletin/edits.ts";
import { isObjectStyle, type Block, type Run } from "../bulletin/schema.ts";
import type { Stretch } from "./comments.ts";
import { wordsOf } from "./words.ts";

/** A place of the text: UTF-16 units from the start of a block. */
export interface Spot {
  block: string;
  offset: number;
}

/** A stretch with its text, by which it is found again after other changes. */
export interface QuotedStretch extends Stretch {
  text: string;
}

export interface CommentPlace {
  stretches: QuotedStretch[];
  /** Where the selection was there is no text: this is the nearest. */
  isNearby: boolean;
}

/** Null where the issue has no word at all. `from` stands before `to`, or in the same place. */
export function findCommentPlace(blocks: readonly Block[], from: Spot, to: Spot): CommentPlace | null {
  const selected = stretchesBetween(blocks, from, to);
  if (selected.some(({ text }) => text.trim() !== "")) return { stretches: selected, isNearby: false };
  const at = blocks.findIndex(({ id }) => id === from.block);
  const block = blocks[at];
  const here = block && atCaret(block, from.offset);
  if (here) return { stretches: [here], isNearby: false };
  const near = nearest(blocks, at);
  return near && { stretches: [near], isNearby: true };
}

function stretchesBetween(blocks: readonly Block[], from: Spot, to: Spot): QuotedStretch[] {
  const [first, last] = [from, to].map((spot) => blocks.findIndex(({ id }) => id === spot.block)) as [
    number,
    number,
  ];
  if (first < 0) return [];
  return blocks.slice(first, last + 1).flatMap((block, index) => {
    const start = index === 0 ? from.offset : 0;
    const end = first + index === last ? to.offset : Infinity;
    return quote(block, start, end) ?? [];
  });
}

/** A stretch as it is now; null where nothing of it is left that is not deleted. */
function quote({ id, runs }: Block, start: number, end: number): QuotedStretch | null {
  const { text, places } = visibleText(runs);
  const units = places.flatMap((place, index) => (place >= start && place < end ? [index] : []));
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    block: id,
    start: places[first] as number,
    end: (places[last] as number) + 1,
    text: text.slice(first, last + 1),
  };
}

/** The caption of an object, the title, the word; null where the block has no word. */
function atCaret(block: Block, offset: number): QuotedStretch | null {
  const words = wordsIn(block);
  if (isObjectStyle(block.style)) return words.length > 0 ? quote(block, 0, Infinity) : null;
  const [start, end] = titleAt(block.runs, offset) ?? [0, 0];
  const title = quote(block, start, end);
  if (title && title.text.trim() !== "") return title;
  return (
    words.find((word) => word.start <= offset && offset < word.end) ??
    words.findLast((word) => word.end <= offset) ??
    words[0] ??
    null
  );
}

/** Where the title stands that the caret touches. */
function titleAt(runs: readonly Run[], offset: number): [start: number, end: number] | null {
  let at = 0;
  let start: number | null = null;
  for (const run of [...runs, null]) {
    if (run?.title) {
      start ??= at;
    } else if (start !== null) {
      if (start <= offset && offset <= at) return [start, at];
      start = null;
    }
    at += run?.text.length ?? 0;
  }
  return null;
}

function wordsIn(block: Block): QuotedStretch[] {
  const { text, places } = visibleText(block.runs);
  let at = 0;
  return wordsOf(text).flatMap((word) => {
    const start = at;
    at += word.length;
    return /[\p{L}\p{N}]/u.test(word)
      ? [{ block: block.id, start: places[start] as number, end: (places[at - 1] as number) + 1, text: word }]
      : [];
  });
}

/** The last word before a block, or the first one after it: of the same section rather than of another. */
function nearest(blocks: readonly Block[], at: number): QuotedStretch | null {
  const before = blocks.slice(0, Math.max(at, 0)).toReversed();
  const after = blocks.slice(at + 1);
  const [above, below] = [upToSection(before), upToSection(after)];
  for (const block of [...above, ...below, ...before, ...after]) {
    const word = before.includes(block) ? wordsIn(block).at(-1) : wordsIn(block)[0];
    if (word) return word;
  }
  return null;
}

function upToSection(blocks: readonly Block[]): Block[] {
  const end = blocks.findIndex(({ style }) => style === "section");
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/** The same texts in a document that has changed since: in their blocks, as near as can be, else in another one. Null where one is gone. */
export function findAgain(
  blocks: readonly Block[],
  stretches: readonly QuotedStretch[],
): QuotedStretch[] | null {
  const found = stretches.map((stretch) => {
    const own = blocks.filter(({ id }) => id === stretch.block);
    for (const block of [...own, ...blocks]) {
      const again = nearestQuote(block, stretch);
      if (again) return again;
    }
    return null;
  });
  return found.every((each) => each !== null) ? found : null;
}

function nearestQuote(block: Block, { start, text: wanted }: QuotedStretch): QuotedStretch | null {
  const { text, places } = visibleText(block.runs);
  let best: QuotedStretch | null = null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const place = {
      block: block.id,
      start: places[at] as number,
      end: (places[at + wanted.length - 1] as number) + 1,
      text: wanted,
    };
    if (!best || Math.abs(place.start - start) < Math.abs(best.start - start)) best = place;
  }
  return best;
}
