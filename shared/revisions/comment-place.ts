/**
 * Finds the text that a new comment is attached to: the selection; without one, the article title or the word
 * at the caret, as in Word; if there is no text at the caret either, the nearest text.
 */
import { rangeIn, visibleText, type VisibleText } from "../editing/edits.ts";
import { isObjectStyle, type Block, type Run } from "../document/schema.ts";
import type { AnchorStretch } from "./comments.ts";
import { wordsOf } from "./words.ts";

/** A position in the text. `offset` counts UTF-16 units from the start of the block. */
export interface Spot {
  block: string;
  offset: number;
}

/** A stretch with its text, which `findAgain` searches for after other changes. */
export interface QuotedStretch extends AnchorStretch {
  text: string;
}

export interface CommentPlace {
  stretches: QuotedStretch[];
  /** True if there is no text at the selection or caret, and `stretches` is the nearest text. */
  isNearby: boolean;
}

/**
 * Finds the text for a new comment.
 * @param from start of the selection; not after `to`, and equal to it for a caret.
 * @returns null if the issue does not contain a single word.
 */
export function findCommentPlace(blocks: readonly Block[], from: Spot, to: Spot): CommentPlace | null {
  const selection = quoteBetween(blocks, from, to);
  if (selection.some(({ text }) => text.trim() !== "")) return { stretches: selection, isNearby: false };

  const at = blocks.findIndex(({ id }) => id === from.block);
  const block = blocks[at];
  const stretch = block && findAtCaret(block, from.offset);
  if (stretch) return { stretches: [stretch], isNearby: false };

  const nearby = findNearestWord(blocks, at);
  return nearby && { stretches: [nearby], isNearby: true };
}

function quoteBetween(blocks: readonly Block[], from: Spot, to: Spot): QuotedStretch[] {
  const first = blocks.findIndex(({ id }) => id === from.block);
  const last = blocks.findIndex(({ id }) => id === to.block);
  if (first < 0) return [];
  return blocks.slice(first, last + 1).flatMap((block, index) => {
    const start = index === 0 ? from.offset : 0;
    const end = first + index === last ? to.offset : Infinity;
    return quote(block, start, end) ?? [];
  });
}

/** Quotes the text between two offsets of a block; null if it is empty or all of it is deleted. */
function quote({ id, runs }: Block, start: number, end: number): QuotedStretch | null {
  const visible = visibleText(runs);
  const first = visible.places.findIndex((place) => place >= start && place < end);
  const last = visible.places.findLastIndex((place) => place >= start && place < end);
  return first === -1 ? null : stretchOf(id, visible, first, last + 1);
}

/** The stretch of a block from one unit of its visible text up to another. */
const stretchOf = (block: string, visible: VisibleText, from: number, to: number): QuotedStretch => ({
  block,
  ...rangeIn(visible, from, to),
  text: visible.text.slice(from, to),
});

/**
 * Finds the text at the caret: the caption of an object, the title, or the word; null if the block has no
 * word.
 */
function findAtCaret(block: Block, offset: number): QuotedStretch | null {
  const words = wordsIn(block);
  if (isObjectStyle(block.style)) return words.length > 0 ? quote(block, 0, Infinity) : null;
  const [start, end] = findTitleAt(block.runs, offset) ?? [0, 0];
  const title = quote(block, start, end);
  if (title && title.text.trim() !== "") return title;
  return (
    words.find((word) => word.start <= offset && offset < word.end) ??
    words.findLast((word) => word.end <= offset) ??
    words[0] ??
    null
  );
}

/** The offsets of the title that the caret is in or next to; null if there is none. */
function findTitleAt(runs: readonly Run[], offset: number): [start: number, end: number] | null {
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
  const visible = visibleText(block.runs);
  let at = 0;
  return wordsOf(visible.text).flatMap((word) => {
    const start = at;
    at += word.length;
    return /[\p{L}\p{N}]/u.test(word) ? [stretchOf(block.id, visible, start, at)] : [];
  });
}

/** Finds the last word before a block or the first word after it; words of the same section are preferred. */
function findNearestWord(blocks: readonly Block[], at: number): QuotedStretch | null {
  const before = blocks.slice(0, Math.max(at, 0)).toReversed();
  const after = blocks.slice(at + 1);
  for (const block of [...upToSection(before), ...upToSection(after), ...before, ...after]) {
    const word = before.includes(block) ? wordsIn(block).at(-1) : wordsIn(block)[0];
    if (word) return word;
  }
  return null;
}

function upToSection(blocks: readonly Block[]): Block[] {
  const end = blocks.findIndex(({ style }) => style === "section");
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/**
 * Finds the same texts in a document that has changed since: in the same block as close as possible to the
 * old offset, or else in the first other block that contains it.
 * @returns null if one of the texts is not found.
 */
export function findAgain(
  blocks: readonly Block[],
  stretches: readonly QuotedStretch[],
): QuotedStretch[] | null {
  const matches = stretches.map((stretch) => {
    const sameBlock = blocks.filter(({ id }) => id === stretch.block);
    for (const block of [...sameBlock, ...blocks]) {
      const match = findNearestQuote(block, stretch);
      if (match) return match;
    }
    return null;
  });
  return matches.every((each) => each !== null) ? matches : null;
}

function findNearestQuote(block: Block, { start, text: quotedText }: QuotedStretch): QuotedStretch | null {
  const visible = visibleText(block.runs);
  const { text } = visible;
  let best: QuotedStretch | null = null;
  for (let at = text.indexOf(quotedText); at >= 0; at = text.indexOf(quotedText, at + 1)) {
    const place = stretchOf(block.id, visible, at, at + quotedText.length);
    if (!best || Math.abs(place.start - start) < Math.abs(best.start - start)) best = place;
  }
  return best;
}
