/**
 * Explicit fields of masthead and imprint, `\issuer …`. `writeText` uses them for values that would be lost
 * in a usual line, such as an issuer with a comma or a name without a number. The key is that of the schema;
 * the value is in the notation of `inline.ts`.
 */
import { readInline, unwritable, writeInline } from "./inline.ts";
import { hasLookalikes } from "./lookalikes.ts";

/** The keys of masthead fields, in the order of writing. */
export const mastheadKeys = [
  "secrecy",
  "urgency",
  "name",
  "number",
  "runningNumber",
  "issuer",
  "date",
  "dateText",
  "contents",
] as const;
/** The keys of imprint fields. */
export const imprintKeys = [
  "editor",
  "proofreader",
  "approver",
  "report",
  "deliver",
  "send",
  "copies",
  "email",
  "phone",
  "other",
] as const;
export type MastheadKey = (typeof mastheadKeys)[number];
export type ImprintKey = (typeof imprintKeys)[number];

/** Reads an explicit field with one of the keys; null if the line is none. */
export function readField<Key extends string>(
  line: string,
  keys: readonly Key[],
): { key: Key; value: string } | null {
  const name = /^\\(\w+)(?: |$)/u.exec(line)?.[1];
  const key = keys.find((key) => key === name);
  if (key === undefined) return null;
  const value = readInline(line.slice(key.length + 2));
  return { key, value: value.map((run) => run.text).join("") };
}

/** Writes an explicit field. */
export const writeField = (key: MastheadKey | ImprintKey, value: string | number): string =>
  `\\${key} ${writeInline([{ text: String(value) }])}`.trimEnd();

/**
 * Whether a usual line can contain a text: it has no line end or control character, and no backslash that
 * would begin a field.
 */
export const isUsual = (line: string): boolean =>
  !line.startsWith("\\") && !unwritable.test(line) && !hasLookalikes(line);
