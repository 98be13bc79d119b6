/** Reads and formats the text of the fields in masthead and imprint. */
import { findDate, printedDate } from "../basics/dates.ts";
import { toDateFields, type DateForm } from "./publication.ts";
import type { Masthead } from "../document/schema.ts";

/**
 * Reads a positive number of up to nine digits, half or full width. Returns null for blank text, undefined
 * for anything else.
 */
export function readNumber(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return null;
  return /^\d{1,9}$/u.test(plain) && Number(plain) > 0 ? Number(plain) : undefined;
}

/**
 * Reads a date, which is printed in the publication's form. A text that contains more than a date, or no
 * date, is kept as `dateText` and printed as typed; without a date in it, `date` is null.
 */
export function readDate(text: string, form: DateForm): Pick<Masthead, "date" | "dateText"> {
  const trimmedText = text.trim();
  const match = findDate(trimmedText);
  if (trimmedText === "") return { date: null };
  if (!match) return { date: null, dateText: text };
  return match.text === trimmedText ? toDateFields(match.date, form) : { date: match.date, dateText: text };
}

/**
 * The date of a masthead as it is printed: as typed if it was kept so, else in Arabic digits; empty without a
 * date.
 */
export const formatMastheadDate = ({ date, dateText }: Masthead): string =>
  dateText ?? (date === null ? "" : printedDate(date));

/**
 * Reads a list of offices separated by 、 or by a comma, which people type instead. Blank items are left out.
 */
export function readList(text: string): string[] {
  return text
    .split(/[、，,]/u)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Formats a list of offices, separated by 、. */
export const formatList = (items: readonly string[]): string => items.join("、");
