import type { Rule } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/**
 * GB/T 15834—2011, 4.11.3.4: finds an ellipsis together with 等, which means the same. The form of dashes and
 * ellipses is checked by 文字整理 (`width.ts`).
 */
export const longDashes: Rule = {
  id: "long-marks",
  group: "punctuation",
  level: "error",
  clause: "GB/T 15834—2011，4.11.3.4",
  words: {
    "zh-CN": {
      title: "省略号与“等”",
      why: "省略号和“等”表示同一个意思，只用一个。",
      found: () => "省略号与“等”只用一个",
    },
    en: {
      title: "Ellipsis and 等",
      why: "An ellipsis and 等 say the same: one of them is enough.",
      found: () => "Either …… or 等",
    },
  },
  examples: {
    bad: ["市场、商铺«等……→等»都走访了。", "走访了市场、商铺«……等→等»。"],
    good: ["走访了市场、商铺……", "走访了市场、商铺等。", "文明——城市的底色。"],
  },
  block: (block) =>
    isText(block)
      ? matchesIn(block.text, /等(?:……|\.{3,}|…)|……等(?=[。，；、]|$)/gu).map(({ start, end }) => ({
          start,
          end,
          fix: "等",
        }))
      : [],
};
