/**
 * Clean-up (文字整理): finds typing and copying errors such as half-width punctuation and stray spaces, after
 * GB/T 15834 (punctuation) and GB/T 15835 (numerals). It prefers missing an error to damaging text and leaves
 * alone whatever may be intended, such as the gap after a heading, a gap between two phrases in quotation
 * marks, figures, and addresses.
 */
import { Coverage } from "../basics/coverage.ts";
import { rangeIn, visibleText, type Edit } from "./edits.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";
import { placedCells } from "../document/grid.ts";

/** The kinds of errors that are found. */
export const cleanUpKinds = [
  /** , ; : ? ! ( ) in Chinese text become ，；：？！（）. */
  "half-width-punctuation",
  /** "…" becomes “…”. */
  "straight-quotes",
  /** Ｎo．１２ becomes No.12. */
  "full-width-letters",
  /**
   * Spaces between Chinese characters and digits or letters, and beside full-width punctuation, are removed.
   */
  "spaces",
  /** ，， becomes ，. */
  "doubled-punctuation",
  /** ... and 。。。 become ……; -- becomes ——. */
  "ellipsis-and-dash",
  /** 03月09日 becomes 3月9日. */
  "leading-zeros",
] as const;
export type CleanUpKind = (typeof cleanUpKinds)[number];

/** One proposed correction. */
export interface CleanUpChange extends Edit {
  /** Unique within one list. */
  id: string;
  kind: CleanUpKind;
  /** The text with some context, before and after the correction. */
  before: string;
  after: string;
}

interface Rule {
  kind: CleanUpKind;
  /** Matches text that may be wrong. */
  pattern: RegExp;
  /** Returns the corrected text, or null if the match is correct. */
  fix: (match: RegExpExecArray) => string | null;
}

const han = "\\p{Script=Han}";
const hasHan = /\p{Script=Han}/u;
/** The characters that end Chinese text before a punctuation character, as a character class. */
const chinese = `[${han}”’》）】」』％]`;
const fullWidth: Record<string, string> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };
const toHalfWidth = (text: string) =>
  text.replaceAll(/[！-～]/gu, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0xfee0));

