/** Formats dates with time for people. */
import type { Locale } from "../basics/language.ts";

/** Formats a moment in local time: 11月23日 10:52, with the year if it is not the present one. */
export function formatMoment(moment: string, locale: Locale, now = new Date()): string {
  const date = new Date(moment);
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return date.toLocaleString(locale, {
    ...year,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}
