import { findDate, printedDate } from "../../basics/dates.ts";
import type { Details, RawFinding, Rule } from "../subject/rule.ts";

const sentences: Record<
  string,
  readonly [zh: (details: Details) => string, en: (details: Details) => string]
> = {
  zeros: [
    ({ written = "", right = "" }) => `日期“${written}”编了虚位，应为“${right}”`,
    ({ written = "", right = "" }) => `The date ${written} has leading zeros; it is printed ${right}`,
  ],
  unreal: [
    ({ written = "" }) => `日期“${written}”不存在`,
    ({ written = "" }) => `There is no such date: ${written}`,
  ],
  missing: [() => "没有填日期", () => "The date is not filled in"],
  earlier: [
    ({ last = "" }) => `日期早于上一期（${last}）`,
    ({ last = "" }) => `The date is before that of the last issue (${last})`,
  ],
};

/**
 * Checks that the masthead's date exists, has the standard form, and is not before the date of the previous
 * issue.
 */
export const issueDate: Rule = {
  id: "issue-date",
  group: "facts",
  level: "error",
  clause: "GB/T 9704—2012，7.3.5.4",
  words: {
    "zh-CN": {
      title: "报头日期",
      why: "日期用阿拉伯数字将年、月、日标全，月、日不编虚位（1不编为01）；晚于上一期。",
      found: (_, details) => sentences[details["kind"] ?? ""]?.[0](details) ?? "",
    },
    en: {
      title: "Date in the masthead",
      why: "Year, month and day in Arabic digits, without leading zeros, after that of the last issue.",
      found: (_, details) => sentences[details["kind"] ?? ""]?.[1](details) ?? "",
    },
  },
  examples: {
    bad: [
      { text: "正文。", masthead: { date: "2026-03-09", dateText: "2026年03月09日" } },
      { text: "正文。", masthead: { date: null, dateText: "2026年2月30日" } },
      {
        text: "正文。",
        masthead: { number: 8, date: "2026-03-09" },
        context: { previous: { number: 7, date: "2026-03-10" } },
      },
    ],
    good: [
      { text: "正文。", masthead: { date: "2026-03-09" } },
      { text: "正文。", masthead: { date: "2026-03-09", dateText: "二〇二六年三月九日" } },
      {
        text: "正文。",
        masthead: { number: 8, date: "2026-03-09" },
        context: { previous: { number: 7, date: "2026-03-06" } },
      },
    ],
  },
  issue: ({ document }, { previous }): RawFinding[] => {
    const { date, dateText, number } = document.masthead;
    const report = (details: Details): RawFinding[] => [
      { block: null, field: "masthead.date", start: 0, end: 0, details },
    ];
    if (dateText !== undefined && findDate(dateText) === null && /\d/u.test(dateText))
      return report({ kind: "unreal", written: dateText });
    if (dateText !== undefined && date !== null && /(?<!\d)0\d(?=[月日])/u.test(dateText))
      return report({ kind: "zeros", written: dateText, right: printedDate(date) });
    // A masthead that nobody has started to fill in is not reported.
    if (date === null) return number === null || dateText !== undefined ? [] : report({ kind: "missing" });
    if (previous?.date && number !== null && number > previous.number && date < previous.date)
      return report({ kind: "earlier", last: printedDate(previous.date) });
    return [];
  },
};
