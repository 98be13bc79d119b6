/** Find and replace over an issue. Offsets count UTF-16 units of a block's whole text, what a revision deletes included; of a cell, of its own. */
import { applyEdits, visibleText } from "./edits.ts";
import type { Block, BulletinDocument } from "./schema.ts";
import { placedCells, type Area } from "./table.ts";

export interface FindQuery {
  text: string;
  isPattern: boolean;
  matchCase: boolean;
  /** The stretches of blocks to look in, by the blocks' ids; everywhere where not given. */
  within?: ReadonlyMap<string, Within>;
}

/** A stretch of a block, as characters before and behind it: so it grows and shrinks with what is replaced inside. */
export interface Within {
  before: number;
  behind: number;
}

/** Where a stretch begins and ends in its block. */
export const boundsOf = ({ runs }: Block, { before, behind }: Within): { start: number; end: number } => ({
  start: before,
  end: runs.reduce((sum, run) => sum + run.text.length, 0) - behind,
});

export interface Match {
  block: string;
  /** The cell of the block's table that it stands in; without one, it stands in the block's text. */
  cell?: Pick<Area, "row" | "column">;
  start: number;
  end: number;
  text: string;
  /** Some characters before and after, for the list of matches. */
  before: string;
  after: string;
  /** What `$1`, `$2`, … stand for; of a pattern. */
  groups: readonly string[];
}

/** How much is shown on each side of a match. */
const context = 12;

/** The pattern of a query; null for an empty query or a pattern that is not one. */
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

/** All matches, in order. What a revision deletes is neither found nor does it part what stands around it. */
export function findMatches({ blocks }: BulletinDocument, query: FindQuery): Match[] {
  const pattern = patternOf(query);
  if (!pattern) return [];
  return blocks.flatMap((block) => {
    const within = query.within?.get(block.id);
    if (query.within && !within) return [];
    const found = matchesIn(block, pattern);
    if (!within) return found;
    const bounds = boundsOf(block, within);
    return found.filter(({ start, end }) => start >= bounds.start && end <= bounds.end);
  });
}

function matchesIn({ id, runs, table }: Block, pattern: RegExp): Match[] {
  const { text, places } = visibleText(runs);
  const own = matchesOf(text, pattern).map((match) => ({
    ...match,
    block: id,
    start: places[match.start] as number,
    end: (places[match.end - 1] as number) + 1,
  }));
  const cells = table
    ? placedCells(table).flatMap(({ cell, row, column }) =>
        matchesOf(cell.text, pattern).map((match) => ({ ...match, block: id, cell: { row, column } })),
      )
    : [];
  return [...own, ...cells];
}

function matchesOf(text: string, pattern: RegExp): Omit<Match, "block">[] {
  const found: Omit<Match, "block">[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    if (whole === "") continue;
    const end = match.index + whole.length;
    found.push({
      start: match.index,
      end,
      text: whole,
      before: text.slice(Math.max(0, match.index - context), match.index),
      after: text.slice(end, end + context),
      groups: groups.map((group) => group ?? ""),
    });
  }
  return found;
}

/** The text that takes a match's place: of a pattern, with `$&`, `$1`, …, `$$` filled in. */
export function replacementFor(match: Match, replacement: string, { isPattern }: FindQuery): string {
  if (!isPattern) return replacement;
  return replacement.replaceAll(/\$(?:\$|&|\d{1,2})/gu, (sign) => {
    if (sign === "$$") return "$";
    if (sign === "$&") return match.text;
    return match.groups[Number(sign.slice(1)) - 1] ?? sign;
  });
}

/** The blocks that change when these matches are replaced, in order; see `applyEdits`. */
export function replaceMatches(
  document: BulletinDocument,
  matches: readonly Match[],
  replacement: string,
  query: FindQuery,
): Block[] {
  return applyEdits(
    document,
    matches.map((match) => ({ ...match, text: replacementFor(match, replacement, query) })),
  );
}
