/**
 * Completing names as one types. What stands before the caret is looked at from its longest end that begins a form of the
 * tables; what is offered goes on from there, so that short stays short and full stays full, with the other form beside it.
 */
import { formsFrom, type Entry, type NameIndex, type NameKind } from "./name-index.ts";

export interface Candidate {
  kind: NameKind;
  text: string;
  form: "full" | "short" | "name";
  /** A person's unit and post. */
  about: string;
}

export interface Completion {
  /** How many code units before the caret a candidate takes the place of. */
  typed: number;
  /** At least one. */
  candidates: Candidate[];
}

export interface Asked {
  kinds: readonly NameKind[];
  /**
   * `text`: running text, where a name may begin after any word. `item`: a list of names, where one begins after the
   * separator, so that its first character is enough.
   */
  place: "text" | "item";
  /** Whether the person asked by key: then one character is enough everywhere. */
  isWanted?: boolean;
  /** Where a form stands among those that fit: a finite number, the lowest first; equal ones in the order of the tables. */
  rank?: (form: string) => number;
}

/** So many are offered: more are not read, but narrowed by typing on. */
const most = 8;
/** Chinese characters that must be typed in running text: one begins too many words. */
const leastInText = 2;

/** What may be typed before the caret; null where there is nothing to offer. */
export function complete(index: NameIndex, before: string, asked: Asked): Completion | null {
  const { kinds, place, isWanted = false } = asked;
  const item = place === "item" ? itemOf(before) : "";
  const least = isWanted ? 1 : leastInText;
  for (let length = Math.min(index.longest, before.length); length > 0; length -= 1) {
    const typed = before.slice(-length);
    if (countHan(typed) < (typed === item ? 1 : least)) continue;
    const forms = formsFrom(index, typed).filter(({ entry }) => kinds.includes(entry.kind));
    if (forms.length === 0) continue;
    // A name that stands there completely is not taken for the beginning of another one inside it.
    const candidates = offer(typed, new Set(forms.map(({ entry }) => entry)), asked.rank ?? (() => 0));
    return candidates.length === 0 ? null : { typed: length, candidates };
  }
  return null;
}

/** What is typed of the last name of a list. */
const itemOf = (before: string): string => /[^、，,；;：:（）()\s]*$/u.exec(before)?.[0] ?? "";

const countHan = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

function offer(typed: string, entries: ReadonlySet<Entry>, rank: (form: string) => number): Candidate[] {
  // Who has typed a whole short form may want the full one: that comes first.
  const rankOf = ({ forms }: Entry) =>
    forms.indexOf(typed) > 0 ? Number.MIN_SAFE_INTEGER : Math.min(...forms.map(rank));
  const ranked = [...entries]
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .sort((a, b) => a.rank - b.rank || a.entry.order - b.entry.order);
  const offered = new Map<string, Candidate>();
  for (const { entry } of ranked) {
    for (const text of formsToOffer(entry, typed, rank)) {
      if (offered.size === most) return [...offered.values()];
      if (!offered.has(text)) offered.set(text, candidate(entry, text));
    }
  }
  return [...offered.values()];
}

/** The forms that go on from what is typed, then the other one: the full one, or the usual short one. */
function formsToOffer({ forms }: Entry, typed: string, rank: (form: string) => number): string[] {
  const [full = "", ...short] = forms;
  if (typed === full) return [];
  if (short.includes(typed))
    return [full, ...short.filter((form) => form !== typed && form.startsWith(typed))];
  const begun = forms.filter((form) => form.startsWith(typed)).sort((a, b) => rank(a) - rank(b));
  const other = begun.includes(full) ? short.slice(0, 1) : [full];
  return [...new Set([...begun, ...other])];
}

function candidate({ kind, forms, about }: Entry, text: string): Candidate {
  return { kind, text, form: kind === "person" ? "name" : text === forms[0] ? "full" : "short", about };
}
