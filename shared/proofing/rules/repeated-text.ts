import type { RawFinding, Rule } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/**
 * Minimum length in UTF-16 units: shorter sentences are often repeated on purpose (区委、区政府领导参加。).
 */
const minimumLength = 24;

/**
 * Finds paragraphs and long sentences that an issue contains twice, usually because they were pasted twice.
 */
export const repeatedText: Rule = {
  id: "repeated-text",
  group: "structure",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "重复的句子和段落",
      why: "同一段话在一期里印两遍，多半是粘贴了两次。",
      found: () => "这段话前面已经有了",
    },
    en: {
      title: "Said twice",
      why: "What stands twice in one issue most likely was pasted twice.",
      found: () => "This stands in the issue already",
    },
  },
  examples: {
    bad: [
      "督导组先后来到东河市场、青年路社区实地查看创建指标落实情况并现场反馈问题。\n«督导组先后来到东河市场、青年路社区实地查看创建指标落实情况并现场反馈问题。»",
    ],
    good: [
      "区创建办、区城管局、东河街道相关负责同志参加。\n区创建办、区城管局、东河街道相关负责同志参加。",
      "督导组先后来到东河市场、青年路社区实地查看创建指标落实情况并现场反馈问题。\n督导组先后来到北坡市场、南关社区实地查看创建指标落实情况并现场反馈问题。",
    ],
  },
  issue: ({ blocks }): RawFinding[] => {
    const earlierSentences = new Set<string>();
    return blocks.filter(isText).flatMap(({ id, text }): RawFinding[] =>
      matchesIn(text, /[^。！？\n]+[。！？]?/gu).flatMap(({ match, start, end }): RawFinding[] => {
        const sentence = match[0].trim();
        if (
          sentence.length < minimumLength ||
          /(?:同志|领导|负责人|负责同志|相关活动|有关活动)[^，。]{0,6}。?$/u.test(sentence)
        )
          return [];
        if (earlierSentences.has(sentence)) return [{ block: id, start, end }];
        earlierSentences.add(sentence);
        return [];
      }),
    );
  },
};
