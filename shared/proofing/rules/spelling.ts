import type { Misspelling, Speller } from "../spelling/index.ts";
import type { DayContext } from "../subject/context.ts";
import type { RawFinding, Rule } from "../subject/rule.ts";
import { isText, type BlockView } from "../subject/view.ts";

/** The least odds (logarithm) of a misspelling that is shown. A false alarm is worse than a missed mistake. */
const leastOdds = 1.5;

/** What the speller found in the paragraphs of the last check, by text: most paragraphs do not change. */
const lastFound = new WeakMap<Speller, Map<string, Misspelling[]>>();

function findIn(blocks: readonly BlockView[], speller: Speller): Map<string, Misspelling[]> {
  const before = lastFound.get(speller);
  const found = new Map(blocks.map(({ text }) => [text, before?.get(text) ?? speller.find(text, leastOdds)]));
  lastFound.set(speller, found);
  return found;
}

/** The names and words that an office knows: what they contain is never a mistake. */
function knownWords({ names, words, labels }: DayContext): string[] {
  const units = (names?.units ?? []).flatMap(({ full, short }) => [full, ...short]);
  const people = (names?.people ?? []).map(({ name }) => name);
  return [...units, ...people, ...words.map(({ instead }) => instead), ...labels].filter(
    (word) => word.length > 1,
  );
}

/** Says whether a stretch lies in a known word. */
const isKnown = (text: string, start: number, end: number, known: readonly string[]): boolean =>
  known.some((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (at < end && at + word.length > start) return true;
    return false;
  });

/** Finds letters that make no word: 安全生厂, 志愿者讲辞. */
export const spelling: Rule = {
  id: "spelling",
  group: "words",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "疑似错别字",
      why: "这里的字连不成词，换一个音近、形近的字就是常用词。人名、地名和本单位的说法可以忽略，或者收进名录。",
      found: (text, { written = text, word = "" }) => `“${written}”疑为“${word}”之误`,
    },
    en: {
      title: "Probable misspellings",
      why: "The letters make no word here; a letter that sounds or looks alike does.",
      found: (text, { written = text, word = "" }) => `${written} should probably be ${word}`,
    },
  },
  examples: {
    bad: [
      "镇村干部逐户排查安全生«厂→产»隐患。",
      "社区组织志«原→愿»者清理楼道杂物。",
      "各单位要严格落«时→实»值班值守制度。",
      "网格员逐户摸排独居老人的生活情«匡→况»。",
    ],
    good: [
      "吕晨飞到军庄镇检查森林防火工作。",
      "问题台账实行销号管理，由包片领导牵头。",
      "绮霞苑社区清运堆物。绮霞苑社区居民参加。",
    ],
  },
  issue: ({ blocks }, context) => {
    const { speller } = context;
    if (!speller) return [];
    const texts = blocks.filter((block) => isText(block) && isSentence(block));
    const found = findIn(texts, speller);
    const known = knownWords(context);
    const all = texts.map(({ text }) => text).join("\n");
    return texts.flatMap(({ id, text }): RawFinding[] =>
      (found.get(text) ?? [])
        .filter(({ start, end }) => !isKnown(text, start, end, known))
        .map((each) => ({ ...each, written: text.slice(each.wordStart, each.wordStart + each.word.length) }))
        .filter(({ written }) => !isRepeated(all, written))
        .map(({ start, end, right, word, written }) => ({
          block: id,
          start,
          end,
          fix: right,
          details: { word, written },
        })),
    );
  },
};

/** Lines without a sentence are mostly names. */
const isSentence = ({ text, runOf }: BlockView): boolean =>
  /[。；！？]/u.test(text) || runOf[0]?.title === true;

/** A string that stands twice in an issue is meant as it is. */
const isRepeated = (text: string, part: string): boolean => text.indexOf(part) !== text.lastIndexOf(part);
