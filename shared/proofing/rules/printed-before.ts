import { printedDate } from "../../bulletin/dates.ts";
import type { Found, Rule } from "../rule.ts";
import { isText } from "../view.ts";

/** Set phrases and the same lists of units come to half of a brief. */
const minimumShare = 0.6;

/** An article that the archive has already, in an issue before. */
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
  issue: ({ blocks, articles }, { printed }): Found[] =>
    printed.flatMap(({ article, title, number, date, share }): Found[] => {
      const found = articles.find(({ id }) => id === article);
      const first = blocks.find((block) => block.id === found?.blocks[0]);
      if (!found || !first || !isText(first) || share < minimumShare) return [];
      const issue = [number === null ? "" : `第${number}期`, date === null ? "" : printedDate(date)]
        .filter(Boolean)
        .join("，");
      // The beginning stands for the article: its title, or else its first clause.
      const titled = first.runOf.findLastIndex((run) => run.title) + 1;
      const end =
        titled > 0 ? titled : (/^[^，。；：]*/u.exec(first.text)?.[0].length ?? 0) || first.text.length;
      return [
        { block: first.id, start: 0, end, details: { title, issue, share: String(Math.round(share * 100)) } },
      ];
    }),
};
