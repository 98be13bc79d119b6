import type { Rule } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/** Groups of units for the same quantity; a list must use one of a group. */
const families = ["公里|千米|米", "亿元|万元|元", "平方公里|公顷|平方米|亩", "吨|公斤|千克", "小时|分钟"];

/**
 * Finds lists with different units for one quantity (3公里、500米), or with both Arabic and Chinese digits.
 */
export const mixedUnits: Rule = {
  id: "mixed-units",
  group: "numbers",
  level: "hint",
  clause: "GB/T 15835—2011，3.3",
  words: {
    "zh-CN": {
      title: "并列的数量",
      why: "并列的数量单位一致，数字或者都用阿拉伯数字，或者都用汉字。",
      found: (text, { kind }) =>
        kind === "digits" ? `阿拉伯数字和汉字并列：“${text}”` : `并列的单位不一致：“${text}”`,
    },
    en: {
      title: "Quantities in a list",
      why: "Quantities side by side have one unit and one kind of digits.",
      found: (text, { kind }) =>
        kind === "digits"
          ? `Arabic and Chinese digits side by side: ${text}`
          : `Two units side by side: ${text}`,
    },
  },
  examples: {
    bad: ["修补路面«3公里、人行道500米»。", "拨付«200万元、自筹5000元»。", "检查«5个市场、六个»社区。"],
    good: [
      "修补路面3公里、人行道0.5公里。",
      "长3米、宽5米。",
      "检查5个市场、6个社区。",
      "检查市场5个、社区六必查。",
      "设3个小组、一个专班。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const mixedFamilies = families.flatMap((family) =>
      matchesIn(
        block.text,
        new RegExp(
          `(?<!\\d)\\d+(?:\\.\\d+)?(${family})、[^\\d，。；：、]{0,6}\\d+(?:\\.\\d+)?(${family})(?![\\p{Script=Han}]*率)`,
          "gu",
        ),
      ).filter(({ match }) => match[1] !== match[2]),
    );
    const digits = matchesIn(
      block.text,
      /(?<!\d)\d+([个名户件处家次份场项])\p{Script=Han}{0,6}、\p{Script=Han}{0,4}?[三四五六七八九十]+\1/gu,
    );
    return [
      ...mixedFamilies.map(({ start, end }) => ({ start, end, details: { kind: "units" } })),
      ...digits.map(({ match, start }) => ({
        start,
        end: start + match[0].length,
        details: { kind: "digits" },
      })),
    ];
  },
};
