import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/** Finds a unit that occurs twice in one list: 区城管局、东河街道、区城管局相关负责同志参加. */
export const repeatedUnit: Rule = {
  id: "repeated-unit",
  group: "names",
  level: "error",
  words: {
    "zh-CN": {
      title: "一个名单里列了两次",
      why: "同一个名单里，一个单位只列一次。",
      found: (text) => `“${text}”在这个名单里已经列过`,
    },
    en: {
      title: "Twice in one list",
      why: "In one list a unit stands once.",
      found: (text) => `${text} is in this list already`,
    },
  },
  examples: {
    bad: [
      "区城管局、区住建委、东河街道、«区城管局»相关负责同志参加。",
      "区教委、柳溪镇、区商务局、«柳溪镇»、北坡镇等也开展了活动。",
    ],
    good: [
      "区城管局、区住建委、东河街道相关负责同志参加。",
      "扑下身子、苦干实干，发现问题、整改问题、解决问题。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    return matchesIn(block.text, /(?:\p{Script=Han}{2,14}、){2,}\p{Script=Han}{2,24}/gu).flatMap(
      ({ match, start }) => {
        /** The place in the list where each unit stands first. */
        const firstIndexes = new Map<string, number>();
        const stretches: BlockFinding[] = [];
        let at = start;
        for (const [index, item] of match[0].split("、").entries()) {
          const [earlier] = beginnings(item)
            .filter((each) => firstIndexes.has(each))
            .toSorted((one, other) => (firstIndexes.get(one) ?? 0) - (firstIndexes.get(other) ?? 0));
          if (earlier && isUnit(earlier)) stretches.push({ start: at, end: at + earlier.length });
          if (!firstIndexes.has(item)) firstIndexes.set(item, index);
          at += item.length + 1;
        }
        return stretches;
      },
    );
  },
};

/** The item, and what stands in it before the end of a list. */
const beginnings = (item: string): string[] =>
  Array.from({ length: item.length }, (_, index) => item.slice(0, index + 1)).filter(
    (each) => each === item || isEndOfList(item.slice(each.length)),
  );
const isUnit = (word: string): boolean =>
  /(?:局|委|办|镇|街道|乡|社区|村|中心|支队|大队|公司|学校|医院|协会|联|院|部|所|站|园|室)$/u.test(word);
const isEndOfList = (rest: string): boolean => /^(?:等|也|相关|主要|有关|负责|参加|联合|及|和)/u.test(rest);
