/**
 * Reads a bulletin as plain text or markdown. The result depends only on the text and on the declined
 * changes; every normalisation is listed as a change. Ids are `b1`, `b2`, …, so the same text gives the same
 * document.
 */
import { contentsLines, contentsName } from "../contents.ts";
import { emptyDocument } from "../empty.ts";
import { sequentialIds } from "../identifiers.ts";
import { deriveOutline } from "../outline.ts";
import type { Block, BulletinDocument } from "../schema.ts";
import { ChangeList, head, tail, type ImportChange } from "./change.ts";
import { findImprint, readImprint } from "./imprint.ts";
import { joinRuns, makeRun, readPoints } from "./inline.ts";
import { splitLines, trimEdges, type Line } from "./lines.ts";
import { readMasthead } from "./masthead.ts";
import {
  beforeArticles,
  isExplicit,
  readParagraph,
  splitSource,
  styleOf,
  type Paragraph,
} from "./paragraph.ts";

/** The result of reading a text. */
export interface ReadText {
  document: BulletinDocument;
  /** The changes that were made, in the order of the text. */
  changes: ImportChange[];
}

/**
 * The result of reading a text, with the line on which each block begins. The reader of Word files needs it
 * to put tables and pictures back between the blocks.
 */
export interface PlacedText extends ReadText {
  /**
   * The line numbers of the blocks. Empty for a document without text, whose only block is an empty
   * paragraph.
   */
  lines: number[];
}

/**
 * Reads a text. Never throws: any text gives a document.
 * @param declinedIds the ids of changes not to make
 */
export function readText(text: string, declinedIds: Iterable<string> = []): ReadText {
  const { document, changes } = readPlacedText(text, declinedIds);
  return { document, changes };
}

/** Like `readText`, with the lines of the blocks. */
export function readPlacedText(text: string, declinedChanges: Iterable<string> = []): PlacedText {
  const lines = splitLines(text);
  const declinedIds = [...declinedChanges];
  const { lineCount, ...plain } = readLines(lines, declinedIds);
  const contentsEntries = contentsOf(lines.slice(lineCount));
  if (contentsEntries.length === 0) return plain;

  // A list counts as contents only if it lists exactly the articles below it; any other list is text.
  const below = readLines(lines, declinedIds, contentsEntries.length + 1);
  if (
    contentsLines(deriveOutline(below.document))
      .map((line) => line.text)
      .join("\n") !== contentsEntries.join("\n")
  )
    return plain;
  return {
    changes: below.changes,
    lines: below.lines,
    document: { ...below.document, masthead: { ...below.document.masthead, contents: true } },
  };
}

/**
 * The entries of a possible list of contents at the top of the body: from its heading to the repetition of
 * its first entry.
 */
function contentsOf(lines: readonly Line[]): string[] {
  const [name, first, ...rest] = lines.map((line) => line.text);
  const end = name === contentsName && first !== undefined ? rest.indexOf(first) : -1;
  return end === -1 ? [] : [first as string, ...rest.slice(0, end)];
}

/**
 * Reads all lines except the first `skippedLines` ones below the masthead. `lineCount` is the number of lines
 * of the masthead.
 */
function readLines(
  lines: readonly Line[],
  declinedIds: readonly string[],
  skippedLines = 0,
): PlacedText & { lineCount: number } {
  const changes = new ChangeList(declinedIds);
  const { masthead, lineCount } = readMasthead(lines, changes);
  const start = lineCount + skippedLines;
  const end = findImprint(lines, start);
  const body = readBody(joinCut(trimEdges(lines.slice(start, end), changes), changes), changes);
  const imprint = readImprint(lines.slice(end), changes);
  const makeId = sequentialIds();
  const blocks: Block[] = body.map(({ style, runs }) => ({ id: makeId(), style, runs }));
  const document = { ...emptyDocument(makeId), masthead, imprint };
  if (blocks.length > 0) document.blocks = blocks;
  return {
    document,
    lineCount,
    lines: body.map(({ line }) => line),
    changes: changes.appliedChanges.toSorted((a, b) => lineOf(a) - lineOf(b)),
  };
}

const lineOf = (change: ImportChange): number => Number(change.id.split(":")[1]);

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
    if (first && last && canContinue(first.text) && isCut(last.text, length) && canFollow(line.text)) {
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

const canContinue = (text: string) => !isExplicit(text) && ["body", "brief"].includes(styleOf(text));
const isCut = (text: string, length: number) => length >= shortestCut && !closing.includes(text.at(-1) ?? "");
const canFollow = (text: string) => styleOf(text) === "body" && !isExplicit(text) && !opensSeries.test(text);

/** Joins lines into one. White space that was kept at the edges between them becomes text. */
function joinLines(lines: readonly Line[]): Line {
  const [first, last] = [lines[0], lines.at(-1)] as [Line, Line];
  const text = lines
    .map(
      (line, index) =>
        (index > 0 ? line.before : "") + line.text + (index < lines.length - 1 ? line.after : ""),
    )
    .join("");
  return { number: first.number, text, before: first.before, after: last.after };
}

/** A paragraph with the number of the line on which it begins. */
type PlacedParagraph = Paragraph & { line: number };

function readBody(lines: readonly Line[], changes: ChangeList): PlacedParagraph[] {
  const paragraphs: PlacedParagraph[] = [];
  for (const [index, line] of lines.entries()) {
    const before = paragraphs.at(-1);
    const opening = !before || beforeArticles.includes(before.style);
    const next = lines[index + 1];
    // A source in brackets can only be at the end of an article. If a source line follows, the brackets are
    // an aside.
    const canSplit =
      styleOf(line.text) === "body" &&
      !isExplicit(line.text) &&
      (next === undefined || styleOf(next.text) !== "source");
    const textAndSource = canSplit ? splitSource(line.text, line.number, changes) : null;
    const { style, runs } = readParagraph(textAndSource?.[0] ?? line.text, line.number, opening, changes);
    const last = textAndSource ? [] : [makeRun(line.after)];
    paragraphs.push({ style, runs: joinRuns([makeRun(line.before), ...runs, ...last]), line: line.number });
    if (textAndSource)
      paragraphs.push({
        style: "source",
        runs: joinRuns([...readPoints(textAndSource[1]), makeRun(line.after)]),
        line: line.number,
      });
  }
  return paragraphs;
}
