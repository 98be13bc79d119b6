/** Formats numbers, dates and times for the screen. */
import { localDay, printedDate } from "../../shared/basics/dates.ts";
import type { Locale } from "../../shared/messages/index.ts";

export { formatMoment } from "../../shared/messages/moment.ts";

/** A count with separators: 2,196. */
export const formatCount = (count: number, locale: Locale): string => count.toLocaleString(locale);

/** Formats a date (`YYYY-MM-DD`) in the language of the screen: 2026年11月23日, Nov 23, 2026. */
export const formatDate = (date: string, locale: Locale): string =>
  locale === "zh-CN"
    ? printedDate(date)
    : new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, {
        timeZone: "UTC",
        year: "numeric",
        month: "short",
        day: "numeric",
      });

/** A time of day in local time, 24 hours: 10:52:07. */
export const formatTime = (moment: string | Date): string =>
  new Date(moment).toLocaleTimeString("zh-CN", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  });

/** Today in local time, `YYYY-MM-DD`. */
export const today = (): string => localDay(new Date());
