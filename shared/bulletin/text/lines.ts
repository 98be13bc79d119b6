import type { ChangeList } from "./change.ts";

/** A line of a file that is not blank. Line ends and blank lines separate paragraphs; they are not text. */
export interface Line {
  /** Counted from 1, blank lines included. */
  number: number;
  /** Without the white space at its edges. */
  text: string;
  /** That white space, where it is to be kept in body text; else empty. */
  before: string;
  after: string;
}

/** Cuts a file into its lines. White space at their edges (an indent typed as spaces) goes, listed as one change. */
export function splitLines(text: string, changes: ChangeList): Line[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f\v\u0085]/u).map((text, index) => ({ number: index + 1, text }));
  const filled = lines.filter(({ text }) => text.trim() !== "");
  const edged = filled.find(({ text }) => text !== text.trim());
  const trim = !edged || changes.apply("white-space", edged.number, edged.text.slice(0, 24), edged.text.trim().slice(0, 24));
  return filled.map(({ number, text }) => {
    const trimmed = text.trim();
    const start = text.indexOf(trimmed);
    return { number, text: trimmed, before: trim ? "" : text.slice(0, start), after: trim ? "" : text.slice(start + trimmed.length) };
  });
}
