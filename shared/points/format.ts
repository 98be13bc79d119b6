/**
 * Gives all points of an issue or an article one style, as a list of changes of which a person may choose
 * some.
 */
import { entryAt } from "../basics/lookup.ts";
import { canonicalRuns, sameData } from "../document/canonical.ts";
import type { Block, BulletinDocument, Run } from "../document/schema.ts";
import { findPoints, type Point } from "./find.ts";
import { isPlainText } from "./paragraphs.ts";
import { boldStretches, deletedStretches, pointStretches, type Stretch } from "./stretches.ts";
import type { PointStyle } from "./style.ts";

/** The whole issue, or an article by its id in the outline. */
export type PointScope = "issue" | { article: string };

/** Sets or removes a flag on a stretch of a block, except on deleted text, titles and labels. */
export interface PointEdit extends Stretch {
  flag: "point" | "bold";
  on: boolean;
}

/** The change of one point. */
export interface PointChange {
  /** Unique in one list of changes, and stable: the same point has the same id in every list. */
  id: string;
  article: string;
  block: string;
  /**
   * `added`: the point was not emphasised; `adjusted`: its emphasis changes; `absorbed`: bold text becomes a
   * point.
   */
  kind: "added" | "adjusted" | "absorbed";
  /** The runs of the point before and after the change, extended by other text that changes with it. */
  before: Run[];
  after: Run[];
  edits: PointEdit[];
}

/** Lists the changes that give all points the style. The document itself is not changed. */
export function formatPoints(
  document: BulletinDocument,
  style: PointStyle,
  scope: PointScope = "issue",
): PointChange[] {
  const series = findPoints(document).filter(({ article }) => scope === "issue" || article === scope.article);
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const byBlock = new Map<string, { article: string; point: Point }[]>();
  for (const { article, points } of series) {
    for (const point of points) {
      const inBlock = byBlock.get(point.block);
      if (inBlock) inBlock.push({ article, point });
      else byBlock.set(point.block, [{ article, point }]);
    }
  }
  return [...byBlock].flatMap(([id, inBlock]) =>
    changesInBlock(
      entryAt(blocks, id),
      inBlock.toSorted((a, b) => a.point.start - b.point.start),
      style,
    ),
  );
}

function changesInBlock(
  block: Block,
  inBlock: readonly { article: string; point: Point }[],
  style: PointStyle,
): PointChange[] {
  const emphasis: Emphasis = {
    point: pointStretches(block),
    bold: boldStretches(block),
    deletions: deletedStretches(block),
  };
  return inBlock.flatMap(({ article, point }, index) => {
    const limit = inBlock[index + 1]?.point.start ?? Infinity;
    const { edits, absorbs } = editsOf(point, targetOf(point, style), limit, emphasis);
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
    const newKind = absorbs ? "absorbed" : "added";
    return [
      {
        id: `${block.id}:${point.start}`,
        article,
        block: block.id,
        kind: hadPoint ? "adjusted" : newKind,
        before: old,
        after: next,
        edits,
      },
    ];
  });
}

/** The present emphasis and the deleted text of a block. */
interface Emphasis {
  point: Stretch[];
  bold: Stretch[];
  deletions: Stretch[];
}

/** The stretch that a style emphasises. */
export function targetOf(point: Point, { extent, closingMark }: PointStyle): Stretch {
  const { end, close } = extent === "first-comma" ? point.clause : point.sentence;
  return { start: extent === "after-ordinal" ? point.content : point.start, end: closingMark ? close : end };
}

const closeOf = (point: Point, { extent }: PointStyle): number =>
  (extent === "first-comma" ? point.clause : point.sentence).close;
/** The stretch that may belong to a point under some style. */
export const zoneOf = ({ start, sentence, clause }: Point): Stretch => ({
  start,
  end: Math.max(sentence.close, clause.close),
});
/** Whether two stretches have text in common. */
export const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/**
 * The edits that give one point the style: remove emphasis from the point and from emphasised text that
 * follows directly, up to `limit` (the next point), then emphasise the target. Text before the point stays as
 * it is: 会议要求： may be bold, and so may a heading before a series. Bold counts as emphasis of the point
 * only if it is within the point's sentence: a paragraph that is bold throughout stays bold.
 */
function editsOf(
  point: Point,
  target: Stretch,
  limit: number,
  emphasis: Emphasis,
): { edits: PointEdit[]; absorbs: boolean } {
  const zone = zoneOf(point);
  const boldInside = emphasis.bold.filter(
    (stretch) => stretch.start >= zone.start && stretch.end <= zone.end && overlaps(stretch, target),
  );
  const reach =
    emphasis.deletions.find(({ start, end }) => start <= zone.end && zone.end < end)?.end ?? zone.end;
  const oldPoints = emphasis.point.filter(
    (stretch) => stretch.start <= reach && zone.start < stretch.end && stretch.start < limit,
  );
  const edits: PointEdit[] = [
    ...boldInside.map(({ start, end }): PointEdit => ({ start, end, flag: "bold", on: false })),
    ...oldPoints
      .flatMap((stretch) =>
        outside({ start: Math.max(stretch.start, zone.start), end: Math.min(stretch.end, limit) }, target),
      )
      .map((stretch): PointEdit => ({ ...stretch, flag: "point", on: false })),
    { ...target, flag: "point", on: true },
  ];
  return { edits, absorbs: boldInside.length > 0 };
}

/** The parts of a stretch before and behind another one. */
const outside = (stretch: Stretch, other: Stretch): Stretch[] =>
  [
    { start: stretch.start, end: Math.min(stretch.end, other.start) },
    { start: Math.max(stretch.start, other.end), end: stretch.end },
  ].filter(({ start, end }) => start < end);

/**
 * Applies edits to runs. Where edits overlap, the later one in the list wins.
 * @param from the offset in the block at which the runs begin
 */
export function applyEdits(runs: readonly Run[], edits: readonly PointEdit[], from = 0): Run[] {
  const comingEdits = edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => b.start - a.start);
  let active: typeof comingEdits = [];
  let at = from;
  const editedRuns = runs.flatMap((run): Run[] => {
    const parts: Run[] = [];
    const end = at + run.text.length;
    const start = at;
    while (at < end) {
      for (let edit = comingEdits.at(-1); edit && edit.start <= at; edit = comingEdits.at(-1)) {
        active.push(edit);
        comingEdits.pop();
      }
      active = active.filter((edit) => edit.end > at).sort((a, b) => a.order - b.order);
      const next = Math.min(end, comingEdits.at(-1)?.start ?? end, ...active.map((edit) => edit.end));
      parts.push(editRun({ ...run, text: run.text.slice(at - start, next - start) }, active));
      at = next;
    }
    return parts;
  });
  return canonicalRuns(editedRuns);
}

function editRun(run: Run, edits: readonly PointEdit[]): Run {
  if (!isPlainText(run)) return run;
  const editedRun = { ...run };
  for (const { flag, on } of edits) {
    if (on) editedRun[flag] = true;
    else delete editedRun[flag];
  }
  return editedRun;
}

function runsBetween(runs: readonly Run[], { start, end }: Stretch): Run[] {
  const between: Run[] = [];
  let at = 0;
  for (const run of runs) {
    if (at >= end) break;
    const next = at + run.text.length;
    if (next > start) between.push({ ...run, text: run.text.slice(Math.max(start - at, 0), end - at) });
    at = next;
  }
  return canonicalRuns(between);
}
