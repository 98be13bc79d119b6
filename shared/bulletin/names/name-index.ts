/** The tables of names, prepared for completion: made when they change, so that a keystroke costs a few comparisons. */
import type { NameTables } from "./tables.ts";

export type NameKind = "unit" | "person";

/** A unit or a person. */
export interface Entry {
  kind: NameKind;
  /** What may be printed: a unit's full name, then its short forms; a person's name. */
  forms: readonly string[];
  /** A person's unit and post. */
  about: string;
  /** Its place in the tables. */
  order: number;
}

interface Form {
  text: string;
  entry: Entry;
}

export interface NameIndex {
  /** By code unit, so that those with the same beginning stand together. */
  forms: readonly Form[];
  /** Length of the longest form. */
  longest: number;
  /** The forms by their first two code units. */
  byHead: ReadonlyMap<string, readonly string[]>;
}

const headLength = 2;

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
  forms.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.entry.order - b.entry.order));
  const texts = [...new Set(forms.map(({ text }) => text))];
  return {
    forms,
    longest: Math.max(0, ...texts.map((text) => text.length)),
    byHead: Map.groupBy(texts, (text) => text.slice(0, headLength)),
  };
}

/** The forms that begin with a text. */
export function formsFrom({ forms }: NameIndex, text: string): Form[] {
  let [low, high] = [0, forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((forms[middle] as Form).text < text) low = middle + 1;
    else high = middle;
  }
  const begins = (form: Form | undefined) => form?.text.startsWith(text) === true;
  let end = low;
  while (begins(forms[end])) end += 1;
  return forms.slice(low, end);
}

/** The forms of at least two letters that stand in some texts. */
export function formsIn({ byHead }: NameIndex, texts: Iterable<string>): Set<string> {
  const found = new Set<string>();
  if (byHead.size === 0) return found;
  for (const text of texts) {
    for (let at = 0; at + headLength <= text.length; at += 1) {
      for (const form of byHead.get(text.slice(at, at + headLength)) ?? [])
        if (text.startsWith(form, at)) found.add(form);
    }
  }
  return found;
}
