/** What the looks of lines from Word show: how titles look in a file, beside its text. */
import type { Line } from "./lines.ts";

/** A line as far as its looks matter. */
interface Seen {
  line: Line;
  text: string;
  isHeadingLike: boolean;
}

/** What the looks of a file show. */
export interface LookFacts {
  /** Whether the looks of titles are known, because some lines look like none of the text. */
  readonly isKnown: boolean;
  /** Whether a line looks as if it could be a title. */
  isProminent(line: Line): boolean;
  /** Whether a line looks like the titles that were learned. */
  isTitle(line: Line): boolean;
  looksAlike(one: Line, other: Line): boolean;
  learn(titles: readonly Line[]): void;
}

const keyOf = ({ look }: Line): string =>
  look ? [look.isCentred, look.isBold, look.outlineLevel ?? "", look.size ?? ""].join() : "";

/** Counts the looks of the lines of a body. */
export function countLooks(forms: readonly Seen[]): LookFacts {
  const bodySize = commonSize(forms);
  const isEmphasised = ({ look }: Line): boolean =>
    look !== undefined &&
    !look.isRight &&
    (look.isCentred || look.isBold || look.outlineLevel !== undefined || (look.size ?? 0) > bodySize + 1);
  const isKnown = forms.some((form) => form.isHeadingLike && isEmphasised(form.line));
  const titleLooks = new Set<string>();
  return {
    isKnown,
    isProminent: (line) => !isKnown || isEmphasised(line),
    isTitle: (line) => isEmphasised(line) && titleLooks.has(keyOf(line)),
    looksAlike: (one, other) => keyOf(one) === keyOf(other),
    learn: (titles) => titles.forEach((title) => titleLooks.add(keyOf(title))),
  };
}

/** The size of most letters, in half points; infinite if no size is given. */
function commonSize(forms: readonly Seen[]): number {
  const letters = new Map<number, number>();
  for (const { line, text } of forms) {
    const size = line.look?.size;
    if (size !== undefined) letters.set(size, (letters.get(size) ?? 0) + text.length);
  }
  const [most] = [...letters].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? Number.POSITIVE_INFINITY;
}
