/**
 * Completes names during typing. The longest end of the text before the caret that begins a form in the
 * tables counts as typed. The forms that continue it are offered first, so that a short form stays short and
 * a full one stays full; the other form of the same entry follows.
 */
import { formsFrom, type Entry, type NameIndex, type NameKind } from "./name-index.ts";

/** A form that is offered. */
export interface Candidate {
  kind: NameKind;
  text: string;
  form: "full" | "short" | "name";
  /** A person's unit and post. */
  about: string;
}

/** The candidates at a caret. */
export interface Completion {
  /** The number of UTF-16 units before the caret that a candidate replaces. */
  typedLength: number;
  /** At least one, at most eight. */
  candidates: Candidate[];
}

/** How to complete at a caret. */
export interface CompletionOptions {
  kinds: readonly NameKind[];
  /**
   * `text`: running text, where a name may begin after any word. `item`: a list of names, where one begins
   * after a separator, so that its first character is enough.
   */
  place: "text" | "item";
  /** Whether the person asked for candidates by a key; then one character is enough everywhere. */
  isWanted?: boolean;
  /** The rank of a form: a finite number, lowest first. Equal ranks keep the order of the tables. */
  rank?: (form: string) => number;
}

/** The most candidates: people do not read a longer list but narrow it by typing on. */
const most = 8;
/**
 * The number of Chinese characters that must be typed in running text. A single one begins too many words.
 */
const leastInText = 2;

/** Finds the candidates for the text before the caret; null if there are none. */
export function complete(index: NameIndex, before: string, options: CompletionOptions): Completion | null {
  const { kinds, place, isWanted = false } = options;
  const item = place === "item" ? lastItem(before) : "";
  const least = isWanted ? 1 : leastInText;
  for (let length = Math.min(index.longest, before.length); length > 0; length -= 1) {
    const typedText = before.slice(-length);
    if (countHan(typedText) < (typedText === item ? 1 : least)) continue;
    const forms = formsFrom(index, typedText).filter(({ entry }) => kinds.includes(entry.kind));
    if (forms.length === 0) continue;
    // Stop here even without candidates: the end of a complete name must not count as the beginning of
    // another name.
    const candidates = listCandidates(
      typedText,
      new Set(forms.map(({ entry }) => entry)),
      options.rank ?? (() => 0),
    );
    return candidates.length === 0 ? null : { typedLength: length, candidates };
  }
  return null;
}

/** The part of a list of names behind its last separator. */
const lastItem = (before: string): string => /[^、，,；;：:（）()\s]*$/u.exec(before)?.[0] ?? "";

const countHan = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

function listCandidates(
  typedText: string,
  entries: ReadonlySet<Entry>,
  rank: (form: string) => number,
): Candidate[] {
  // A person who has typed a complete short form may want the full one, so its entry comes first.
  const rankOf = ({ forms }: Entry) =>
    forms.indexOf(typedText) > 0 ? Number.MIN_SAFE_INTEGER : Math.min(...forms.map(rank));
  const rankedEntries = [...entries]
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .sort((a, b) => a.rank - b.rank || a.entry.order - b.entry.order);
  const candidates = new Map<string, Candidate>();
  for (const { entry } of rankedEntries) {
    for (const text of formsToOffer(entry, typedText, rank)) {
      if (candidates.size === most) return [...candidates.values()];
      if (!candidates.has(text)) candidates.set(text, toCandidate(entry, text));
    }
  }
  return [...candidates.values()];
}

/** The forms that continue the typed text, then the other form: the full one, or the usual short one. */
function formsToOffer({ forms }: Entry, typedText: string, rank: (form: string) => number): string[] {
  const [full = "", ...short] = forms;
  if (typedText === full) return [];
  if (short.includes(typedText))
    return [full, ...short.filter((form) => form !== typedText && form.startsWith(typedText))];
  const continuingForms = forms
    .filter((form) => form.startsWith(typedText))
    .sort((a, b) => rank(a) - rank(b));
  const other = continuingForms.includes(full) ? short.slice(0, 1) : [full];
  return [...new Set([...continuingForms, ...other])];
}

function toCandidate({ kind, forms, about }: Entry, text: string): Candidate {
  if (kind === "person") return { kind, text, form: "name", about };
  return { kind, text, form: text === forms[0] ? "full" : "short", about };
}
