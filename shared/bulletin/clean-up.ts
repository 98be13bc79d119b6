/**
 * Clean-up (文字整理): what typing and copying leave behind and no office wants in print. After GB/T 15834 (punctuation) and
 * 15835 (numerals). Better to miss than to spoil: what may be meant as it stands is left alone: the gap in a heading, a
 * gap between two phrases in quotation marks, figures, addresses.
 */
import { visibleText, type Edit } from "./edits.ts";
import type { Block, BulletinDocument, Run } from "./schema.ts";
import { placedCells } from "./table.ts";

export const cleanUpKinds = [
  /** , ; : ? ! ( ) in Chinese text become ，；：？！（）. */
  "half-width-punctuation",
  /** "…" becomes “…”. */
  "straight-quotes",
  /** Ｎo．１２ becomes No.12. */
  "full-width-letters",
  /** Spaces between Chinese and figures or letters, and beside full-width punctuation. */
  "spaces",
  /** ，， becomes ，. */
  "doubled-punctuation",
  /** ... and 。。。 become ……; -- becomes ——. */
  "ellipsis-and-dash",
  /** 03月09日 becomes 3月9日. */
  "leading-zeros",
] as const;
export type CleanUpKind = (typeof cleanUpKinds)[number];

export interface CleanUpChange extends Edit {
  /** Unique within one list. */
  id: string;
  kind: CleanUpKind;
  /** The stretch with some context, before and after. */
  before: string;
  after: string;
}

interface Rule {
  kind: CleanUpKind;
  /** Finds what is wrong. */
  pattern: RegExp;
  /** What belongs there; null: it is right as it stands. */
  fix: (match: RegExpExecArray) => string | null;
}

const han = "\\p{Script=Han}";
/** What Chinese text may end in before a punctuation mark. */
const chinese = `[${han}”’》）】」』％]`;
const fullWidth: Record<string, string> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };
const halfWidth = (text: string) =>
  text.replaceAll(/[！-～]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) as number) - 0xfee0));

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
  // A pair whose inside or left neighbour is Chinese.
  {
    kind: "half-width-punctuation",
    pattern: new RegExp(
      `(?<=${chinese})\\(([^()（）\\n]*)\\)|\\(([^()（）\\n]*${han}[^()（）\\n]*)\\)`,
      "gu",
    ),
    fix: ([, first, second]) => `（${first ?? second ?? ""}）`,
  },
  {
    kind: "full-width-letters",
    pattern: /[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?/gu,
    fix: ([text]) => halfWidth(text),
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

/** How much is shown on each side of a change. */
const context = 10;

/** Everything that can be cleaned up, in order. No two changes overlap; what one hides the next clean-up finds. */
export function findCleanUps(
  { blocks }: Pick<BulletinDocument, "blocks">,
  only?: ReadonlySet<string>,
): CleanUpChange[] {
  return blocks.filter(({ id }) => only?.has(id) ?? true).flatMap(cleanUpsOf);
}

/** Of a table its cells, each a text of its own, and its caption. */
function cleanUpsOf({ id, runs, table }: Block): CleanUpChange[] {
  const { text, places, runOf } = visibleText(runs);
  const own = changesOf(text, runOf).map((change) => ({
    ...change,
    id: `${id}:${change.start}`,
    block: id,
    start: places[change.start] as number,
    end: (places[change.end - 1] as number) + 1,
  }));
  const inCells = table
    ? placedCells(table).flatMap(({ cell, row, column }) =>
        changesOf(cell.text, []).map((change) => ({
          ...change,
          id: `${id}:${row}:${column}:${change.start}`,
          block: id,
          cell: { row, column },
        })),
      )
    : [];
  return [...own, ...inCells];
}

/** What can be cleaned up in one text; places are of that text. */
function changesOf(text: string, runOf: readonly Run[]): Omit<CleanUpChange, "id" | "block">[] {
  const found: { kind: CleanUpKind; start: number; end: number; text: string }[] = quotes(text);
  for (const { kind, pattern, fix } of rules) {
    for (const match of text.matchAll(pattern)) {
      const fixed = fix(match);
      const [start, end] = [match.index, match.index + match[0].length];
      if (fixed === null || fixed === match[0]) continue;
      if (kind === "spaces" && closesHeading(runOf, start, end)) continue;
      if (isAddress(text, start, end)) continue;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ kind, start, end, text: fixed });
    }
  }
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, start, end, text: fixed }) => {
      const [left, right] = [text.slice(Math.max(0, start - context), start), text.slice(end, end + context)];
      return {
        kind,
        start,
        end,
        text: fixed,
        before: left + text.slice(start, end) + right,
        after: left + fixed + right,
      };
    });
}

/** The gap after a run-in heading or a label parts it from the text; it is no stray space. */
function closesHeading(runOf: readonly Run[], start: number, end: number): boolean {
  const isHeading = (run: Run | undefined) => run?.title === true || run?.tag === true;
  const last = runOf[start - 1];
  const next = runOf[end];
  return isHeading(last) !== isHeading(next);
}

/** Inside an e-mail or web address every sign is meant. */
function isAddress(text: string, start: number, end: number): boolean {
  for (const { index, 0: address } of text.matchAll(
    /(?:https?:\/\/|www\.)[\w./?&=%#:-]+|[\w.-]+@[\w.-]+/gu,
  )) {
    if (start < index + address.length && index < end) return true;
  }
  return false;
}

/** Straight quotation marks of a paragraph with Chinese, by turns; an odd one leaves all of them to the person. */
function quotes(text: string): { kind: CleanUpKind; start: number; end: number; text: string }[] {
  const marks = [...text.matchAll(/"/gu)];
  if (marks.length % 2 === 1 || !new RegExp(han, "u").test(text)) return [];
  return marks.map(({ index }, turn) => ({
    kind: "straight-quotes",
    start: index,
    end: index + 1,
    text: turn % 2 === 0 ? "“" : "”",
  }));
}