const rules: Rule[] = [
  {
    kind: "ellipsis-and-dash",
    pattern: /\.{3,}|。{2,}|…(?!…)(?<!……)/gu,
    fix: ([text]) => (text === "。。" ? "。" : "……"),
  },
  {
    kind: "ellipsis-and-dash",
    pattern: new RegExp(`(?<=${chinese})-{2,}(?=[${han}“‘《（])`, "gu"),
    fix: () => "——",
  },
  { kind: "doubled-punctuation", pattern: /([，、；：])\1+/gu, fix: ([, sign = ""]) => sign },
  {
    kind: "half-width-punctuation",
    pattern: new RegExp(`(?<=${chinese}"?)([,;:?!])(?![/\\d])`, "gu"),
    fix: ([, sign = ""]) => fullWidth[sign] ?? null,
  },
  {
    kind: "half-width-punctuation",
    pattern: new RegExp(`(?<=${chinese}"?)\\.(?=$|\\n|${han})`, "gu"),
    fix: () => "。",
  },
  // A pair of brackets that contains Chinese or follows Chinese.
  {
    kind: "half-width-punctuation",
    pattern: new RegExp(`(?<=(${chinese})?)\\(([^()（）\\n]*)\\)`, "gu"),
    fix: ([, before, text = ""]) => (before !== undefined || hasHan.test(text) ? `（${text}）` : null),
  },
  {
    kind: "full-width-letters",
    pattern: /[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?/gu,
    fix: ([text]) => toHalfWidth(text),
  },
  {
    kind: "spaces",
    pattern: new RegExp(
      `(?<=[${han}，。、；：？！”》）】])[ \\t]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \\t]+(?=[${han}，。、；：？！“《（【])`,
      "gu",
    ),
    fix: () => "",
  },
  {
    kind: "spaces",
    pattern: new RegExp(
      `(?<=[，。、；：？！])[ \\t]+(?=[${han}“《（])|(?<=[${han}])[ \\t]+(?=[，。、；：？！”》）])`,
      "gu",
    ),
    fix: () => "",
  },
  { kind: "leading-zeros", pattern: /(?<!\d)0(?=[1-9](?:月|日))/gu, fix: () => "" },
];

/** The number of UTF-16 units shown on each side of a change. */
const context = 10;

/**
 * Finds everything that can be cleaned up, in order. Changes do not overlap: of two that would, only one is
 * listed, and the next clean-up finds the other.
 * @param only the ids of the blocks to search; absent: all.
 */
export function findCleanUps(
  { blocks }: Pick<BulletinDocument, "blocks">,
  only?: ReadonlySet<string>,
): CleanUpChange[] {
  return blocks.filter(({ id }) => only?.has(id) ?? true).flatMap(cleanUpsOf);
}

/** Finds the changes in a block; for a table in its caption and in each cell separately. */
function cleanUpsOf({ id, runs, table }: Block): CleanUpChange[] {
  const visible = visibleText(runs);
  const inText = findInText(visible.text, visible.runOf).map((change) => ({
    ...change,
    id: `${id}:${change.start}`,
    block: id,
    ...rangeIn(visible, change.start, change.end),
  }));
  const inCells = table
    ? placedCells(table).flatMap(({ cell, row, column }) =>
        findInText(cell.text, []).map((change) => ({
          ...change,
          id: `${id}:${row}:${column}:${change.start}`,
          block: id,
          cell: { row, column },
        })),
      )
    : [];
  return [...inText, ...inCells];
}

/**
 * Finds the changes in one text, with offsets in that text. `runOf` has the run of each UTF-16 unit; it is
 * empty for a cell.
 */
function findInText(text: string, runOf: readonly Run[]): Omit<CleanUpChange, "id" | "block">[] {
  const corrections: { kind: CleanUpKind; start: number; end: number; text: string }[] =
    findStraightQuotes(text);
  const addresses = findAddresses(text);
  const coverage = new Coverage(text.length);
  for (const { start, end } of corrections) coverage.add(start, end);
  for (const { kind, pattern, fix } of rules) {
    for (const match of text.matchAll(pattern)) {
      const replacement = fix(match);
      const start = match.index;
      const end = start + match[0].length;
      if (replacement === null || replacement === match[0]) continue;
      if (kind === "spaces" && closesHeading(runOf, start, end)) continue;
      if (addresses.touches(start, end) || coverage.touches(start, end)) continue;
      coverage.add(start, end);
      corrections.push({ kind, start, end, text: replacement });
    }
  }
  return corrections
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, start, end, text: replacement }) => {
      const left = text.slice(Math.max(0, start - context), start);
      const right = text.slice(end, end + context);
      return {
        kind,
        start,
        end,
        text: replacement,
        before: left + text.slice(start, end) + right,
        after: left + replacement + right,
      };
    });
}

/** Whether a space separates a run-in heading or a label from the text after it. Such a gap is intended. */
function closesHeading(runOf: readonly Run[], start: number, end: number): boolean {
  const isHeading = (run: Run | undefined) => run?.title === true || run?.tag === true;
  const last = runOf[start - 1];
  const next = runOf[end];
  return isHeading(last) !== isHeading(next);
}

/** Finds e-mail and web addresses, where every character is intended. */
function findAddresses(text: string): Coverage {
  const addresses = new Coverage(text.length);
  // A name never begins inside a word: a search would try each of its letters.
  for (const { index, 0: address } of text.matchAll(
    /(?:https?:\/\/|www\.)[\w./?&=%#:-]+|(?<![\w.-])[\w.-]+@[\w.-]+/gu,
  ))
    addresses.add(index, index + address.length);
  return addresses;
}

/**
 * Replaces straight quotation marks in Chinese text by opening and closing ones in turn. An odd number of
 * them is ambiguous: none is changed.
 */
function findStraightQuotes(text: string): { kind: CleanUpKind; start: number; end: number; text: string }[] {
  const quotes = [...text.matchAll(/"/gu)];
  if (quotes.length % 2 === 1 || !hasHan.test(text)) return [];
  return quotes.map(({ index }, turn) => ({
    kind: "straight-quotes",
    start: index,
    end: index + 1,
    text: turn % 2 === 0 ? "“" : "”",
  }));
}
