import { readNumber } from "../../points/ordinals.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, listsIn } from "../subject/view.ts";

/** Nouns that follow a list of their members and its count. */
const countedNouns = "时段|方面|环节|层面|阶段|领域|维度|渠道|步骤|关口|类别";
const letter = "[^、，。；：！？“”（）\\s]";
const items = new RegExp(`(?:${letter}{1,8}、)+`, "gu");
const countOfItems = new RegExp(`(${letter}{1,10}?)(等)?([两二三四五六七八九十])个(?:${countedNouns})`, "uy");

/** Finds lists that do not have the stated number of members: 早、中、晚三个时段. */
export const counts: Rule = {
  id: "counts",
  group: "numbers",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "数目与列举",
      why: "“甲、乙、丙三个方面”，说几个就列几个；有“等”字的可以少列，不能多列。",
      found: (text, { said = "", listed = "" }) => `说是${said}个，列了${listed}个：“${text}”`,
    },
    en: {
      title: "Counts and lists",
      why: "A list has as many members as it says; with 等 it may have fewer.",
      found: (text, { said = "", listed = "" }) => `${said} are promised, ${listed} are listed: ${text}`,
    },
  },
  examples: {
    bad: [
      "在«早、中、晚两个时段»开展巡查。",
      "从«宣传、排查和整改四个方面»推进。",
      "抓好«组织、宣传、落实、督查等三个环节»。",
    ],
    good: [
      "在早、中、晚三个时段开展巡查。",
      "从宣传、排查和整改三个方面推进。",
      "抓好组织、宣传等三个环节。",
      "市、区两级联动。",
      "三个方面同时推进。",
      "区委、区政府从宣传、排查、整改三个方面推进。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    return listsIn(block.text, items, countOfItems).flatMap(
      ({ items: before, match, start, end }): BlockFinding[] => {
        const [, last = "", open, numberWord = ""] = match;
        const list = before + last;
        const number = numberWord === "两" ? 2 : readNumber(numberWord);
        // Text before the verb belongs to another list: 区委、区政府从宣传、排查、整改….
        const members = list.split(/[抓做]好|[从在对就抓把将按围绕]/u).at(-1) ?? list;
        const offset = list.length - members.length;
        const memberCount = members.split(/、|(?<=\p{Script=Han}{2})[和及与](?=\p{Script=Han}{2})/u).length;
        if (
          number === null ||
          memberCount < 2 ||
          memberCount === number ||
          (open !== undefined && memberCount < number)
        )
          return [];
        return [
          { start: start + offset, end, details: { said: String(number), listed: String(memberCount) } },
        ];
      },
    );
  },
};
