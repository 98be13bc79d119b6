/** Reads the lines between masthead and imprint into paragraphs. */
import { firstOf, lastOf } from "../basics/elements.ts";
import { head, tail, type ChangeList } from "./change.ts";
import { joinRuns, makeRun, textOf } from "./inline.ts";
import { isDateLine, isSubtitle, markOf, numberOf } from "./line-forms.ts";
import { trimEdges, type BlockContent, type Line } from "./lines.ts";
import { readLooks } from "./looks.ts";
import {
  beforeArticles,
  pointsIn,
  readParagraph,
  splitByline,
  splitSource,
  styleOf,
  type Paragraph,
} from "./paragraph.ts";
import { headingOf } from "./markdown.ts";
import { findRoles } from "./roles.ts";
import { readTables } from "./text-tables.ts";

/** A block with the number of the line on which it begins. */
export type PlacedParagraph = BlockContent & { line: number };

/**
 * Reads the lines of a body.
 * @param isIssue whether a masthead is above them
 */
export function readBody(lines: readonly Line[], changes: ChangeList, isIssue: boolean): PlacedParagraph[] {
  const placed = dropHeadingSigns(findRoles(readTables(lines, changes), isIssue), changes);
  const joinedLines = joinCut(trimEdges(readLooks(placed), changes), changes);
  const paragraphs: PlacedParagraph[] = [];
  let previous: Line | undefined;
  for (const [index, line] of joinedLines.entries()) {
    if (line.content) paragraphs.push({ ...line.content, line: line.number });
    else {
      const opening = opensArticle(paragraphs.at(-1), previous);
      for (const part of readLine(line, joinedLines[index + 1], opening, changes))
        paragraphs.push({ ...part, runs: joinRuns(part.runs), line: line.number });
    }
    previous = line;
  }
  return paragraphs;
}

/** The lines without the signs of headings of markdown; those of sections get their own form later. */
const dropHeadingSigns = (lines: readonly Line[], changes: ChangeList): Line[] =>
  lines.map((line) => {
    const heading = line.style === undefined && styleOf(line) !== "section" ? headingOf(line.text) : null;
    return heading && changes.apply("markdown-form", line.number, line.text, heading.text)
      ? { ...line, text: heading.text, runs: [makeRun(heading.text)] }
      : line;
  });

/** Whether an article may begin after a paragraph. A title on a line of its own has begun it already. */
const opensArticle = (before: PlacedParagraph | undefined, line: Line | undefined): boolean =>
  line?.role !== "title" && (!before || beforeArticles.some((style) => style === before.style));

/** The paragraphs of a line: its own, and the sources that stand at its start or end. */
function readLine(line: Line, next: Line | undefined, opening: boolean, changes: ChangeList): Paragraph[] {
  // A source in brackets can only be at the end of an article. If a source line follows, the brackets are an
  // aside.
  const canSplit = isText(line) && (next === undefined || styleOf(next) !== "source");
  const [article, source] = (canSplit && splitSource(line, changes)) || [line];
  const [byline, text] = (isText(line) && splitByline(article, changes)) || [undefined, article];
  const { style, runs } = readParagraph(text, opening && byline === undefined, changes);
  const parts: Paragraph[] = [{ style, runs }];
  if (byline !== undefined) parts.unshift({ style: "source", runs: pointsIn(byline) });
  if (source !== undefined) parts.push({ style: "source", runs: pointsIn(source) });
  parts[0]?.runs.unshift(makeRun(line.before));
  parts.at(-1)?.runs.push(makeRun(line.after));
  return parts;
}

/** Whether a line is text that may have a source at its start or end: no title, and no brief after a label. */
const isText = (line: Line): boolean =>
  line.style === undefined &&
  line.role !== "title" &&
  (styleOf(line) === "body" || (styleOf(line) === "brief" && !line.text.startsWith("【")));

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
    if (first && last && canContinue(first) && isCut(last, length, first) && canFollow(line)) {
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
const canContinue = (line: Line) =>
  line.style === undefined &&
  line.content === undefined &&
  line.role !== "title" &&
  ["body", "brief"].includes(styleOf(line));
/**
 * Whether a text was cut: it ends in the middle of a sentence. A text without any punctuation may be a heading.
 */
const isCut = ({ text }: Line, length: number, first: Line) =>
  length >= shortestCut &&
  !closing.includes(text.at(-1) ?? "") &&
  (/[，。；：、？！]/u.test(text) || first.text !== text) &&
  !/^[（(【［[].*[）)】］\]]$/u.test(text);
const canFollow = (line: Line) =>
  line.startsParagraph !== true &&
  line.role === undefined &&
  line.titleSpan === undefined &&
  line.content === undefined &&
  line.isListed !== true &&
  isPlainBody(line) &&
  numberOf(line.text) === null &&
  markOf(line.text) === "" &&
  !isDateLine(line.text) &&
  !isSubtitle(line.text) &&
  !opensSeries.test(line.text);

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
