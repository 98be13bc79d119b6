import { findPoints } from "../../points/find.ts";
import type { RawFinding, Rule } from "../subject/rule.ts";
import { indexOfPlace } from "../subject/view.ts";

/** Finds gaps and repeats in a series of ordinals: 一是…二是…四是…. */
export const ordinals: Rule = {
  id: "ordinals",
  group: "structure",
  level: "error",
  words: {
    "zh-CN": {
      title: "序号",
      why: "同一组“一是、二是”“第一、第二”“（一）（二）”连续编号，不跳号，不重号。",
      found: (text, { kind, expected = "" }) =>
        kind === "gap" ? `“${text}”前面缺第${expected}条` : `“${text}”与前面的序号重复`,
    },
    en: {
      title: "Ordinals",
      why: "The numbers of a series go on without gaps and repeats.",
      found: (text, { kind, expected = "" }) =>
        kind === "gap" ? `Number ${expected} is missing before ${text}` : `${text} is there already`,
    },
  },
  examples: {
    bad: [
      "会议要求：一是抓整改。逐条销号。二是抓宣传。发动群众。«四是»抓常态。久久为功。",
      "会议要求：一是抓整改。逐条销号。二是抓宣传。发动群众。«二是»抓常态。久久为功。",
    ],
    good: [
      "会议要求：一是抓整改。逐条销号。二是抓宣传。发动群众。三是抓常态。久久为功。",
      "首先抓整改。逐条销号。其次抓宣传。发动群众。",
    ],
  },
  issue: ({ document, blocks }) => {
    const views = new Map(blocks.map((block) => [block.id, block]));
    return findPoints(document).flatMap(({ points }): RawFinding[] =>
      points.flatMap(({ block, ordinal, start, content }, index): RawFinding[] => {
        const last = points[index - 1]?.ordinal ?? null;
        if (index === 0 || ordinal === null || last === null || ordinal === last + 1) return [];
        const places = views.get(block)?.places ?? [];
        const from = indexOfPlace(places, start);
        const to = indexOfPlace(places, content - 1);
        if (from < 0 || to < from) return [];
        return [
          {
            block,
            start: from,
            end: to + 1,
            details: ordinal > last ? { kind: "gap", expected: String(last + 1) } : { kind: "repeat" },
          },
        ];
      }),
    );
  },
};
