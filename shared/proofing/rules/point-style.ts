import { findPoints, type Point } from "../../bulletin/points/find.ts";
import { emphasisedStretches, type Stretch as Emphasis } from "../../bulletin/points/stretches.ts";
import type { Found, Rule } from "../rule.ts";

/** The points of one issue are emphasised alike: here with their ordinals, there without, looks careless. */
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
  issue: ({ document, blocks }): Found[] => {
    const marks = new Map(document.blocks.map((block) => [block.id, emphasisedStretches(block)]));
    const series = findPoints(document).filter(
      ({ kind, points }) => kind !== "need" && points.some(({ ordinal }) => ordinal !== null),
    );
    const told = series.flatMap(({ article, points }) => {
      const forms = points.flatMap((point) => formOf(point, marks.get(point.block) ?? []) ?? []);
      const [first] = forms;
      return first && points[0] && forms.every((form) => form === first)
        ? [
            {
              article,
              form: first,
              point:
                points.find((point) => formOf(point, marks.get(point.block) ?? []) !== null) ?? points[0],
            },
          ]
        : [];
    });
    const count = (form: string) =>
      new Set(told.filter((each) => each.form === form).map(({ article }) => article)).size;
    const [having, lacking] = [count("with"), count("without")];
    if (Math.min(having, lacking) === 0 || Math.max(having, lacking) < 2) return [];
    const usual = having === lacking ? told[0]?.form : having > lacking ? "with" : "without";
    const odd = usual === "with" ? "without" : "with";
    const seen = new Set<string>();
    return told.flatMap(({ article, form, point }): Found[] => {
      if (form !== odd || seen.has(article)) return [];
      seen.add(article);
      const places = blocks.find(({ id }) => id === point.block)?.places ?? [];
      const [start, end] = [places.indexOf(point.start), places.indexOf(point.content - 1)];
      return start < 0 || end < start
        ? []
        : [{ block: point.block, start, end: end + 1, details: { kind: odd } }];
    });
  },
};

/** Whether the ordinal of a point is emphasised with its text; null where nothing of it is. */
function formOf({ start, content }: Point, marks: readonly Emphasis[]): "with" | "without" | null {
  if (marks.some((mark) => mark.start <= start && mark.end > content)) return "with";
  return marks.some((mark) => mark.start === content) ? "without" : null;
}
