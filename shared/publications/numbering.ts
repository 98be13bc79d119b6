/** The numbers of a publication's issues: the next number, and numbers that are missing or used twice. */
import { z } from "zod";
import type { Numbering } from "./publication.ts";

/** The properties of an issue that numbering depends on. `date` is `YYYY-MM-DD`. */
export interface Numbered {
  number: number | null;
  date: string | null;
}

/** A number that another issue has too, or a gap before a number. */
export const numberProblem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("repeated") }),
  /** The numbers from `first` to `last` are missing just before it. */
  z.object({ kind: z.literal("skipped"), first: z.int().positive(), last: z.int().positive() }),
]);
export type NumberProblem = z.infer<typeof numberProblem>;

const yearOf = (date: string | null): string => date?.slice(0, 4) ?? "";

/**
 * The number that follows the previous issue's. With yearly numbering the first issue of a year is number 1.
 * @param date of the new issue, `YYYY-MM-DD`
 */
export function numberAfter(previous: Numbered | null, date: string, numbering: Numbering): number {
  const restarts = numbering === "yearly" && previous?.date && yearOf(previous.date) < yearOf(date);
  return restarts || !previous?.number ? 1 : previous.number + 1;
}

/**
 * Checks an issue's number against the other issues of its publication, with yearly numbering only against
 * those of its year. The first issue in a library may have any number: earlier ones appeared before the
 * library existed.
 */
export function findNumberProblem(
  issue: Numbered,
  others: readonly Numbered[],
  numbering: Numbering,
): NumberProblem | null {
  const { number, date } = issue;
  if (number === null || (numbering === "yearly" && date === null)) return null;
  const peers =
    numbering === "yearly" ? others.filter((other) => yearOf(other.date) === yearOf(date)) : others;
  if (peers.some((other) => other.number === number)) return { kind: "repeated" };
  const lower = peers.flatMap((other) =>
    other.number !== null && other.number < number ? [other.number] : [],
  );
  const isNewYear =
    numbering === "yearly" &&
    others.some((other) => other.date !== null && yearOf(other.date) < yearOf(date));
  if (lower.length === 0 && !isNewYear) return null;
  const first = Math.max(0, ...lower) + 1;
  return first < number ? { kind: "skipped", first, last: number - 1 } : null;
}
