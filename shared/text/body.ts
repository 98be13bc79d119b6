/** Reads the lines between masthead and imprint into paragraphs. */
import { firstOf, lastOf } from "../basics/elements.ts";
import { head, tail, type ChangeList } from "./change.ts";
import { joinRuns, makeRun, textOf } from "./inline.ts";
import { trimEdges, type Line } from "./lines.ts";
import { readLooks } from "./looks.ts";
import {
  beforeArticles,
  pointsIn,
  readParagraph,
  splitSource,
  styleOf,
  type Paragraph,
} from "./paragraph.ts";

/** A paragraph with the number of the line on which it begins. */
export type PlacedParagraph = Paragraph & { line: number };

/** Reads the lines of a body. */
export function readBody(lines: readonly Line[], changes: ChangeList): PlacedParagraph[] {
  const joinedLines = joinCut(trimEdges(readLooks(lines), changes), changes);
  const paragraphs: PlacedParagraph[] = [];
  for (const [index, line] of joinedLines.entries()) {
    const before = paragraphs.at(-1);
    const opening = !before || beforeArticles.includes(before.style);
    const next = joinedLines[index + 1];
    // A source in brackets can only be at the end of an article. If a source line follows, the brackets are
    // an aside.
    const canSplit = isPlainBody(line) && (next === undefined || styleOf(next) !== "source");
    const [article, source] = (canSplit && splitSource(line, changes)) || [line];
    const { style, runs } = readParagraph(article, opening, changes);
    const parts: Paragraph[] = [{ style, runs: [makeRun(line.before), ...runs] }];
    if (source !== undefined) parts.push({ style: "source", runs: pointsIn(source) });
    parts.at(-1)?.runs.push(makeRun(line.after));
    for (const part of parts)
      paragraphs.push({ style: part.style, runs: joinRuns(part.runs), line: line.number });
  }
  return paragraphs;
}

/** The shortest paragraph, in UTF-16 units, that a page break may have cut: about a printed line. */
const shortestCut = 25;
const closing = "。！？…：；”’）)】》.!?:;";
/** The start of a numbered paragraph: 一、（一）1. 一是. */
const opensSeries = /^(?:[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/u;

/**
 * Joins paragraphs that a page break cut: the first ends without closing punctuation, and the next is plain
 * body text.
 */
function joinCut(lines: readonly Line[], changes: ChangeList): Line[] {
  const paragraphs: Line[][] = [];
  let length = 0;
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const first = paragraph?.[0];
    const last = paragraph?.at(-1);
    if (first && last && canContinue(first) && isCut(last.text, length) && canFollow(line)) {
      const before = tail(last.text, 12) + last.after;
      const after = line.before + head(line.text, 12);
      const gap = gapBetween(before, after);
      if (changes.apply("joined-paragraph", line.number, `${before}¶${after}`, before + gap + after)) {
        paragraph?.push(gap === "" ? line : { ...line, before: gap });
        length += line.text.length;
        continue;
      }
    }
    paragraphs.push([line]);
    length = line.text.length;
  }
  return paragraphs.map(joinLines);
}

/** The text that replaces a line end: a space between words of Latin letters, otherwise nothing. */
const gapBetween = (before: string, after: string): string =>
  /\p{Script=Latin}$/u.test(before) && /^\p{Script=Latin}/u.test(after) ? " " : "";

const isPlainBody = (line: Line) => line.style === undefined && styleOf(line) === "body";
const canContinue = (line: Line) => line.style === undefined && ["body", "brief"].includes(styleOf(line));
const isCut = (text: string, length: number) => length >= shortestCut && !closing.includes(text.at(-1) ?? "");
const canFollow = (line: Line) =>
  line.startsParagraph !== true && isPlainBody(line) && !opensSeries.test(line.text);

/** Joins lines into one. White space that was kept at the edges between them becomes text. */
function joinLines(lines: readonly Line[]): Line {
  const first = firstOf(lines);
  const last = lastOf(lines);
  if (first === last) return first;
  const runs = lines.flatMap((line, index) => [
    ...(index > 0 ? [makeRun(line.before)] : []),
    ...line.runs,
    ...(index < lines.length - 1 ? [makeRun(line.after)] : []),
  ]);
  return { ...first, text: textOf(runs), runs: joinRuns(runs), after: last.after };
}
