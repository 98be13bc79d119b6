import type { Rule } from "../subject/rule.ts";
import { isText } from "../subject/view.ts";

/** A numbered heading that is no sentence: 二、广泛宣传，营造浓厚氛围. */
const heading =
  /^\s*(?:第?[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十]+）|\d+[.．、])[^。；！？]*$/u;

/**
 * Finds paragraphs that end in the middle of a sentence, usually because of a line break in the manuscript.
 */
export const cutParagraph: Rule = {
  id: "cut-paragraph",
  group: "structure",
  level: "error",
  words: {
    "zh-CN": {
      title: "截断的段落",
      why: "段落在句子中间断开，多半是来稿里的换行。",
      found: (text) => `段落在“${text}”后断开`,
    },
    en: {
      title: "A paragraph cut short",
      why: "The paragraph ends in the middle of a sentence: a line break of the manuscript.",
      found: (text) => `The paragraph breaks off after ${text}`,
    },
  },
  examples: {
    bad: [
      "建设单位要严抓工程质量，压紧压实«责任，»\n各相关部门要加强督导检查。",
      "召开专项工作会，联合相关«单»\n位制定行动方案。",
    ],
    good: [
      "区领导要求：\n一是抓整改。",
      "活动圆满结束。\n近日，又开展宣传。",
      "共发放资料100份\n（东河街道）",
      "一、指导思想\n坚持以人民为中心。",
      "二、广泛宣传，营造浓厚氛围\n为做好工作，成立专班。",
    ],
  },
  issue: ({ blocks }) =>
    blocks.flatMap((block, index) => {
      const next = blocks[index + 1];
      const { id, text } = block;
      const body = text.trimEnd();
      if (!isText(block) || !next || !isText(next) || body === "" || next.text.trim() === "") return [];
      // A line without punctuation may be a heading.
      const endsOpen = /[，、]$/u.test(body) || (/[\p{Script=Han}\d]$/u.test(body) && /[，。；]/u.test(body));
      if (
        !endsOpen ||
        /^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])/u.test(next.text) ||
        next.runOf[0]?.title ||
        next.runOf[0]?.tag
      )
        return [];
      if (heading.test(body)) return [];
      if (/[，、]$/u.test(body))
        return [{ block: id, start: Math.max(0, body.length - 3), end: body.length }];
      return [{ block: id, start: body.length - 1, end: body.length, level: "suspect" }];
    }),
};
