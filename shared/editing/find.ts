/**
 * Find and replace in an issue. Offsets count UTF-16 units: in a block's runs including deleted text, in a
 * table cell from the start of the cell.
 */
import { applyEdits, rangeIn, visibleText } from "./edits.ts";
import type { Block, BulletinDocument } from "../document/schema.ts";
import { placedCells, type Area } from "../document/grid.ts";

/** What to search for, and where. */
export interface FindQuery {
  text: string;
  /** Whether `text` is a regular expression. */
  isPattern: boolean;
  matchCase: boolean;
  /** The ranges to search, by block id; absent: the whole issue. */
  within?: ReadonlyMap<string, Within>;
}

/**
 * A range of a block, given as the number of UTF-16 units before and behind it. In this form it stays valid
 * when text inside is replaced by longer or shorter text.
 */
export interface Within {
  before: number;
  behind: number;
}

/** The start and end offset of a range in its block. */
export const boundsOf = ({ runs }: Block, { before, behind }: Within): { start: number; end: number } => ({
  start: before,
  end: runs.reduce((sum, run) => sum + run.text.length, 0) - behind,
});

/** A match in the visible text of a block or a table cell. */
export interface Match {
  block: string;
  /** The cell of the block's table; absent for a match in the block's runs. */
  cell?: Pick<Area, "row" | "column">;
  start: number;
  end: number;
  text: string;
  /** Some characters before and after, for the list of matches. */
  before: string;
  after: string;
  /** The values of `$1`, `$2`, … if the query is a regular expression. */
  groups: readonly string[];
}

/** The number of UTF-16 units shown on each side of a match. */
const context = 12;

/** The regular expression of a query; null for an empty query or an invalid expression. */
export function patternOf({ text, isPattern, matchCase }: FindQuery): RegExp | null {
  if (text === "") return null;
  try {
    return new RegExp(
      isPattern ? text : text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&"),
      matchCase ? "gu" : "giu",
    );
  } catch {
    return null;
  }
}

/**
 * Finds all matches, in order. Deleted text is not searched; the text on both sides of it counts as adjacent.
 */
export function findMatches({ blocks }: BulletinDocument, query: FindQuery): Match[] {
  const pattern = patternOf(query);
  if (!pattern) return [];
  return blocks.flatMap((block) => {
    const within = query.within?.get(block.id);
    if (query.within && !within) return [];
    const matches = findInBlock(block, pattern);
    if (!within) return matches;
    const bounds = boundsOf(block, within);
    return matches.filter(({ start, end }) => start >= bounds.start && end <= bounds.end);
  });
}

/** Those of some matches whose text is still at its place in a document that may have changed since. */
export function keepCurrentMatches(
  { blocks }: BulletinDocument,
  matches: readonly Match[],
  { within }: FindQuery,
): Match[] {
  const byBlock = Map.groupBy(matches, ({ block }) => block);
  return blocks.flatMap((block) => {
    const stretch = within?.get(block.id);
    if (within && !stretch) return [];
    const bounds = stretch && boundsOf(block, stretch);
    const { text, places } = visibleText(block.runs);
    const offsets = new Map(places.map((place, offset) => [place, offset]));
    const cells = new Map(
      block.table
        ? placedCells(block.table).map(({ cell, row, column }) => [`${row} ${column}`, cell.text])
        : [],
    );
    return (byBlock.get(block.id) ?? []).filter((match) => {
      if (bounds && (match.start < bounds.start || match.end > bounds.end)) return false;
      if (match.cell)
        return (
          cells.get(`${match.cell.row} ${match.cell.column}`)?.slice(match.start, match.end) === match.text
        );
      const start = offsets.get(match.start);
      const last = offsets.get(match.end - 1);
      return start !== undefined && last !== undefined && text.slice(start, last + 1) === match.text;
    });
  });
}

function findInBlock({ id, runs, table }: Block, pattern: RegExp): Match[] {
  const visible = visibleText(runs);
  const inText = findInText(visible.text, pattern).map((match) => ({
    ...match,
    block: id,
    ...rangeIn(visible, match.start, match.end),
  }));
  const inCells = table
    ? placedCells(table).flatMap(({ cell, row, column }) =>
        findInText(cell.text, pattern).map((match) => ({ ...match, block: id, cell: { row, column } })),
      )
    : [];
  return [...inText, ...inCells];
}

function findInText(text: string, pattern: RegExp): Omit<Match, "block">[] {
  const matches: Omit<Match, "block">[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    if (whole === "") continue;
    const end = match.index + whole.length;
    matches.push({
      start: match.index,
      end,
      text: whole,
      before: text.slice(Math.max(0, match.index - context), match.index),
      after: text.slice(end, end + context),
      groups: groups.map((group) => group ?? ""),
    });
  }
  return matches;
}

/** The text that replaces a match. For a regular expression `$&`, `$1`, … and `$$` are filled in. */
export function replacementFor(match: Match, replacement: string, { isPattern }: FindQuery): string {
  if (!isPattern) return replacement;
  return replacement.replaceAll(/\$(?:\$|&|\d{1,2})/gu, (sign) => {
    if (sign === "$$") return "$";
    if (sign === "$&") return match.text;
    return match.groups[Number(sign.slice(1)) - 1] ?? sign;
  });
}

/** Replaces matches; see `applyEdits`. */
export function replaceMatches(
  document: BulletinDocument,
  matches: readonly Match[],
  replacement: string,
  query: FindQuery,
): BulletinDocument {
  return applyEdits(
    document,
    matches.map((match) => ({ ...match, text: replacementFor(match, replacement, query) })),
  );
}
