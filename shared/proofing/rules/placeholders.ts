import type { Rule } from "../subject/rule.ts";
import { matchesIn } from "../subject/view.ts";

/** Finds placeholders that nobody has filled in: ［单位］ of a template, XX, ×××, ＿＿, 待定. */
export const placeholders: Rule = {
  id: "placeholders",
  group: "structure",
  level: "error",
  words: {
    "zh-CN": {
      title: "没有填的内容",
      why: "模板的空格、“XX”、“某某”、“（待补）”之类是写稿时留的记号，付印前要填好。",
      found: (text) => `“${text}”还没有填`,
    },
    en: {
      title: "Not filled in",
      why: "Fields of templates, XX, ××× and the like were meant to be filled in before printing.",
      found: (text) => `${text} is not filled in`,
    },
  },
  examples: {
    bad: [
      "«XX»街道开展活动。",
      "«×××»同志参加。",
      "«［单位］»开展活动。",
      "参加人数«（待补）»。",
      "于«__»日召开会议。",
    ],
    good: ["问卷面向种植户发放［注1］。", "XX型设备不在此列。", "面积为3×4米。", "街道开展活动。"],
  },
  block: ({ text, style }) =>
    matchesIn(
      text,
      /(?<![A-Za-z])[Xx]{2,}(?![A-Za-z型])|[×ⅹ]{2,}|［[^［］]{1,20}］|[（(]待(?:补|定|核实|确认)[^）)]{0,6}[）)]|_{2,}|＿{2,}|？{2,}|\?{2,}/gu,
    )
      // ［重点工作］ as the heading of a section is a frame, ［注1］ a reference.
      .filter(({ match: [found] }) => style !== "section" && !/^［注\d*］$/u.test(found))
      .map(({ start, end }) => ({ start, end })),
};
