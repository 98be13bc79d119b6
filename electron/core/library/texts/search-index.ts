/**
 * The full-text index of the articles (FTS5). Each pair of adjacent characters is one token, so that a word
 * of any length is a phrase of tokens and is found exactly, without a dictionary. A word of one character is
 * a prefix query. Characters are written as numbers, so that FTS5's tokenizer does not decide what a letter
 * is, and punctuation is found too.
 */
import { comparedBody } from "../../../../shared/manuscripts/compared-text.ts";
import { comparable, type Query } from "../../../../shared/search/query.ts";
import { insertRows, type Statements } from "../database/statements.ts";

/**
 * The name of the table of articles. Migration 12 fills it while it still has its first name,
 * `similar_texts`.
 */
export type TextTable = "texts" | "similar_texts";

/** Writes a character as its code point in base 36 with four digits, which is enough for every code point. */
const code = (character: string): string => (character.codePointAt(0) ?? 0).toString(36).padStart(4, "0");

/**
 * Gives the tokens of a text, separated by spaces. The last character of each paragraph is a token of its
 * own.
 */
export function tokensOf(text: string): string {
  return comparable(text)
    .split("\n")
    .flatMap((line) => {
      const codes = Array.from(line, code);
      return codes.map((first, index) => first + (codes[index + 1] ?? ""));
    })
    .join(" ");
}

/** Writes one word of a query in the syntax of FTS5. */
function phraseOf(word: string): string {
  const codes = Array.from(word, code);
  if (codes.length === 1) return `${codes[0]}*`;
  return `"${codes
    .slice(0, -1)
    .map((first, index) => first + codes[index + 1])
    .join(" ")}"`;
}

/**
 * Writes a query in the syntax of FTS5. FTS5's NOT is a binary operator, so each group needs a word that must
 * occur; `null` if a group has none, and then all articles have to be read.
 */
export function matchOf(query: Query): string | null {
  const groups = query.map((group) => {
    const requiredPhrases = group.filter(({ isNot }) => !isNot).map(({ text }) => phraseOf(text));
    const excludedPhrases = group.filter(({ isNot }) => isNot).map(({ text }) => phraseOf(text));
    return requiredPhrases.length === 0
      ? null
      : `(${requiredPhrases.join(" AND ")})${excludedPhrases.map((phrase) => ` NOT ${phrase}`).join("")}`;
  });
  return groups.length === 0 || groups.includes(null)
    ? null
    : groups.map((group) => `(${group})`).join(" OR ");
}

/**
 * Number of keys for the articles of one day. A key is the number of the day times this, plus a number within
 * the day.
 */
const keysPerDay = 10_000_000;
/** In ms. */
const dayLength = 24 * 60 * 60 * 1000;
/** Days since 1970-01-01; 0 for an issue without a date. */
const dayOf = (date: string | null): number =>
  date === null ? 0 : Math.max(0, Math.floor(Date.parse(`${date}T00:00:00Z`) / dayLength));

/**
 * Gives the key (rowid) of an article in the index. A later day has greater keys, so that reading downwards
 * gives the newest articles first without sorting. Within a day the article that was stored first has the
 * greatest key, so that the articles of an issue come in their order.
 * @param id of the row in `texts`
 */
export const keyOf = (date: string | null, id: number): number =>
  dayOf(date) * keysPerDay + (keysPerDay - 1 - (id % keysPerDay));

/** Gives the range of keys of a day: its first key, and the first key of the next day. */
export const keysOn = (date: string | null): [first: number, end: number] => [
  dayOf(date) * keysPerDay,
  (dayOf(date) + 1) * keysPerDay,
];

interface Unindexed {
  id: number;
  title: string | null;
  unit: string | null;
  text: string;
}

/**
 * Updates the index for the articles of an issue that have no key, or a key of another day. Call it in the
 * transaction that wrote the articles.
 */
export async function keepIndexed(
  statements: Statements,
  issue: number,
  date: string | null,
  table: TextTable,
): Promise<void> {
  const [first, end] = keysOn(date);
  const movedTexts = await statements.all<{ key: number }>(
    `SELECT key FROM ${table} WHERE issue = ? AND key IS NOT NULL AND (key < ? OR key >= ?)`,
    issue,
    first,
    end,
  );
  if (movedTexts.length > 0) {
    await removeKeys(
      statements,
      movedTexts.map(({ key }) => key),
    );
    await statements.run(
      `UPDATE ${table} SET key = NULL WHERE issue = ? AND (key < ? OR key >= ?)`,
      issue,
      first,
      end,
    );
  }
  const newTexts = await statements.all<{ id: number }>(
    `SELECT id FROM ${table} WHERE issue = ? AND key IS NULL ORDER BY id`,
    issue,
  );
  // A part at a time, so that the tokens of a long issue neither fill the memory nor keep other calls waiting.
  for (let from = 0; from < newTexts.length; from += textsAtOnce)
    await index(
      statements,
      date,
      table,
      newTexts.slice(from, from + textsAtOnce).map(({ id }) => id),
    );
}

/** Number of texts that are added to the index at a time. */
const textsAtOnce = 500;

/** Adds texts without a key to the index. @param ids in ascending order */
async function index(
  statements: Statements,
  date: string | null,
  table: TextTable,
  ids: readonly number[],
): Promise<void> {
  const texts = await statements.all<Unindexed>(
    `SELECT id, title, unit, text FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const rows = texts.map(({ id, title, unit, text }) => [
    keyOf(date, id),
    tokensOf(title ?? ""),
    tokensOf(unit ?? ""),
    tokensOf(comparedBody(title, text)),
  ]);
  await insertRows(statements, "search", ["rowid", "title", "unit", "body"], rows);
  await statements.run(
    `UPDATE ${table} SET key = value ->> 1 FROM json_each(?) WHERE ${table}.id = value ->> 0`,
    JSON.stringify(ids.map((id) => [id, keyOf(date, id)])),
  );
}

/** Removes texts from the index by their keys. */
export async function removeKeys(statements: Statements, keys: readonly number[]): Promise<void> {
  await statements.run(
    "DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?))",
    JSON.stringify(keys),
  );
}
