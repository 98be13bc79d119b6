import { lastIndexUpTo } from "../../basics/ascending.ts";
import { findPoints, type Point } from "../../points/find.ts";
import { emphasisedStretches, type Stretch as Emphasis } from "../../points/stretches.ts";
import type { RawFinding, Rule } from "../subject/rule.ts";
import { indexOfPlace } from "../subject/view.ts";

/**
 * Finds articles whose points are emphasised differently from the rest of the issue: with or without their
 * ordinals.
 */
export const pointStyle: Rule = {
  id: "point-style",
  group: "structure",
  level: "hint",
  words: {
    "zh-CN": {
      title: "各篇要点的加粗",
      why: "同一期各篇稿件的要点按同一样式加粗；“一键整理要点”可以统一。",
      found: (_, { kind }) =>
        kind === "with" ? "这里的序号加粗，其他稿件的序号不加粗" : "这里的序号不加粗，其他稿件的序号加粗",
    },
    en: {
      title: "Points of the articles",
      why: "The points of all articles of an issue are emphasised in one way.",
      found: (_, { kind }) =>
        kind === "with"
          ? "Here ordinals are bold; in other articles they are not"
          : "Here ordinals are not bold; in other articles they are",
    },
  },
  examples: {
    bad: [
      "@@甲@@ **一是抓整改。**逐条销号。**二是抓宣传。**发动群众。\n（甲）\n@@乙@@ **一是抓建章。**逐条销号。**二是抓常态。**发动群众。\n（乙）\n@@丙@@ «一是»**抓协调。**逐条销号。二是**抓督导。**发动群众。\n（丙）",
    ],
    good: [
      "@@甲@@ **一是抓整改。**逐条销号。**二是抓宣传。**发动群众。\n（甲）\n@@丙@@ 一是**抓协调。**逐条销号。二是**抓督导。**发动群众。\n（丙）",
      "@@甲@@ 一是**抓整改。**逐条销号。二是**抓宣传。**发动群众。\n（甲）",
    ],
  },
  issue: ({ document, blocks }): RawFinding[] => {
    const views = new Map(blocks.map((block) => [block.id, block]));
    const emphases = new Map(document.blocks.map((block) => [block.id, emphasisedStretches(block)]));
    const formIn = (point: Point) => formOf(point, emphases.get(point.block) ?? []);
    const series = findPoints(document).filter(
      ({ kind, points }) => kind !== "need" && points.some(({ ordinal }) => ordinal !== null),
    );
    const uniformSeries = series.flatMap(({ article, points }) => {
      const forms = points.flatMap((point) => formIn(point) ?? []);
      const [first] = forms;
      return first && points[0] && forms.every((form) => form === first)
        ? [{ article, form: first, point: points.find((point) => formIn(point) !== null) ?? points[0] }]
        : [];
    });

    const count = (form: string) =>
      new Set(uniformSeries.filter((each) => each.form === form).map(({ article }) => article)).size;
    const withCount = count("with");
    const withoutCount = count("without");
    if (Math.min(withCount, withoutCount) === 0 || Math.max(withCount, withoutCount) < 2) return [];
    const majority = withCount > withoutCount ? "with" : "without";
    const usual = withCount === withoutCount ? uniformSeries[0]?.form : majority;
    const odd = usual === "with" ? "without" : "with";

    const reportedArticles = new Set<string>();
    return uniformSeries.flatMap(({ article, form, point }): RawFinding[] => {
      if (form !== odd || reportedArticles.has(article)) return [];
      reportedArticles.add(article);
      const places = views.get(point.block)?.places ?? [];
      const start = indexOfPlace(places, point.start);
      const end = indexOfPlace(places, point.content - 1);
      return start < 0 || end < start
        ? []
        : [{ block: point.block, start, end: end + 1, details: { kind: odd } }];
    });
  },
};

/** Whether a point is emphasised with or without its ordinal; null if it is not emphasised. */
function formOf({ start, content }: Point, emphases: readonly Emphasis[]): "with" | "without" | null {
  const upTo = (offset: number) => emphases[lastIndexUpTo(emphases, offset, (each) => each.start)];
  if ((upTo(start)?.end ?? 0) > content) return "with";
  return upTo(content)?.start === content ? "without" : null;
}
