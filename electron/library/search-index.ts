/**
 * The index of the archive: every two characters that stand side by side in an article are one token of FTS5, so that a
 * word of any length is a phrase of tokens, found exactly and without a dictionary. A word of one character is a prefix.
 * Characters are written as numbers: what counts as a letter is then nobody's guess, and punctuation is found too.
 */
import { comparedBody } from "../../shared/bulletin/compared-text.ts";
import { comparable, type Query } from "../../shared/search/query.ts";
import type { Statements } from "./statements.ts";

/** Base 36, four digits: enough for every code point. */
const code = (character: string): string => (character.codePointAt(0) ?? 0).toString(36).padStart(4, "0");

/** The tokens of a text, paragraph by paragraph; the last character of each is a token of its own. */
export function tokensOf(text: string): string {
  return comparable(text)
    .split("\n")
    .flatMap((line) => {
      const codes = Array.from(line, code);
      return codes.map((each, index) => each + (codes[index + 1] ?? ""));
    })
    .join(" ");
}

/** One word as FTS5 asks for it. */
function phraseOf(word: string): string {
  const codes = Array.from(word, code);
  if (codes.length === 1) return `${codes[0]}*`;
  return `"${codes
    .slice(0, -1)
    .map((each, index) => each + codes[index + 1])
    .join(" ")}"`;
}

/**
 * A query as FTS5 has it; null where it asks for nothing that must be there: then all articles are looked at.
 * FTS5's NOT has two sides, so a group needs a word that is there.
 */
export function matchOf(query: Query): string | null {
  const groups = query.map((group) => {
    const there = group.filter(({ isNot }) => !isNot).map(({ text }) => phraseOf(text));
    const not = group.filter(({ isNot }) => isNot).map(({ text }) => phraseOf(text));
    return there.length === 0
      ? null
      : `(${there.join(" AND ")})${not.map((each) => ` NOT ${each}`).join("")}`;
  });
  return groups.length === 0 || groups.includes(null)
    ? null
    : groups.map((group) => `(${group})`).join(" OR ");
}

/** Articles of one day; the day is counted in front of them. */
const perDay = 10_000_000;
const dayLength = 24 * 60 * 60 * 1000;
const dayOf = (date: string | null): number =>
  date === null ? 0 : Math.max(0, Math.floor(Date.parse(`${date}T00:00:00Z`) / dayLength));

/**
 * Where an article stands in the index: what is printed later has the greater number, so that the newest come first without
 * sorting; of one day what was stored first, so that an issue's articles come in their order.
 */
export const keyOf = (date: string | null, id: number): number =>
  dayOf(date) * perDay + (perDay - 1 - (id % perDay));

/** The keys of a day: the first, and the first of the day after. */
export const keysOn = (date: string | null): [first: number, end: number] => [
  dayOf(date) * perDay,
  (dayOf(date) + 1) * perDay,
];

interface Unindexed {
  id: number;
  title: string | null;
  unit: string | null;
  text: string;
}

/** Brings the index in step with the articles of an issue: those whose key is gone or is of another day. In the transaction that wrote them. */
export async function keepIndexed(statements: Statements, issue: number, date: string | null): Promise<void> {
  const [first, end] = keysOn(date);
  const moved = await statements.all<{ key: number }>(
    "SELECT key FROM similar_texts WHERE issue = ? AND key IS NOT NULL AND (key < ? OR key >= ?)",
    issue,
    first,
    end,
  );
  for (const { key } of moved) await statements.run("DELETE FROM search WHERE rowid = ?", key);
  if (moved.length > 0)
    await statements.run(
      "UPDATE similar_texts SET key = NULL WHERE issue = ? AND (key < ? OR key >= ?)",
      issue,
      first,
      end,
    );
  for (const { id, title, unit, text } of await statements.all<Unindexed>(
    "SELECT id, title, unit, text FROM similar_texts WHERE issue = ? AND key IS NULL",
    issue,
  )) {
    const key = keyOf(date, id);
    await statements.run(
      "INSERT INTO search (rowid, title, unit, body) VALUES (?, ?, ?, ?)",
      key,
      tokensOf(title ?? ""),
      tokensOf(unit ?? ""),
      tokensOf(comparedBody(title, text)),
    );
    await statements.run("UPDATE similar_texts SET key = ? WHERE id = ?", key, id);
  }
}
