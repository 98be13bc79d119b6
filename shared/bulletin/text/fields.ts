/**
 * A field of masthead or imprint written out, `\issuer …`: how `writeText` keeps what its usual line would not tell,
 * an issuer with a comma or a name without a number. The key is the schema's; the value is in full notation.
 */
import { readInline, unwritable, writeInline } from "./inline.ts";

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

export function readField<Key extends string>(
  line: string,
  keys: readonly Key[],
): { key: Key; value: string } | null {
  const written = /^\\(\w+)(?: |$)/u.exec(line)?.[1];
  const key = keys.find((key) => key === written);
  if (key === undefined) return null;
  const value = readInline(line.slice(key.length + 2));
  return { key, value: value.map((run) => run.text).join("") };
}

export const writeField = (key: MastheadKey | ImprintKey, value: string | number): string =>
  `\\${key} ${writeInline([{ text: String(value) }])}`.trimEnd();

/** Whether a usual line could hold this text: no line end or control character, no backslash that would begin a field. */
export const isUsual = (line: string): boolean => !line.startsWith("\\") && !unwritable.test(line);
