/** The history as a file for Excel: comma-separated (RFC 4180), one line an entry, oldest first. */
import type { AuditEntry } from "../contract/workflow.ts";
import { messages, type Locale } from "../messages/index.ts";

/** By this Excel knows UTF-8; without it Chinese comes out as gibberish. */
const byteOrderMark = "\uFEFF";

/** @param moment writes a moment as people of this machine's time zone read it. */
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

/** What begins like a formula would be one in Excel, whoever wrote it. */
const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
