import { Coverage } from "../../basics/coverage.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/** Characters that correct Chinese repeats directly (reduplication). */
const reduplicatedCharacters = new Set(
  "人天年月日时刻家户处件样种层次步条项个点代回常往渐纷频屡连仅刚偏足稍略慢快好早大小高深浅远轻重细密紧牢稳实满多少想看说听走谈试聊笑谢妈爸爷奶哥姐弟妹叔伯婶舅姑姨星宝娃蒸默悄缓徐匆冉熙攘茫滚滔洋欣奕闪代世生句字声事路村镇街区楼栋门店班组队校园厂级段线面环节章页桩".split(
    "",
  ),
);

/** Finds a character, word or sentence that is written twice in a row by mistake. */
export const doubled: Rule = {
  id: "doubled",
  group: "words",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "重复的字词",
      why: "改稿时最容易留下的痕迹：同一个字、词或句子连写了两遍。",
      found: (text) => `“${text}”重复`,
    },
    en: {
      title: "Words twice",
      why: "What editing leaves behind: a character, a word or a sentence that stands there twice.",
      found: (text) => `${text} stands there twice`,
    },
  },
  examples: {
    bad: [
      "积极开展«的的→的»工作。",
      "志愿者«参加参加→参加»了活动。",
      "切实«加强加强→加强»管理。",
      "居民«积极参与积极参与→积极参与»创建。",
    ],
    good: [
      "的的确确见了成效。",
      "常常开展活动，处处整洁，人人参与。",
      "认认真真落实，扎扎实实推进。",
      "讨论讨论再定，研究研究方案。",
      "检查检查再检查。",
      "一件一件抓，一户一户走。",
      "做到天天查、日日清。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text } = block;
    const stretches: BlockFinding[] = [];
    const words = new Coverage(text.length);
    // Two characters or more. A repeated verb without an object is correct: 研究研究 means "study it a
    // little".
    for (const { match, start, end } of matchesIn(text, /(\p{Script=Han}{2,20}?)\1/gu)) {
      const word = match[1] ?? "";
      const next = text.charAt(end);
      const isVerbTwice = word.length === 2 && /[，。；、！？”再]/u.test(next || "。");
      const isMeasure = /^[一两几][\p{Script=Han}]$/u.test(word);
      const isTwiceEach = word.length === 2 && word.charAt(0) === word.charAt(1);
      if (
        isMeasure ||
        isTwiceEach ||
        isVerbTwice ||
        (word.length === 2 && /^(?:讨论|研究|商量|考虑|休息)$/u.test(word))
      )
        continue;
      words.add(start, end);
      stretches.push({ start, end, fix: word });
    }
    for (const { match, start, end } of matchesIn(text, /([的了在和与及是对将把被为以由从])\1(?!确确)/gu)) {
      if (!words.touches(start, end) && !reduplicatedCharacters.has(match[1] ?? ""))
        stretches.push({ start, end, fix: match[1] ?? "" });
    }
    return stretches;
  },
};
