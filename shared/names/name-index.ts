/**
 * An index of the tables of names for completion. It is built when the tables change, so that a keystroke
 * costs only a few comparisons.
 */
import { elementAt } from "../basics/elements.ts";
import type { NameTables } from "./tables.ts";

/** The tables that a name may come from. */
export type NameKind = "unit" | "person";

/** A unit or a person. */
export interface Entry {
  kind: NameKind;
  /** The printed forms: a unit's full name, then its short forms; or a person's name. */
  forms: readonly string[];
  /** A person's unit and post. */
  about: string;
  /** Its position in the tables, units first. */
  order: number;
}

interface Form {
  text: string;
  entry: Entry;
}

/** All forms of the tables, in two orders of access. */
export interface NameIndex {
  /** Sorted by UTF-16 unit, so that forms with the same beginning are adjacent. */
  forms: readonly Form[];
  /** The length of the longest form, in UTF-16 units. */
  longest: number;
  /** The forms by their first two UTF-16 units. */
  byHead: ReadonlyMap<string, readonly string[]>;
}

const headLength = 2;

/** Builds the index of the tables. */
export function indexNames({ units, people }: NameTables): NameIndex {
  const entries: Entry[] = [
    ...units.map(({ full, short }, order): Entry => ({
      kind: "unit",
      forms: [...new Set([full, ...short])],
      about: "",
      order,
    })),
    ...people.map(({ name, unit, post }, order): Entry => ({
      kind: "person",
      forms: [name],
      about: [unit, post].filter((part) => part !== "").join(" "),
      order: units.length + order,
    })),
  ];
  const forms = entries.flatMap((entry) => entry.forms.map((text): Form => ({ text, entry })));
  forms.sort((a, b) => {
    if (a.text === b.text) return a.entry.order - b.entry.order;
    return a.text < b.text ? -1 : 1;
  });
  const texts = [...new Set(forms.map(({ text }) => text))];
  return {
    forms,
    longest: Math.max(0, ...texts.map((text) => text.length)),
    byHead: Map.groupBy(texts, (text) => text.slice(0, headLength)),
  };
}

/** The forms that begin with a text. */
export function formsFrom({ forms }: NameIndex, text: string): Form[] {
  let low = 0;
  let high = forms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elementAt(forms, middle).text < text) low = middle + 1;
    else high = middle;
  }
  const begins = (form: Form | undefined) => form?.text.startsWith(text) === true;
  let end = low;
  while (begins(forms[end])) end += 1;
  return forms.slice(low, end);
}

/** The forms of at least two UTF-16 units that occur in texts. */
export function formsIn({ byHead }: NameIndex, texts: Iterable<string>): Set<string> {
  const foundForms = new Set<string>();
  if (byHead.size === 0) return foundForms;
  for (const text of texts) {
    for (let at = 0; at + headLength <= text.length; at += 1) {
      for (const form of byHead.get(text.slice(at, at + headLength)) ?? [])
        if (text.startsWith(form, at)) foundForms.add(form);
    }
  }
  return foundForms;
}
