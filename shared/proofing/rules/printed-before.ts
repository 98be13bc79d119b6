import { printedDate } from "../../basics/dates.ts";
import type { RawFinding, Rule } from "../subject/rule.ts";
import { isText } from "../subject/view.ts";

/** Minimum share of common text. Set phrases and lists of the same units alone make up to half of a brief. */
const minimumShare = 0.6;

/** Finds articles that an earlier issue has already printed. */
export const printedBefore: Rule = {
  id: "printed-before",
  group: "facts",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "以前登过的稿件",
      why: "与已经印发的稿件大段相同，多半是重复刊登。",
      found: (_, { title = "", issue = "", share = "" }) => `与${issue}《${title}》相同 ${share}%`,
    },
    en: {
      title: "Printed before",
      why: "What has most of its text in common with an article of an earlier issue was most likely printed already.",
      found: (_, { title = "", issue = "", share = "" }) => `${share}% as in “${title}”, ${issue}`,
    },
  },
  examples: {
    bad: [
      {
        text: "【检查督导】\n«@@区领导开展检查@@» 8日，实地查看了市场。",
        context: {
          printed: [{ article: "b2", title: "区领导开展检查", number: 7, date: "2026-03-09", share: 0.9 }],
        },
      },
    ],
    good: [
      {
        text: "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。",
        context: {
          printed: [
            { article: "b2", title: "区领导开展检查", number: 7, date: "2026-03-09", share: 0.4 },
            { article: "b9", title: "已经删去", number: 7, date: null, share: 1 },
          ],
        },
      },
    ],
  },
  issue: ({ blocks, articles }, { printed }): RawFinding[] =>
    printed.flatMap(({ article, title, number, date, share }): RawFinding[] => {
      const outlineArticle = articles.find(({ id }) => id === article);
      const first = blocks.find((block) => block.id === outlineArticle?.blocks[0]);
      if (!outlineArticle || !first || !isText(first) || share < minimumShare) return [];
      const issue = [number === null ? "" : `第${number}期`, date === null ? "" : printedDate(date)]
        .filter(Boolean)
        .join("，");
      // The finding marks the title of the article, or else its first clause.
      const titleEnd = first.runOf.findLastIndex((run) => run.title) + 1;
      const end =
        titleEnd > 0 ? titleEnd : (/^[^，。；：]*/u.exec(first.text)?.[0].length ?? 0) || first.text.length;
      return [
        { block: first.id, start: 0, end, details: { title, issue, share: String(Math.round(share * 100)) } },
      ];
    }),
};
