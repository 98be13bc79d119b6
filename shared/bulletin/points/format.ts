/** Gives the points of an issue or of one article one style, as a list of changes that can be taken singly. */
import { canonicalRuns, sameData } from "../canonical.ts";
import type { Block, BulletinDocument, Run } from "../schema.ts";
import { findPoints, type Point } from "./find.ts";
import { isPlainText } from "./paragraphs.ts";
import { boldStretches, deletedStretches, pointStretches, type Stretch } from "./stretches.ts";
import type { PointStyle } from "./style.ts";

/** The whole issue, or an article by its id in the outline. */
export type PointScope = "issue" | { article: string };

/** Sets or takes a flag on a stretch of a block. Deleted text, titles and labels in it are left alone. */
export interface PointEdit extends Stretch {
  flag: "point" | "bold";
  on: boolean;
}

export interface PointChange {
  /** Unique in one list of changes; the same for the same point when the list is made again. */
  id: string;
  article: string;
  block: string;
  /** A point that was not emphasised; one whose emphasis goes elsewhere; bold that becomes a point. */
  kind: "added" | "adjusted" | "absorbed";
  /** The runs of the point before and after, with whatever else changes. */
  before: Run[];
  after: Run[];
  edits: PointEdit[];
}

/** What would have to change for all points to have the style. Changes nothing. */
export function formatPoints(
  document: BulletinDocument,
  style: PointStyle,
  scope: PointScope = "issue",
): PointChange[] {
  const found = findPoints(document).filter(({ article }) => scope === "issue" || article === scope.article);
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const byBlock = new Map<string, { article: string; point: Point }[]>();
  for (const { article, points } of found) {
    for (const point of points) {
      const placed = byBlock.get(point.block);
      if (placed) placed.push({ article, point });
      else byBlock.set(point.block, [{ article, point }]);
    }
  }
  return [...byBlock].flatMap(([id, placed]) =>
    changesOf(
      blocks.get(id) as Block,
      placed.toSorted((a, b) => a.point.start - b.point.start),
      style,
    ),
  );
}

function changesOf(
  block: Block,
  placed: readonly { article: string; point: Point }[],
  style: PointStyle,
): PointChange[] {
  const marks: Marks = {
    pointed: pointStretches(block),
    bold: boldStretches(block),
    deleted: deletedStretches(block),
  };
  return placed.flatMap(({ article, point }, index) => {
    const limit = placed[index + 1]?.point.start ?? Infinity;
    const { edits, absorbs } = editsOf(point, targetOf(point, style), limit, marks);
    const range = edits.reduce(
      (all, { start, end }) => ({ start: Math.min(all.start, start), end: Math.max(all.end, end) }),
      {
        start: point.start,
        end: closeOf(point, style),
      },
    );
    const old = runsBetween(block.runs, range);
    const next = applyEdits(old, edits, range.start);
    if (sameData(old, next)) return [];
    const hadPoint = old.some((run) => run.point && isPlainText(run));
    const kind = hadPoint ? "adjusted" : absorbs ? "absorbed" : "added";
    return [
      { id: `${block.id}:${point.start}`, article, block: block.id, kind, before: old, after: next, edits },
    ];
  });
}

interface Marks {
  pointed: Stretch[];
  bold: Stretch[];
  deleted: Stretch[];
}

/** The stretch that a style emphasises. */
export function targetOf(point: Point, { extent, closingMark }: PointStyle): Stretch {
  const { end, close } = extent === "first-comma" ? point.clause : point.sentence;
  return { start: extent === "after-ordinal" ? point.content : point.start, end: closingMark ? close : end };
}

const closeOf = (point: Point, { extent }: PointStyle): number =>
  (extent === "first-comma" ? point.clause : point.sentence).close;
/** What belongs to a point under any style. */
export const zoneOf = ({ start, sentence, clause }: Point): Stretch => ({
  start,
  end: Math.max(sentence.close, clause.close),
});
export const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/**
 * Emphasis of the point and of what follows without a gap goes, up to the next point; then the point is emphasised. What
 * stands before it is not asked: 会议要求： may be bold, and so may a heading before a series.
 * Plain bold is the same emphasis where it lies within the point's sentence: a paragraph all in bold stays so.
 */
function editsOf(
  point: Point,
  target: Stretch,
  limit: number,
  marks: Marks,
): { edits: PointEdit[]; absorbs: boolean } {
  const zone = zoneOf(point);
  const same = marks.bold.filter(
    (stretch) => stretch.start >= zone.start && stretch.end <= zone.end && overlaps(stretch, target),
  );
  const reach = marks.deleted.find(({ start, end }) => start <= zone.end && zone.end < end)?.end ?? zone.end;
  const old = marks.pointed.filter(
    (stretch) => stretch.start <= reach && zone.start < stretch.end && stretch.start < limit,
  );
  const edits: PointEdit[] = [
    ...same.map(({ start, end }): PointEdit => ({ start, end, flag: "bold", on: false })),
    ...old
      .flatMap((stretch) =>
        outside({ start: Math.max(stretch.start, zone.start), end: Math.min(stretch.end, limit) }, target),
      )
      .map((stretch): PointEdit => ({ ...stretch, flag: "point", on: false })),
    { ...target, flag: "point", on: true },
  ];
  return { edits, absorbs: same.length > 0 };
}

/** The parts of a stretch before and after another. */
const outside = (stretch: Stretch, other: Stretch): Stretch[] =>
  [
    { start: stretch.start, end: Math.min(stretch.end, other.start) },
    { start: Math.max(stretch.start, other.end), end: stretch.end },
  ].filter(({ start, end }) => start < end);

/** The runs with some edits made; where edits meet, the later one holds. `from`: the place in the block where the runs begin. */
export function applyEdits(runs: readonly Run[], edits: readonly PointEdit[], from = 0): Run[] {
  const waiting = edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => b.start - a.start);
  let active: typeof waiting = [];
  let at = from;
  const edited = runs.flatMap((run): Run[] => {
    const parts: Run[] = [];
    const end = at + run.text.length;
    const start = at;
    while (at < end) {
      while (waiting.length > 0 && (waiting.at(-1) as PointEdit).start <= at)
        active.push(waiting.pop() as (typeof waiting)[number]);
      active = active.filter((edit) => edit.end > at).sort((a, b) => a.order - b.order);
      const next = Math.min(end, waiting.at(-1)?.start ?? end, ...active.map((edit) => edit.end));
      parts.push(editRun({ ...run, text: run.text.slice(at - start, next - start) }, active));
      at = next;
    }
    return parts;
  });
  return canonicalRuns(edited);
}

function editRun(run: Run, edits: readonly PointEdit[]): Run {
  if (!isPlainText(run)) return run;
  const edited = { ...run };
  for (const { flag, on } of edits) {
    if (on) edited[flag] = true;
    else delete edited[flag];
  }
  return edited;
}

function runsBetween(runs: readonly Run[], { start, end }: Stretch): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const run of runs) {
    if (at >= end) break;
    const next = at + run.text.length;
    if (next > start) found.push({ ...run, text: run.text.slice(Math.max(start - at, 0), end - at) });
    at = next;
  }
  return canonicalRuns(found);
}
