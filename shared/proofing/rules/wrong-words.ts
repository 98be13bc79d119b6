import { Coverage } from "../../basics/coverage.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";
import { createWrongWordSearch } from "./wrong-words/find.ts";
import { listWrongWords } from "./wrong-words/tables.ts";

let search: ReturnType<typeof createWrongWordSearch> | undefined;

/** Finds wrong words. The search is made at the first check: a program that starts to export needs none. */
function findWrongWords(text: string): ReturnType<NonNullable<typeof search>> {
  search ??= createWrongWordSearch(listWrongWords());
  return search(text);
}

/** Finds wrong characters and non-standard forms: 布署, 截止目前, 台帐. */
export const wrongWord: Rule = {
  id: "wrong-words",
  group: "words",
  level: "error",
  clause: "《通用规范汉字表》；GF 1001—2001",
  words: {
    "zh-CN": {
      title: "易错字词",
      why: "常见的别字和不规范写法，按国家语言文字规范改正。",
      found: (text, { right = "" }) => (right === "" ? `“${text}”与后文重复` : `“${text}”应为“${right}”`),
    },
    en: {
      title: "Wrong words",
      why: "Words that are often written wrongly, put right after the norms of the language.",
      found: (text, { right = "" }) =>
        right === "" ? `${text} is said again by what follows` : `${text} should be ${right}`,
    },
  },
  examples: {
    bad: [
      "会议«布署→部署»了下一步工作。",
      "«截止→截至»11月20日，共整改问题12处。",
      "«截止目前→截至目前»，已清理楼道90处。",
      "建立问题«台帐→台账»，逐项销号。",
      "清运«部份→部分»垃圾。",
    ],
    good: [
      "截至目前，已清理楼道90处。",
      "报名截止日期为11月20日。",
      "全部份额已经认购。",
      "志愿者在现场搭建帐篷、检查帐篷。",
      "号召募捐，反复盖章核对。",
      "会上作出部署。",
    ],
  },
  block: ({ text }) => {
    const stretches: BlockFinding[] = [];
    const coverage = new Coverage(text.length);
    for (const { start, end, word } of findWrongWords(text)) {
      if (coverage.touches(start, end)) continue;
      coverage.add(start, end);
      stretches.push({ start, end, fix: word.right, level: word.level, details: { right: word.right } });
    }
    return stretches;
  },
};
