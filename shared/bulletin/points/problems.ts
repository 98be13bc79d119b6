/**
 * What an editor would want to look at: an article whose points are emphasised unevenly, and a title that promises another
 * number of points than there are. Gaps and repeats in the numbers are not asked here.
 */
import type { BulletinDocument } from "../schema.ts";
import { pointsByArticle, type Point, type PointSeries } from "./find.ts";
import { overlaps, zoneOf } from "./format.ts";
import { readNumber } from "./ordinals.ts";
import { emphasisedStretches, type Stretch } from "./stretches.ts";

export type PointProblem =
  /** Some points of a series are emphasised, others are not. */
  | { article: string; kind: "unmarked"; unmarked: number; points: number }
  /** All are, but not to the same extent. */
  | { article: string; kind: "extent" }
  /** 三强化, and there are two. `promise` is the title's word. */
  | { article: string; kind: "count"; promise: string; points: number };

export function findPointProblems(document: BulletinDocument): PointProblem[] {
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const marks = new Map<string, Stretch[]>();
  const marksOf = (id: string): Stretch[] => {
    const known = marks.get(id) ?? emphasisedStretches(blocks.get(id) ?? { id, style: "body", runs: [] });
    marks.set(id, known);
    return known;
  };
  return pointsByArticle(document).flatMap(({ article, title, series }) => [
    ...unevenPoints(article, series, marksOf),
    ...wrongCount(article, title, series),
  ]);
}

function unevenPoints(
  article: string,
  series: readonly PointSeries[],
  marksOf: (block: string) => Stretch[],
): PointProblem[] {
  const forms: Set<string>[] = [];
  let unmarked = 0;
  let points = 0;
  for (const each of series) {
    const inSeries = each.points.map((point) => formsOf(point, marksOf(point.block)));
    const plain = inSeries.filter((form) => form.size === 0).length;
    if (plain === inSeries.length) continue;
    points += inSeries.length;
    unmarked += plain;
    forms.push(...inSeries.filter((form) => form.size > 0));
  }
  if (unmarked > 0) return [{ article, kind: "unmarked", unmarked, points }];
  const [first, ...others] = forms;
  const isEven = !first || [...first].some((form) => others.every((other) => other.has(form)));
  return isEven ? [] : [{ article, kind: "extent" }];
}

/** The forms that the emphasis of a point may be said to have: with or without ordinal, to comma or full stop, …. None: it has no emphasis. */
function formsOf(point: Point, marks: readonly Stretch[]): Set<string> {
  // What stands before the point (会议要求：) may be bold or not.
  const touching = marks
    .filter((mark) => overlaps(mark, zoneOf(point)))
    .map(({ start, end }) => ({ start: Math.max(start, point.start), end }));
  const forms = new Set<string>();
  for (const [start, from] of [
    ["ordinal", point.start],
    ["content", point.content],
  ] as const) {
    for (const [extent, { end, close }] of [
      ["sentence", point.sentence],
      ["clause", point.clause],
    ] as const) {
      for (const [closing, to] of [
        ["open", end],
        ["closed", close],
      ] as const) {
        if (touching.some((mark) => mark.start === from && mark.end === to))
          forms.add(`${start} ${extent} ${closing}`);
      }
    }
  }
  return touching.length > 0 && forms.size === 0 ? new Set([`other ${point.block} ${point.start}`]) : forms;
}

/** Words that titles count, where they stand without quotation marks. */
const usual = "强化|聚焦|联动|提升|坚持|突出|加强|抓好|到位|注重|着力|推进|严格|优化|深化";
const promise = new RegExp(
  `[“‘"「]([二两三四五六七八九十]{1,2})个?(\\p{Script=Han}{2,3})[”’"」]|([二两三四五六七八九十]{1,2})个?(${usual})`,
  "gu",
);

/** A title promises a count only where its word is found again in at least two points: 三农, 五老 and 四季度 are names. */
function wrongCount(article: string, title: string, series: readonly PointSeries[]): PointProblem[] {
  return [...title.matchAll(promise)].flatMap((match): PointProblem[] => {
    const [number, word] = [match[1] ?? match[3] ?? "", match[2] ?? match[4] ?? ""];
    const promised = readNumber(number);
    const having = series.map(({ points }) => ({
      all: points.length,
      having: points.filter(({ text }) => text.includes(word)).length,
    }));
    const best = having.toSorted((a, b) => b.having - a.having)[0];
    if (
      !best ||
      best.having < 2 ||
      promised === null ||
      having.some(({ all, having }) => all === promised || having === promised)
    )
      return [];
    return [{ article, kind: "count", promise: `${number}${word}`, points: best.all }];
  });
}
