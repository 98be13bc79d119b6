/** All cases for the points command. `point-case.ts` explains their form. */
import { group, type PointCase } from "./point-case.ts";
import { wholeSentenceCases } from "./point-cases-whole.ts";

export const pointCases: PointCase[] = [
  ...wholeSentenceCases,
  ...group("after-ordinal", [
    ["一是", "一是抓落实。二是强宣传。", "一是**抓落实**。二是**强宣传**。"],
    ["from whole", "**一是抓落实**。**二是强宣传。**", "一是**抓落实**。二是**强宣传**。"],
    ["一要", "一要抓落实。二要强宣传。", "一要**抓落实**。二要**强宣传**。"],
    ["首先 with its comma", "首先，抓落实。其次，强宣传。", "首先，**抓落实**。其次，**强宣传**。"],
    ["（一） with white space", "（一） 抓落实\n（二） 强宣传", "（一） **抓落实**\n（二） **强宣传**"],
    ["要 has no ordinal", "要求：要快，不拖。要实，不虚。", "要求：**要快**，不拖。**要实**，不虚。"],
    [
      "a comma within the sentence",
      "一是组织联动，凝聚力量。二是阵地联动，拓展空间。",
      "一是**组织联动，凝聚力量**。二是**阵地联动，拓展空间**。",
    ],
  ]),
  ...group("first-comma", [
    [
      "a comma within the sentence",
      "一是组织联动，凝聚力量。二是阵地联动，拓展空间。",
      "**一是组织联动**，凝聚力量。**二是阵地联动**，拓展空间。",
    ],
    [
      "no comma: the sentence",
      "一是抓落实。二是阵地联动，拓展空间。",
      "**一是抓落实**。**二是阵地联动**，拓展空间。",
    ],
    [
      "the comma after 首先 is not meant",
      "首先，抓落实，不松劲。其次，强宣传，不走样。",
      "**首先，抓落实**，不松劲。**其次，强宣传**，不走样。",
    ],
    [
      "from whole",
      "**一是组织联动，凝聚力量**。二是阵地联动，拓展空间。",
      "**一是组织联动**，凝聚力量。**二是阵地联动**，拓展空间。",
    ],
    [
      "a comma in quotation marks is not meant",
      "一是推行“快，准”模式，凝聚力量。二是强宣传。",
      "**一是推行“快，准”模式**，凝聚力量。**二是强宣传**。",
    ],
    [
      "a comma within a number is not meant",
      "一是发放1,000份，到户。二是强宣传。",
      "**一是发放1,000份**，到户。**二是强宣传**。",
    ],
    [
      "a colon ends a clause too",
      "一是抓落实：各组到位。二是强宣传。",
      "**一是抓落实**：各组到位。**二是强宣传**。",
    ],
    [
      "bold of other words after the comma stays",
      "一是组织联动，凝聚__力量__。二是阵地联动，拓展空间。",
      "**一是组织联动**，凝聚__力量__。**二是阵地联动**，拓展空间。",
    ],
  ]),
  ...group("whole with mark", [
    ["full stop", "一是抓落实。各组到位。二是强宣传；", "**一是抓落实。**各组到位。**二是强宣传；**"],
    ["none to take", "一是抓落实\n二是强宣传", "**一是抓落实**\n**二是强宣传**"],
    [
      "from without",
      "**一是抓落实**。各组到位。**二是强宣传**。",
      "**一是抓落实。**各组到位。**二是强宣传。**",
    ],
    ["要…，… with its comma", "要求：要快，不拖。要实，不虚。", "要求：**要快，**不拖。**要实，**不虚。"],
    [
      "the mark beyond deleted text",
      "一是抓落实{-了-}。二是强宣传。",
      "**一是抓落实**{-了-}**。二是强宣传。**",
    ],
  ]),
  ...group("after-ordinal with mark", [
    ["full stop", "一是抓落实。各组到位。二是强宣传。", "一是**抓落实。**各组到位。二是**强宣传。**"],
  ]),
  ...group("first-comma with mark", [
    [
      "comma",
      "一是组织联动，凝聚力量。二是阵地联动，拓展空间。",
      "**一是组织联动，**凝聚力量。**二是阵地联动，**拓展空间。",
    ],
  ]),
];
