/**
 * Reads the marks of markdown that stand at the edges of lines (CommonMark 0.31): headings, quotes, lists,
 * rules, emphasis of a whole line, footnotes. `**` within a line is a point (`inline.ts`), tables are read in
 * `text-tables.ts`.
 */
import { head, type ChangeList } from "./change.ts";
import { makeRun } from "./inline.ts";
import { isRule } from "./line-forms.ts";
import { withoutHead, type Line } from "./lines.ts";

/** The text and the level from 1 of a heading (4.2); null if the text is none. */
export function headingOf(text: string): { level: number; text: string } | null {
  const [, signs = "", heading] = /^(#{1,6})\s+(.+)$/u.exec(text) ?? [];
  if (heading === undefined) return null;
  const name = heading.replace(/(?<=\s)#+$/u, "").trim();
  return name === "" ? null : { level: signs.length, text: name };
}

const quoteForm = /^(?:>\s?)+(?=\S)/u;
const listForm = /^[-*+]\s+(?=\S)/u;
const emphasisForm = /^(?:\*(?!\*)([^*]+)(?<!\s)\*|_(?!_)([^_]+)_)$/u;
const footnoteForm = /\[\^(\d{1,3})\]:?/gu;

/**
 * The lines without the marks of markdown and without rules. A line of `=` or `-` below a single line makes it
 * a heading (4.3).
 */
export function readMarkdown(lines: readonly Line[], changes: ChangeList): Line[] {
  const plainLines: Line[] = [];
  let isRuled = false;
  for (const [index, line] of lines.entries()) {
    if (line.style !== undefined) plainLines.push(line);
    else if (isRule(line.text) && changes.apply("rule-line", line.number, line.text, "")) {
      const previous = plainLines.at(-1);
      if (previous && underlines(line, lines[index - 1]))
        plainLines[plainLines.length - 1] = { ...previous, headingLevel: line.text.startsWith("=") ? 1 : 2 };
      isRuled = true;
      continue;
    } else
      plainLines.push(
        isRuled ? { ...withoutMarks(line, changes), isAfterBlank: true } : withoutMarks(line, changes),
      );
    isRuled = false;
  }
  return plainLines;
}

/** Whether a rule is the underline of a heading: it is directly below a paragraph of one line. */
const underlines = (rule: Line, above: Line | undefined): boolean =>
  above !== undefined &&
  above.isAfterBlank === true &&
  rule.isAfterBlank !== true &&
  rule.look === undefined &&
  /^(?:={3,}|-{3,})$/u.test(rule.text) &&
  above.text.length <= 40;

function withoutMarks(line: Line, changes: ChangeList): Line {
  if (line.look) return line;
  const quote = quoteForm.exec(line.text)?.[0] ?? "";
  const unquoted = withoutHead(line, quote.length);
  const list = listForm.exec(unquoted.text)?.[0] ?? "";
  const unlisted = withoutHead(unquoted, list.length);
  const emphasis = emphasisForm.exec(unlisted.text);
  const inner = emphasis ? (emphasis[1] ?? emphasis[2] ?? "") : unlisted.text;
  const text = inner.replaceAll(footnoteForm, "［注$1］").trim();
  if (text === line.text || text === "") return line;
  const isLong = emphasis !== null || text !== inner;
  const before = isLong ? line.text : line.text.slice(0, quote.length + list.length) + head(unlisted.text, 8);
  const after = isLong ? text : head(unlisted.text, 8);
  if (!changes.apply("markdown-form", line.number, before, after)) return line;
  return {
    ...unlisted,
    ...(isLong && { text, runs: [makeRun(text)] }),
    ...(list !== "" && { isListed: true }),
    ...(emphasis && { isEmphasised: true }),
  };
}
