/**
 * Finds problems of points for an editor to review: an article with unevenly emphasised points, and a title
 * that promises a different number of points. Gaps and repetitions in the numbers are not checked here.
 */
import { lastIndexUpTo } from "../basics/ascending.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { pointsByArticle, type Point, type PointSeries } from "./find.ts";
import { overlaps, zoneOf } from "./format.ts";
import { readNumber } from "./ordinals.ts";
import { emphasisedStretches, type Stretch } from "./stretches.ts";

/** A problem in the article with the given id. */
export type PointProblem =
  /** Some points are emphasised and others are not: `plainPoints` of `points` are not. */
  | { article: string; kind: "unmarked"; plainPoints: number; points: number }
  /** All points are emphasised, but not to the same extent. */
  | { article: string; kind: "extent" }
  /** The title promises another number: 三强化, but there are two. `promise` is the word in the title. */
  | { article: string; kind: "count"; promise: string; points: number };

/** Finds the problems of all articles, in order. */
export function findPointProblems(document: BulletinDocument): PointProblem[] {
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const stretches = new Map<string, Stretch[]>();
  const emphasisOf = (id: string): Stretch[] => {
    const ofBlock =
      stretches.get(id) ?? emphasisedStretches(blocks.get(id) ?? { id, style: "body", runs: [] });
    stretches.set(id, ofBlock);
    return ofBlock;
  };
  return pointsByArticle(document).flatMap(({ article, title, series }) => [
    ...findUnevenPoints(article, series, emphasisOf),
    ...findWrongCount(article, title, series),
  ]);
}

function findUnevenPoints(
  article: string,
  series: readonly PointSeries[],
  emphasisOf: (block: string) => Stretch[],
): PointProblem[] {
  const forms: Set<string>[] = [];
  let plainPoints = 0;
  let points = 0;
  for (const each of series) {
    const inSeries = each.points.map((point) => formsOf(point, emphasisOf(point.block)));
    const plain = inSeries.filter((form) => form.size === 0).length;
    if (plain === inSeries.length) continue;
    points += inSeries.length;
    plainPoints += plain;
    forms.push(...inSeries.filter((form) => form.size > 0));
  }
  if (plainPoints > 0) return [{ article, kind: "unmarked", plainPoints, points }];
  const [first, ...others] = forms;
  const isEven = !first || [...first].some((form) => others.every((other) => other.has(form)));
  return isEven ? [] : [{ article, kind: "extent" }];
}

/**
 * The extents that describe the emphasis of a point: from the ordinal or the text, to the end of the sentence
 * or clause, with or without closing punctuation. Several may describe the same emphasis. Empty for a point
 * without emphasis.
 */
function formsOf(point: Point, emphasis: readonly Stretch[]): Set<string> {
  // Text before the point (会议要求：) may be bold or not.
  const zone = zoneOf(point);
  const ends = lastIndexUpTo(emphasis, zone.end, ({ start }) => start);
  const begins = lastIndexUpTo(emphasis, zone.start, ({ end }) => end);
  const neighbours = emphasis
    .slice(begins + 1, ends + 1)
    .filter((stretch) => overlaps(stretch, zone))
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
        if (neighbours.some((stretch) => stretch.start === from && stretch.end === to))
          forms.add(`${start} ${extent} ${closing}`);
      }
    }
  }
  return neighbours.length > 0 && forms.size === 0 ? new Set([`other ${point.block} ${point.start}`]) : forms;
}

/** Words that are counted in titles even without quotation marks. */
const usual = "强化|聚焦|联动|提升|坚持|突出|加强|抓好|到位|注重|着力|推进|严格|优化|深化";
const promise = new RegExp(
  `[“‘"「]([二两三四五六七八九十]{1,2})个?(\\p{Script=Han}{2,3})[”’"」]|([二两三四五六七八九十]{1,2})个?(${usual})`,
  "gu",
);

/**
 * Compares the counts in a title with the points. A title promises a count only if its word occurs in at
 * least two points: 三农, 五老 and 四季度 are names.
 */
function findWrongCount(article: string, title: string, series: readonly PointSeries[]): PointProblem[] {
  return [...title.matchAll(promise)].flatMap((match): PointProblem[] => {
    const number = match[1] ?? match[3] ?? "";
    const word = match[2] ?? match[4] ?? "";
    const promisedCount = readNumber(number);
    const counts = series.map(({ points }) => ({
      all: points.length,
      withWord: points.filter(({ text }) => text.includes(word)).length,
    }));
    const best = counts.toSorted((a, b) => b.withWord - a.withWord)[0];
    if (
      !best ||
      best.withWord < 2 ||
      promisedCount === null ||
      counts.some(({ all, withWord }) => all === promisedCount || withWord === promisedCount)
    )
      return [];
    return [{ article, kind: "count", promise: `${number}${word}`, points: best.all }];
  });
}
