import type { Rule } from "../subject/rule.ts";

/** Finds words that the publication does not print. */
export const bannedWords: Rule = {
  id: "banned-words",
  group: "words",
  level: "error",
  words: {
    "zh-CN": {
      title: "本刊不用的词",
      why: "由本单位自己定。",
      found: (text, { instead = "" }) => (instead === "" ? `本刊不用“${text}”` : `“${text}”改为“${instead}”`),
    },
    en: {
      title: "Words not printed here",
      why: "The office's own list.",
      found: (text, { instead = "" }) =>
        instead === "" ? `${text} is not printed here` : `${text} is printed ${instead}`,
    },
  },
  examples: {
    bad: [
      { text: "«创文→创城»工作有序推进。", context: { words: [{ word: "创文", instead: "创城" }] } },
      { text: "«亲自»到场。", context: { words: [{ word: "亲自", instead: "" }] } },
    ],
    good: [{ text: "创城工作有序推进。", context: { words: [{ word: "创文", instead: "创城" }] } }],
  },
  block: ({ text }, { words }) =>
    words.flatMap(({ word, instead }) => {
      const stretches = [];
      for (let at = word === "" ? -1 : text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
        stretches.push({
          start: at,
          end: at + word.length,
          ...(instead !== "" && { fix: instead }),
          details: { instead },
        });
      return stretches;
    }),
};
