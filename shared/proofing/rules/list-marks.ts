import { valueAt } from "../../basics/lookup.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

type Kind = "before-deng" | "after-list" | "colon" | "title-end";
const words: Record<Kind, readonly [zh: string, en: string]> = {
  "before-deng": ["“等”前不用顿号", "No 、 before 等"],
  "after-list": ["句末标点前多了一个标点", "A mark too many before the end of the sentence"],
  colon: ["冒号后面又有冒号", "A colon after a colon"],
  "title-end": ["标题末尾不用句号", "No full stop at the end of a heading"],
};

/** GB/T 15834—2011, 4.5 and 4.7: checks the punctuation of lists, and which punctuation can follow which. */
export const listPunctuation: Rule = {
  id: "list-marks",
  group: "punctuation",
  level: "error",
  clause: "GB/T 15834—2011，4.1、4.5.3、4.7.3",
  words: {
    "zh-CN": {
      title: "标点的用法",
      why: "“等”字前不用顿号；点号不叠用；标题末尾不用句号。",
      found: (text, { kind = "" }) => `${valueAt(words, kind)[0]}：“${text}”`,
    },
    en: {
      title: "Use of marks",
      why: "No 、 before 等; no two stops in a row; no full stop at the end of a heading.",
      found: (text, { kind = "" }) => `${valueAt(words, kind)[1]}: ${text}`,
    },
  },
  examples: {
    bad: [
      "镇街、社区«、→»等参加。",
      "要抓好落实«，。→。»",
      "实地查看了市场«、，→，»要求整改。",
      "@@区领导开展检查«。→»@@ 8日，实地查看了市场。",
    ],
    good: [
      "镇街、社区等参加。",
      "他说：“要抓好。”",
      "@@怎么办？@@ 8日，召开会议。",
      "“三强化”、“五到位”，全面推进。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text, runOf } = block;
    const stretches: BlockFinding[] = [];
    for (const { start } of matchesIn(
      text,
      /、(?=等(?:[，。；、\d]|参加|参与|也|单位|部门|同志|方面|工作|活动|地|人|领导|内容|问题|一系列))/gu,
    ))
      stretches.push({ start, end: start + 1, fix: "", details: { kind: "before-deng" } });
    for (const { match, start, end } of matchesIn(text, /[，、；]([。；！？])|[、；：]([，])|。([，、；])/gu))
      stretches.push({ start, end, fix: match[1] ?? match[2] ?? "。", details: { kind: "after-list" } });
    for (let at = 0; at < text.length; at += 1) {
      const isTitleEnd = runOf[at]?.title === true && runOf[at + 1]?.title !== true;
      if (isTitleEnd && /[。；，、]/u.test(text.charAt(at)) && at < text.length - 1)
        stretches.push({
          start: at,
          end: at + 1,
          fix: "",
          details: { kind: "title-end" },
          // Some offices end run-in titles with 。
          ...(text.charAt(at) === "。" && { level: "hint" as const }),
        });
    }
    return stretches;
  },
};
