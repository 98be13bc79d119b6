/** Cuts a text into lines. */
import { head, tail, type ChangeList } from "./change.ts";

/** A line of a file that is not blank. Line ends and blank lines only separate paragraphs. */
export interface Line {
  /** Counted from 1, including blank lines. */
  number: number;
  /** The text without white space at its edges. */
  text: string;
  /** The white space at its edges. */
  before: string;
  after: string;
}

/** Cuts a text into its lines, at every kind of line end. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [index, line] of text.split(/\r\n|[\n\r\u2028\u2029\f\v\u0085]/u).entries()) {
    const trimmedLine = line.trim();
    if (trimmedLine === "") continue;
    const start = line.length - line.trimStart().length;
    lines.push({
      number: index + 1,
      text: trimmedLine,
      before: line.slice(0, start),
      after: line.slice(start + trimmedLine.length),
    });
  }
  return lines;
}

/**
 * Removes the white space at the edges of lines (such as an indent typed as spaces). Each edge is a change of
 * its own.
 */
export function trimEdges(lines: readonly Line[], changes: ChangeList): Line[] {
  return lines.map(({ number, text, before, after }) => {
    const start = head(text, 12);
    const end = tail(text, 12);
    return {
      number,
      text,
      before: before !== "" && changes.apply("white-space", number, before + start, start) ? "" : before,
      after: after !== "" && changes.apply("white-space", number, end + after, end) ? "" : after,
    };
  });
}
