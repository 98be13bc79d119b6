/**
 * Writes the history as a file for Excel: comma-separated values (RFC 4180), one line per entry, in the order
 * of `entries`.
 */
import type { AuditEntry } from "../../../../shared/contract/workflow.ts";
import { messages, type Locale } from "../../../../shared/messages/index.ts";

/** Excel recognises UTF-8 by the byte order mark; without it Chinese text is garbled. */
const byteOrderMark = "\uFEFF";

/**
 * Writes the entries as CSV text.
 * @param moment formats an ISO moment in the time zone of this machine.
 */
export function auditCsv(
  entries: readonly AuditEntry[],
  locale: Locale,
  moment: (at: string) => string,
): string {
  const { workflow: words, window: frame } = messages[locale];
  const rows = entries.map(({ at, issue, number, by, action, details }) => [
    moment(at),
    number === null ? `${frame.unnumbered} (${issue})` : frame.number(number),
    by.name || words.nobody,
    words.roles[by.role],
    words.actions[action](details),
  ]);
  return byteOrderMark + [words.columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Quotes a cell. A text that begins like a formula gets an apostrophe, or Excel would run it. */
const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
