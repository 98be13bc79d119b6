/** How the fields of masthead and imprint read what is typed. */
import { findDate, printedDate } from "../../shared/bulletin/dates.ts";
import { toDateFields, type DateForm } from "../../shared/bulletin/publication.ts";
import type { Masthead } from "../../shared/bulletin/schema.ts";

/** Digits, half or full width, as a positive number; null for an empty text; undefined for anything else. */
export function readNumber(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return null;
  return /^\d{1,9}$/u.test(plain) && Number(plain) > 0 ? Number(plain) : undefined;
}

/**
 * A date as typed, to be printed in the publication's form. A text that holds a date and more, or none, is kept as it was written; without one there is no date.
 */
export function readDate(text: string, form: DateForm): Pick<Masthead, "date" | "dateText"> {
  const written = text.trim();
  const found = findDate(written);
  if (written === "") return { date: null };
  if (!found) return { date: null, dateText: text };
  return found.written === written ? toDateFields(found.date, form) : { date: found.date, dateText: text };
}

/** The date as it is printed. */
export const formatMastheadDate = ({ date, dateText }: Masthead): string =>
  dateText ?? (date === null ? "" : printedDate(date));

/** A list of offices: separated by 、 (or a comma, which is what it was meant for). */
export function readList(text: string): string[] {
  return text
    .split(/[、，,]/u)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

export const formatList = (items: readonly string[]): string => items.join("、");
