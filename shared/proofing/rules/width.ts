import { valueAt } from "../../basics/lookup.ts";
import { findCleanUps, type CleanUpKind } from "../../editing/clean-up.ts";
import type { Rule } from "../subject/rule.ts";
import { indexOfPlace, isText, type BlockView } from "../subject/view.ts";

const kinds: Record<CleanUpKind, readonly [zh: string, en: string]> = {
  "half-width-punctuation": ["半角标点", "Half-width punctuation"],
  "straight-quotes": ["直引号", "Straight quotation marks"],
  "full-width-letters": ["全角字母或数字", "Full-width letters or figures"],
  spaces: ["多余的空格", "A stray space"],
  "doubled-punctuation": ["重复的标点", "A doubled mark"],
  "ellipsis-and-dash": ["省略号或破折号的写法", "The form of an ellipsis or a dash"],
  "leading-zeros": ["月、日前多余的零", "A zero before month or day"],
};

/** In lines that are no sentences spaces part names and columns: （张三丰 李四光）. */
const isSentence = (view: BlockView): boolean =>
  isText(view) && /[。；！？]/u.test(view.text) && !view.text.includes("\t");

/** GB/T 15834—2011, 5.1; GB/T 15835—2011, 5.1: reports everything that 文字整理 would correct. */
export const width: Rule = {
  id: "width",
  group: "punctuation",
  level: "error",
  clause: "GB/T 15834—2011，附录B；GB/T 15835—2011，4.1",
  words: {
    "zh-CN": {
      title: "全角半角与空格",
      why: "中文里用全角标点，数字和字母用半角，数字两侧不留空格，月、日前不加零。",
      found: (text, { kind }) => `${valueAt(kinds, kind)[0]}${text.trim() === "" ? "" : `“${text}”`}`,
    },
    en: {
      title: "Widths and spaces",
      why: "Chinese text has full-width punctuation; figures and letters are half-width, without spaces around them; months and days have no zero before them.",
      found: (text, { kind }) => `${valueAt(kinds, kind)[1]}${text.trim() === "" ? "" : `: ${text}`}`,
    },
  },
  examples: {
    bad: [
      "街道积极部署«,→，»全面推进。",
      '组织«"→“»清洁日«"→”»活动。',
      "共清理«１２→12»处。",
      "共清理« →»12处。",
      "«0→»3月«0→»9日，活动启动。",
      "全面推进«，，→，»落实到位。",
    ],
    good: [
      "@@区领导开展实地检查@@ 8日，实地查看了市场。",
      "^^【文明实践】^^ 柳溪镇：近日，开展活动。",
      "网址为www.example.cn，邮箱a.b@example.cn。",
      "全年增长3.5%，完成1,200件。",
      "开展“发奋正当时 创城谱新篇”活动。",
    ],
  },
  issue: ({ document, blocks }) => {
    const views = new Map(blocks.map((block) => [block.id, block]));
    const sentences = new Set(blocks.filter(isSentence).map(({ id }) => id));
    return findCleanUps(document).flatMap(({ kind, block, cell, start, end, text }) => {
      // Findings cannot refer to table cells; 文字整理 itself shows those corrections.
      if (cell) return [];
      const view = views.get(block);
      if (kind === "spaces" && !sentences.has(block)) return [];
      const places = view?.places ?? [];
      const from = indexOfPlace(places, start);
      const to = indexOfPlace(places, end - 1);
      return from < 0 || to < 0 ? [] : [{ block, start: from, end: to + 1, fix: text, details: { kind } }];
    });
  },
};
