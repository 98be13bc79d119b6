/**
 * The table of cases for the points command: text in, style, text out. Marks: `**point**`, `__bold__`, `@@title@@`,
 * `^^label^^`, `{-deleted-}`, `{+inserted+}`, `{!commented!}`. A line is a paragraph; 【…】 alone is a section, （…） alone a
 * source line, `简讯|` opens a brief. Without a result the text stays as it is.
 */
export type CaseStyle =
  | "whole"
  | "after-ordinal"
  | "first-comma"
  | "whole with mark"
  | "after-ordinal with mark"
  | "first-comma with mark";

export interface PointCase {
  name: string;
  style: CaseStyle;
  text: string;
  result?: string;
}

const group = (style: CaseStyle, cases: [name: string, text: string, result?: string][]): PointCase[] =>
  cases.map(([name, text, result]) => ({ name, style, text, ...(result === undefined ? {} : { result }) }));

export const pointCases: PointCase[] = [
  ...group("whole", [
    [
      "一是, in one paragraph",
      "一是抓落实。各组到位。二是强宣传。挂横幅。",
      "**一是抓落实**。各组到位。**二是强宣传**。挂横幅。",
    ],
    [
      "一是 after a colon",
      "会议要求：一是抓落实。二是强宣传。",
      "会议要求：**一是抓落实**。**二是强宣传**。",
    ],
    [
      "the first one after a comma",
      "会议强调，一是抓落实。二是强宣传。",
      "会议强调，**一是抓落实**。**二是强宣传**。",
    ],
    [
      "parts by semicolons",
      "一是抓落实；二是强宣传；三是建机制。",
      "**一是抓落实**；**二是强宣传**；**三是建机制**。",
    ],
    [
      "parts by exclamation and question marks",
      "一是抓落实！二是怎么办？三是建机制。",
      "**一是抓落实**！**二是怎么办**？**三是建机制**。",
    ],
    ["half-width marks", "一是抓落实;二是强宣传!", "**一是抓落实**;**二是强宣传**!"],
    [
      "a comma within the sentence",
      "一是组织联动，凝聚力量。街道牵头。二是阵地联动，拓展空间。",
      "**一是组织联动，凝聚力量**。街道牵头。**二是阵地联动，拓展空间**。",
    ],
    ["no mark at the end", "一是抓落实。二是强宣传", "**一是抓落实**。**二是强宣传**"],
    [
      "over several paragraphs",
      "一是抓落实。各组到位。\n二是强宣传。\n三是建机制。",
      "**一是抓落实**。各组到位。\n**二是强宣传**。\n**三是建机制**。",
    ],
    [
      "paragraphs without ordinals between",
      "一是抓落实。\n各组到位，逐项过筛。\n二是强宣传。",
      "**一是抓落实**。\n各组到位，逐项过筛。\n**二是强宣传**。",
    ],
    [
      "after a title",
      "@@某局\u3000@@一是抓落实。二是强宣传。",
      "@@某局\u3000@@**一是抓落实**。**二是强宣传**。",
    ],
    [
      "after a label and a unit",
      "简讯|^^【文明实践】^^@@某镇：@@一是抓落实。二是强宣传。",
      "简讯|^^【文明实践】^^@@某镇：@@**一是抓落实**。**二是强宣传**。",
    ],
    [
      "after a soft line break",
      "要点如下\\n一是抓落实。\\n二是强宣传。",
      "要点如下\\n**一是抓落实**。\\n**二是强宣传**。",
    ],
    [
      "white space at the start",
      "\u3000\u3000一是抓落实。\n\u3000\u3000二是强宣传。",
      "\u3000\u3000**一是抓落实**。\n\u3000\u3000**二是强宣传**。",
    ],
    ["一要", "一要抓落实。二要强宣传。", "**一要抓落实**。**二要强宣传**。"],
    ["首先, 其次", "首先，抓落实。其次，强宣传。", "**首先，抓落实**。**其次，强宣传**。"],
    [
      "首先, 其次, 再次, 最后",
      "首先要抓落实。其次要强宣传。再次要建机制。最后要看效果。",
      "**首先要抓落实**。**其次要强宣传**。**再次要建机制**。**最后要看效果**。",
    ],
    ["第一，", "第一，抓落实。第二，强宣传。", "**第一，抓落实**。**第二，强宣传**。"],
    [
      "（一） as paragraphs without a mark",
      "（一）抓落实\n各组到位。\n（二）强宣传\n挂横幅。",
      "**（一）抓落实**\n各组到位。\n**（二）强宣传**\n挂横幅。",
    ],
    ["(一) in half width", "(一)抓落实。(二)强宣传。", "**(一)抓落实**。**(二)强宣传**。"],
    ["eleven of them", "十是抓落实。十一是强宣传。", "**十是抓落实**。**十一是强宣传**。"],
    [
      "要…，… after a colon: its first clause",
      "要求：要抓落实，逐项过筛。要强宣传，家喻户晓。",
      "要求：**要抓落实**，逐项过筛。**要强宣传**，家喻户晓。",
    ],
    [
      "要…，… at the start of paragraphs",
      "要抓落实，逐项过筛。\n要强宣传，家喻户晓。",
      "**要抓落实**，逐项过筛。\n**要强宣传**，家喻户晓。",
    ],
    [
      "要不断 is a point",
      "要求：要不断改进，逐项过筛。要强宣传，家喻户晓。",
      "要求：**要不断改进**，逐项过筛。**要强宣传**，家喻户晓。",
    ],
    [
      "要 with several sentences, one marked",
      "会上说，时间紧。**要抓落实**，逐项过筛。要强宣传，家喻户晓。",
      "会上说，时间紧。**要抓落实**，逐项过筛。**要强宣传**，家喻户晓。",
    ],
    [
      "marked 要 that do not follow one another",
      "**要抓落实，**逐项过筛。各组到位。**要强宣传，**家喻户晓。",
      "**要抓落实**，逐项过筛。各组到位。**要强宣传**，家喻户晓。",
    ],
    [
      "a sentence that is no heading: to the first comma",
      "一是抓落实，对照标准逐项过筛，能当场整改的不过夜，需要协调的明确牵头单位和完成时限，改一件销一件；二是强宣传，家喻户晓。",
      "**一是抓落实**，对照标准逐项过筛，能当场整改的不过夜，需要协调的明确牵头单位和完成时限，改一件销一件；**二是强宣传**，家喻户晓。",
    ],
    [
      "quotation marks inside a point",
      "一是坚持“人民至上”。二是做到“事事有着落”。",
      "**一是坚持“人民至上”**。**二是做到“事事有着落”**。",
    ],
    [
      "a full stop inside quotation marks",
      "一是牢记“发展。为民。”的要求。二是强宣传。",
      "**一是牢记“发展。为民。”的要求**。**二是强宣传**。",
    ],
    [
      "a sentence that ends with its quotation",
      "一是做到“事事有着落。”二是强宣传。",
      "**一是做到“事事有着落。”****二是强宣传**。",
    ],
    [
      "nested quotation marks",
      "一是学习“‘一是抓落实。’的经验。二是”精神。二是强宣传。",
      "**一是学习“‘一是抓落实。’的经验。二是”精神**。**二是强宣传**。",
    ],
    [
      "half a pair of quotation marks",
      "一是推行“巷长制。二是强宣传。",
      "**一是推行“巷长制**。**二是强宣传**。",
    ],
    [
      "brackets inside a point",
      "一是抓落实（见附件。）的工作。二是强宣传。",
      "**一是抓落实（见附件。）的工作**。**二是强宣传**。",
    ],
    [
      "two series in one article",
      "一是抓落实。二是强宣传。\n20日要求：一是查问题。二是补短板。",
      "**一是抓落实**。**二是强宣传**。\n20日要求：**一是查问题**。**二是补短板**。",
    ],
    [
      "one series inside another",
      "（一）抓落实。一是到位。二是过筛。（二）强宣传。一是上墙。二是上报。",
      "**（一）抓落实**。**一是到位**。**二是过筛**。**（二）强宣传**。**一是上墙**。**二是上报**。",
    ],
    [
      "要 within a series is its explanation",
      "一是抓落实。要逐项过筛。要不留死角。二是强宣传。要家喻户晓。",
      "**一是抓落实**。要逐项过筛。要不留死角。**二是强宣传**。要家喻户晓。",
    ],
    [
      "both kinds in one article",
      "一是抓落实。二是强宣传。\n要求：要快，不拖。要实，不虚。",
      "**一是抓落实**。**二是强宣传**。\n要求：**要快**，不拖。**要实**，不虚。",
    ],
    ["a number is missing", "一是抓落实。三是强宣传。", "**一是抓落实**。**三是强宣传**。"],
    [
      "a number twice",
      "一是抓落实。二是强宣传。二是建机制。",
      "**一是抓落实**。**二是强宣传**。**二是建机制**。",
    ],
  ]),
  ...group("whole", [
    ["one alone is no series", "一是抓落实。各组到位。"],
    ["ordinal words inside a sentence", "这统一是好事，任务二是难点，其三是关键。"],
    ["parts by commas are running text", "做到一是快，二是准，三是稳。"],
    ["一是一，二是二", "一是一，二是二。"],
    ["a whole series inside quotation marks", "他说：“一是抓落实。二是强宣传。”"],
    ["a whole series inside straight quotation marks", '他说："一是抓落实。二是强宣传。"'],
    ["a whole series inside corner brackets", "他说：「一是抓落实。二是强宣传。」"],
    ["a whole series inside brackets", "具体做法（一是抓落实。二是强宣传。）见附件。"],
    [
      "a quotation that goes on in the next paragraph",
      "“一是抓落实。二是强宣传。\n“三是建机制。四是看效果。”",
    ],
    ["首先 and 最后 tell of an event", "首先，宣读倡议。随后参观。最后，合影留念。"],
    ["再次 without 其次", "首先，宣读倡议。再次，发放手册。"],
    ["要 in running text", "形势严峻，要紧盯重点。要加大力度。大家一致同意。"],
    ["one 要 after a colon", "要求：要让大家满意，把好事办实。各组到位。"],
    ["要求, 要是, 要不然, 要么", "要求大家到场。要是下雨，改期。\n要么快，要么准。要不然，改期。"],
    ["第一季度", "第一季度增长。第二季度持平。"],
    ["（一） that is referred to", "按（一）办理。按（二）办理。"],
    ["members in two articles are no series", "一是抓落实。\n（某局）\n二是强宣传。"],
    ["members in two sections are no series", "一是抓落实。\n【常态创建】\n二是强宣传。"],
    ["members in two items of a brief are no series", "简讯|@@某镇：@@一是抓落实。@@某街道：@@二是强宣传。"],
    ["sections and source lines", "【一是抓落实。二是强宣传。】\n（一是抓落实。二是强宣传。）"],
    ["titles", "@@一是抓落实。二是强宣传。\u3000@@各组到位。"],
    ["an ordinal without text", "一是。二是强宣传。"],
    ["points that are right already", "**一是抓落实**。各组到位。**二是强宣传**。"],
    ["points of no series", "**重点一。**各组到位。**重点二。**"],
  ]),
  ...group("whole", [
    [
      "bold in part: after the ordinal",
      "一是**抓落实**。二是**强宣传**。",
      "**一是抓落实**。**二是强宣传**。",
    ],
    ["bold in part: some words", "一是抓**落**实。二是强宣传。", "**一是抓落实**。**二是强宣传**。"],
    [
      "bold in part: some points",
      "一是抓落实。**二是强宣传**。三是**建机制**。",
      "**一是抓落实**。**二是强宣传**。**三是建机制**。",
    ],
    ["mark included", "**一是抓落实。二是强宣传。**", "**一是抓落实**。**二是强宣传**。"],
    [
      "more than the point",
      "**一是抓落实。各组到位。二是强**宣传。",
      "**一是抓落实**。各组到位。**二是强宣传**。",
    ],
    [
      "the words before it stay as they are",
      "**要求：一是抓落实。**二是强宣传。",
      "**要求：一是抓落实**。**二是强宣传**。",
    ],
    [
      "a heading before a series stays",
      "**加强领导。**一是抓落实。二是强宣传。",
      "**加强领导。一是抓落实**。**二是强宣传**。",
    ],
    ["plain bold becomes a point", "__一是抓落实__。__二是强宣传。__", "**一是抓落实**。**二是强宣传**。"],
    ["plain bold of some words", "一是__抓落实__。二是强__宣传__。", "**一是抓落实**。**二是强宣传**。"],
    ["bold and point at once", "**一是__抓落实__**。**二是强宣传**。", "**一是抓落实**。**二是强宣传**。"],
    [
      "bold over the whole paragraph stays",
      "__一是抓落实。二是强宣传。各组到位。__",
      "__**一是抓落实**。**二是强宣传**。各组到位。__",
    ],
    [
      "bold elsewhere stays",
      "一是抓落实。__各组__到位。二是强宣传。",
      "**一是抓落实**。__各组__到位。**二是强宣传**。",
    ],
    ["a deleted point does not count", "一是抓落实。{-二是强宣传。-}各组到位。"],
    [
      "deleted text is not marked",
      "一是抓{-好-}落实。{-二是旧稿。-}二是强宣传。",
      "**一是抓**{-好-}**落实**。{-二是旧稿。-}**二是强宣传**。",
    ],
    [
      "a deleted mark does not end a sentence",
      "一是抓落实{-。-}，不松劲。二是强宣传。",
      "**一是抓落实**{-。-}**，不松劲**。**二是强宣传**。",
    ],
    [
      "a deleted ordinal is none",
      "{-一是-}抓落实。二是强宣传。三是建机制。",
      "{-一是-}抓落实。**二是强宣传**。**三是建机制**。",
    ],
    [
      "an ordinal around deleted text",
      "一{-、-}是抓落实。二是强宣传。",
      "**一**{-、-}**是抓落实**。**二是强宣传**。",
    ],
    [
      "inserted text stays inserted",
      "一是抓落实。{+二是强+}宣传。",
      "**一是抓落实**。{+**二是强**+}**宣传**。",
    ],
    ["comments stay", "一是{!抓落实。二!}是强宣传。", "**一是**{!**抓落实**。**二**!}**是强宣传**。"],
    [
      "deleted emphasis stays as it was",
      "一是抓落实。{-**二是强**-}二是宣传。",
      "**一是抓落实**。{-**二是强**-}**二是宣传**。",
    ],
  ]),
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
