import type { Rule } from "../subject/rule.ts";
import { lastIndexUpTo } from "../../basics/ascending.ts";
import { isText, matchesIn, quotedIn } from "../subject/view.ts";

/** UTF-16 units before a space that tell whether a single character stands there. */
const longestName = 4;

/**
 * Finds spaces between two Chinese characters of running text, left by a line break of the manuscript or a
 * typing error.
 */
export const innerSpace: Rule = {
  id: "inner-space",
  group: "punctuation",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "字间空格",
      why: "正文的汉字之间不留空格；标题后的空格、引号里两句之间的空格和两个字姓名中间的空格除外。",
      found: () => "汉字之间有空格",
    },
    en: {
      title: "Spaces between characters",
      why: "Running text has no spaces between its characters, but behind a title, between two lines in quotation marks and within a name of two characters.",
      found: () => "A space between characters",
    },
  },
  examples: {
    bad: ["街道组织志« →»愿者清理楼道。", "各单位要« →»压实责任。"],
    good: [
      "@@区领导开展实地检查@@ 近日，实地查看了市场。",
      "开展“发奋正当时 创城谱新篇”活动。",
      "王 芳、程一禾参加。",
      "@@发奋正当时 创城谱新篇@@ 近日，活动启动。",
      "^^【文明实践】^^ 柳溪镇开展活动。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text, runOf } = block;
    const quotations = quotedIn(text);
    return matchesIn(text, /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu).flatMap(({ start, end }) => {
      const before = runOf[start - 1];
      const isGap =
        before?.title === true ||
        before?.tag === true ||
        end < (quotations[lastIndexUpTo(quotations, start, (each) => each.start)]?.end ?? 0);
      const isName =
        /(?<!\p{Script=Han})\p{Script=Han}$/u.test(text.slice(Math.max(0, start - longestName), start)) &&
        /^\p{Script=Han}(?!\p{Script=Han})/u.test(text.slice(end));
      return isGap || isName ? [] : [{ start, end, fix: "" }];
    });
  },
};
