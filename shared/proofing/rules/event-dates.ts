import type { RawFinding, Rule } from "../subject/rule.ts";
import { isText } from "../subject/view.ts";

/**
 * Maximum number of days after the issue for a date of the same year; a later date belongs to the previous
 * year.
 */
const maximumDaysAhead = 92;

/** Finds dates at the start of an article that are after the date of the issue, or too long before it. */
export const eventDates: Rule = {
  id: "event-dates",
  group: "facts",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "稿件里的日期",
      why: "稿件开头的日期是事情发生的日子，不晚于本期日期；多久以前的事还登，由刊物设置。",
      found: (text, { kind, days = "" }) =>
        kind === "after" ? `“${text}”晚于本期日期` : `“${text}”在本期${days}天以前`,
    },
    en: {
      title: "Dates of events",
      why: "The day that an article begins with is that of the event: not after the issue's, and not longer before it than the publication allows.",
      found: (text, { kind, days = "" }) =>
        kind === "after"
          ? `${text} is after the day of the issue`
          : `${text} is ${days} days before the issue`,
    },
  },
  examples: {
    bad: [
      {
        text: "【检查督导】\n@@区领导开展检查@@ «11月25日»，实地查看了市场。",
        masthead: { date: "2026-11-23" },
      },
      { text: "【检查督导】\n@@区领导开展检查@@ «28日»，实地查看了市场。", masthead: { date: "2026-11-23" } },
      {
        text: "【检查督导】\n@@区领导开展检查@@ «10月8日»，实地查看了市场。",
        masthead: { date: "2026-11-23" },
        context: { eventDays: 30 },
      },
    ],
    good: [
      {
        text: "【检查督导】\n@@区领导开展检查@@ 11月22日，实地查看了市场，要求12月1日前完成整改。",
        masthead: { date: "2026-11-23" },
      },
      {
        text: "【检查督导】\n@@区领导开展检查@@ 12月28日，实地查看了市场。",
        masthead: { date: "2027-01-04" },
      },
      {
        text: "【检查督导】\n@@区领导开展检查@@ 23日，实地查看了市场。\n12月1日，新规施行。",
        masthead: { date: "2026-11-23" },
        context: { eventDays: 30 },
      },
      {
        text: "【检查督导】\n@@区领导开展检查@@ 10月8日至11月20日，实地查看了市场。",
        masthead: { date: "2026-11-23" },
        context: { eventDays: 30 },
      },
    ],
  },
  issue: ({ document, blocks, articles }, { eventDays }): RawFinding[] => {
    const { date } = document.masthead;
    if (date === null) return [];
    const byId = new Map(blocks.map((block) => [block.id, block]));
    return articles.flatMap(({ blocks: ids }): RawFinding[] => {
      const first = ids.map((id) => byId.get(id)).find((block) => block && isText(block));
      if (!first) return [];
      // The text after the title and its gap.
      const from = first.runOf.findLastIndex((run) => run.title || run.tag) + 1;
      const match = /^\s*((?:(\d{1,2})月)?(\d{1,2})日)(?=[，、上下晚]|$)/u.exec(first.text.slice(from));
      if (!match) return [];
      const [, dateText = "", month, day] = match;
      const start = from + match[0].length - dateText.length;
      const days = daysBefore(date, month === undefined ? null : Number(month), Number(day));
      const report = (details: Record<string, string>): RawFinding[] => [
        { block: first.id, start, end: start + dateText.length, details },
      ];
      if (days < 0) return report({ kind: "after" });
      return eventDays !== null && days > eventDays ? report({ kind: "before", days: String(days) }) : [];
    });
  },
};

/** One day, ms. */
const dayLength = 24 * 60 * 60 * 1000;

/**
 * Days from an event to the issue; negative if the event is later. A day without a month is in the issue's
 * month.
 */
function daysBefore(date: string, month: number | null, day: number): number {
  const [year = 0, issueMonth = 1] = date.split("-").map(Number);
  const issueTime = Date.parse(`${date}T00:00:00Z`);
  const daysSince = (eventYear: number) =>
    (issueTime - Date.UTC(eventYear, (month ?? issueMonth) - 1, day)) / dayLength;
  const days = daysSince(year);
  // An issue of January can report an event of December.
  return days < -maximumDaysAhead ? daysSince(year - 1) : days;
}
