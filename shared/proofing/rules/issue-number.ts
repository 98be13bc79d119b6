import type { RawFinding, Rule } from "../subject/rule.ts";

/** Checks that the number follows that of the previous issue. */
export const issueNumber: Rule = {
  id: "issue-number",
  group: "facts",
  level: "error",
  words: {
    "zh-CN": {
      title: "期号",
      why: "期号接着上一期，不跳号，不重号。",
      found: (_, { number = "", last = "" }) =>
        number === "" ? "没有填期号" : `期号是${number}，上一期是${last}`,
    },
    en: {
      title: "Number",
      why: "The number follows that of the last issue.",
      found: (_, { number = "", last = "" }) =>
        number === "" ? "The number is not filled in" : `This is number ${number}; the last was ${last}`,
    },
  },
  examples: {
    bad: [
      {
        text: "正文。",
        masthead: { number: 767, date: "2026-11-23" },
        context: { previous: { number: 765, date: "2026-11-19" } },
      },
      {
        text: "正文。",
        masthead: { number: null, date: "2026-11-23" },
        context: { previous: { number: 765, date: null } },
      },
    ],
    good: [
      {
        text: "正文。",
        masthead: { number: 766, date: "2026-11-23" },
        context: { previous: { number: 765, date: "2026-11-19" } },
      },
      {
        text: "正文。",
        masthead: { number: 1, date: "2027-01-04" },
        context: { previous: { number: 98, date: "2026-12-30" } },
      },
      { text: "正文。", masthead: { number: 9, date: "2026-11-23" } },
    ],
  },
  issue: ({ document }, { previous }): RawFinding[] => {
    const { number, date } = document.masthead;
    if (!previous) return [];
    // Numbering can restart each year.
    const isNewYear =
      number === 1 && date !== null && previous.date !== null && date.slice(0, 4) > previous.date.slice(0, 4);
    if (number === previous.number + 1 || isNewYear) return [];
    return [
      {
        block: null,
        field: "masthead.number",
        start: 0,
        end: 0,
        details: { number: number === null ? "" : String(number), last: String(previous.number) },
      },
    ];
  },
};
