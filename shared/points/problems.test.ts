import { expect, test } from "vitest";
import { markedDocument } from "../../tests/support/samples/marked-text.ts";
import { findPointProblems } from "./problems.ts";

const problems = (text: string) =>
  findPointProblems(markedDocument(text)).map(({ article: _, ...problem }) => problem);

test.each([
  ["none marked", "一是抓落实。二是强宣传。"],
  ["all marked, whole", "**一是抓落实**。**二是强宣传**。"],
  [
    "all emphasised, to the comma without the ordinal",
    "一是**组织联动**，凝聚力量。二是**阵地联动**，拓展空间。",
  ],
  ["an extent that two forms share", "一是**组织联动**，凝聚力量。二是**强宣传**。"],
  ["一是 in whole beside 要…，…", "**一是抓落实**。**二是强宣传**。\n要求：**要快**，不拖。**要实**，不虚。"],
  [
    "one series emphasised, the other not",
    "**（一）抓落实**。一是到位。二是过筛。**（二）强宣传**。一是上墙。二是上报。",
  ],
  ["bold looks as points do", "__一是抓落实__。**二是强宣传**。"],
  ["a deleted point is none", "**一是抓落实**。{-二是旧稿。-}**二是强宣传**。"],
  ["one alone", "**一是抓落实**。各组到位。"],
  ["a number is missing", "**一是抓落实**。**三是强宣传**。"],
  ["a title's count is right", "@@某局“三强化”\u3000@@一是强化甲。二是强化乙。三是强化丙。"],
  ["a title's word is a name", "@@某局服务“三农”\u3000@@一是抓落实。二是强宣传。"],
  ["a title's word is in one point only", "@@某局“五老”宣讲\u3000@@一是五老进村。二是强宣传。"],
  ["one point is worded otherwise", "@@某局“三强化”\u3000@@一是强化甲。二是加大乙。三是强化丙。"],
  [
    "the count in the title is that of the points with its word",
    "@@某局“两强化”\u3000@@一是强化甲。二是强化乙。三是建机制。",
  ],
  ["no series at all", "@@某局“三强化”\u3000@@各组到位。"],
  ["三季度", "@@三季度工作\u3000@@一是季度甲。二是季度乙。"],
])("nothing to say: %s", (_, text) => expect(problems(text)).toEqual([]));

test.each([
  [
    "some emphasised",
    "一是抓落实。**二是强宣传**。三是**建机制**。",
    [{ kind: "unmarked", plainPoints: 1, points: 3 }],
  ],
  ["with and without the ordinal", "**一是抓落实**。二是**强宣传**。", [{ kind: "extent" }]],
  ["with and without the mark", "**一是抓落实。**各组到位。**二是强宣传**。", [{ kind: "extent" }]],
  [
    "to the comma and to the full stop",
    "**一是组织联动**，凝聚力量。**二是阵地联动，拓展空间**。",
    [{ kind: "extent" }],
  ],
  ["some words only", "**一是抓落实**。二是强**宣**传。", [{ kind: "extent" }]],
  [
    "over two paragraphs",
    "**一是抓落实**。\n二是强宣传。",
    [{ kind: "unmarked", plainPoints: 1, points: 2 }],
  ],
  [
    "a title promises more",
    "@@某局“三强化”促创建\u3000@@一是强化甲。二是强化乙。",
    [{ kind: "count", promise: "三强化", points: 2 }],
  ],
  [
    "a title promises less",
    "@@某街道“两联动”\u3000@@一是组织联动。二是阵地联动。三是队伍联动。",
    [{ kind: "count", promise: "两联动", points: 3 }],
  ],
  [
    "a title without quotation marks",
    "@@某局三聚焦抓治理\u3000@@一是聚焦甲。二是聚焦乙。",
    [{ kind: "count", promise: "三聚焦", points: 2 }],
  ],
  [
    "a deleted point is missing",
    "@@某局“三强化”\u3000@@一是强化甲。二是强化乙。{-三是强化丙。-}",
    [{ kind: "count", promise: "三强化", points: 2 }],
  ],
  [
    "both",
    "@@某局“三强化”\u3000@@**一是强化甲**。二是强化乙。",
    [
      { kind: "unmarked", plainPoints: 1, points: 2 },
      { kind: "count", promise: "三强化", points: 2 },
    ],
  ],
])("to be looked at: %s", (_, text, expectedProblems) => expect(problems(text)).toEqual(expectedProblems));
