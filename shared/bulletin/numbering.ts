/** The numbers of a publication's issues: which comes next, and which are missing or there twice. */
import { z } from "zod";
import type { Numbering } from "./publication.ts";

/** What counts of an issue. */
export interface Numbered {
  number: number | null;
  date: string | null;
}

export const numberProblem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("repeated") }),
  /** The numbers from `first` to `last` are missing just before it. */
  z.object({ kind: z.literal("skipped"), first: z.int().positive(), last: z.int().positive() }),
]);
export type NumberProblem = z.infer<typeof numberProblem>;

const yearOf = (date: string | null): string => date?.slice(0, 4) ?? "";

/** The number after another issue's. A year's first is 1 where numbers restart. */
export function numberAfter(previous: Numbered | null, date: string, numbering: Numbering): number {
  const restarts = numbering === "yearly" && previous?.date && yearOf(previous.date) < yearOf(date);
  return restarts || !previous?.number ? 1 : previous.number + 1;
}

/**
 * What is wrong with an issue's number among the other issues of its publication, or of its year where numbers restart.
 * The first issue that a library has may bear any number: others came before there was a library.
 */
export function findNumberProblem(
  issue: Numbered,
  others: readonly Numbered[],
  numbering: Numbering,
): NumberProblem | null {
  const { number, date } = issue;
  if (number === null || (numbering === "yearly" && date === null)) return null;
  const scope =
    numbering === "yearly" ? others.filter((other) => yearOf(other.date) === yearOf(date)) : others;
  if (scope.some((other) => other.number === number)) return { kind: "repeated" };
  const lower = scope.flatMap((other) =>
    other.number !== null && other.number < number ? [other.number] : [],
  );
  const isNewYear =
    numbering === "yearly" &&
    others.some((other) => other.date !== null && yearOf(other.date) < yearOf(date));
  if (lower.length === 0 && !isNewYear) return null;
  const first = Math.max(0, ...lower) + 1;
  return first < number ? { kind: "skipped", first, last: number - 1 } : null;
}
