/** The periods of statistics. */
import { printedDate } from "../basics/dates.ts";

/** Two days, `YYYY-MM-DD`, both inclusive; null means no limit on that side. */
export interface Period {
  from: string | null;
  to: string | null;
}

export const periodNames = ["month", "lastMonth", "quarter", "year", "lastYear", "all"] as const;
export type PeriodName = (typeof periodNames)[number];

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** A number of whole months from a month; `month` counts from 0 and can be negative. */
const monthsFrom = (year: number, month: number, months: number): Period => {
  const last = new Date(Date.UTC(year, month + months, 0));
  const first = new Date(Date.UTC(year, month, 1));
  return {
    from: `${first.getUTCFullYear()}-${twoDigits(first.getUTCMonth() + 1)}-01`,
    to: last.toISOString().slice(0, 10),
  };
};

/**
 * The named period that contains or precedes a day: whole months, quarters and years.
 * @param today `YYYY-MM-DD`.
 */
export function periodOf(name: PeriodName, today: string): Period {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const at = month - 1;
  switch (name) {
    case "month":
      return monthsFrom(year, at, 1);
    case "lastMonth":
      return monthsFrom(year, at - 1, 1);
    case "quarter":
      return monthsFrom(year, at - (at % 3), 3);
    case "year":
      return monthsFrom(year, 0, 12);
    case "lastYear":
      return monthsFrom(year - 1, 0, 12);
    case "all":
      return { from: null, to: null };
  }
}

const isLastDay = (date: string): boolean =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(8, 10) === "01";

/** The period in print: 2026年, 2026年3月, 2026年1月至3月, 2026年3月1日至15日, 2026年3月9日以来. */
export function printedPeriod({ from, to }: Period): string {
  if (from === null && to === null) return "历年";
  if (to === null) return `${printedDate(from ?? "")}以来`;
  if (from === null) return `${printedDate(to)}以前`;
  const [fromYear = "", fromMonth = "", fromDay = ""] = from.split("-");
  const [toYear = "", toMonth = ""] = to.split("-");
  if (fromDay !== "01" || !isLastDay(to)) return printedDays(from, to);
  if (fromMonth === "01" && toMonth === "12")
    return fromYear === toYear ? `${fromYear}年` : `${fromYear}年至${toYear}年`;
  const first = `${fromYear}年${Number(fromMonth)}月`;
  if (fromYear !== toYear) return `${first}至${toYear}年${Number(toMonth)}月`;
  return fromMonth === toMonth ? first : `${first}至${Number(toMonth)}月`;
}

/**
 * A period that is not made of whole months; the second date omits the year and month that it shares with the
 * first.
 */
function printedDays(from: string, to: string): string {
  if (from === to) return printedDate(from);
  const [fromYear = "", fromMonth = ""] = from.split("-");
  const [toYear = "", toMonth = "", toDay = ""] = to.split("-");
  const start = printedDate(from);
  if (fromYear !== toYear) return `${start}至${printedDate(to)}`;
  if (fromMonth !== toMonth) return `${start}至${Number(toMonth)}月${Number(toDay)}日`;
  return `${start}至${Number(toDay)}日`;
}
