/**
 * Writes the paragraphs of a foreign manuscript as text in the notation of `shared/bulletin/text`, so that
 * one recogniser finds the sections, titles, points and sources of all formats. A line is written as an
 * office would write it, or in the full notation (`\style …`) if it would not be read back as the same.
 * Asterisks that someone typed or pasted (`**一是**`) mean the same as in a text file.
 *
 * The meaning of bold: part of a paragraph is a point; a whole paragraph is a point if it is a sentence, else
 * it is bold type. In a masthead, an imprint, a section, a source, a label or a run-in title bold means
 * nothing, since these are recognised by their form.
 */
import { ChangeList } from "../../../shared/bulletin/text/change.ts";
import { findImprint } from "../../../shared/bulletin/text/imprint.ts";
import { flagsOf, joinRuns, makeRun, readPoints, writeInline } from "../../../shared/bulletin/text/inline.ts";
import { splitLines } from "../../../shared/bulletin/text/lines.ts";
import { readMasthead } from "../../../shared/bulletin/text/masthead.ts";
import { beforeArticles, styleOf } from "../../../shared/bulletin/text/paragraph.ts";
import type { Run, RunFlag, TextStyle } from "../../../shared/bulletin/schema.ts";
import { lineText, type WordLine } from "./flow.ts";
import { objectContent, type PlacedObject } from "./objects.ts";
import type { Styles } from "./styles.ts";

/** The text of a manuscript for the recogniser. */
export interface ManuscriptText {
  text: string;
  /** Ids of changes that the layout rules out: joining lines that are whole paragraphs (`layout.ts`). */
  ruledOut: string[];
  /** Tables and pictures in order, each with the line that follows it. */
  objects: PlacedObject[];
}

/**
 * Writes one line for each paragraph. A line break within a paragraph ends it, since offices use line breaks
 * to begin paragraphs.
 * @param typeArea width of the type area, in EMU
 */
export function writeManuscriptText(
  lines: readonly WordLine[],
  styles: Styles,
  typeArea: number,
): ManuscriptText {
  const writtenLines: Run[][] = [];
  const ruledOut: string[] = [];
  const objects: PlacedObject[] = [];
  let isPreviousEnded = true;
  for (const line of lines) {
    if (line.object) {
      const caption = lineText(line).replaceAll("\f", "").trim();
      objects.push({
        line: writtenLines.length + 1,
        content: objectContent(line.object, joinRuns([makeRun(caption)]), typeArea),
      });
      isPreviousEnded = true;
      continue;
    }
    const parts = splitRuns(toRuns(line, styles)).filter((runs) => textOf(runs).trim() !== "");
    if (parts.length > 0 && (isPreviousEnded || line.starts))
      ruledOut.push(`joined-paragraph:${writtenLines.length + 1}`);
    if (parts.length > 0) isPreviousEnded = line.ends ?? false;
    for (const part of parts) writtenLines.push(part);
  }

  const plain = splitLines(writtenLines.map(textOf).join("\n"));
  // `writtenLines` has no blank lines and no line breaks, so its indexes are those of `plain`.
  const { lineCount: bodyStart } = readMasthead(plain, new ChangeList());
  const bodyEnd = findImprint(plain, bodyStart);
  const text = writtenLines
    .map((runs, index) =>
      index < bodyStart || index >= bodyEnd
        ? textOf(runs)
        : writeBodyLine(runs, beginsArticle(writtenLines, index, bodyStart)),
    )
    .join("\n");
  return { text, ruledOut, objects };
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join("");

/**
 * The runs of a line with bold and underline. Text in our styles for points, titles and labels counts as
 * bold. White space at the edges of a stretch loses its looks.
 */
function toRuns({ runs: wordRuns }: WordLine, styles: Styles): Run[] {
  const runs = wordRuns.map(({ text, bold, underline, style }) => {
    const flags: RunFlag[] = [];
    if (bold || styles.ownStyle(style) !== null) flags.push("bold");
    if (underline) flags.push("underline");
    return makeRun(text, flags);
  });
  return joinRuns(
    joinRuns(runs).flatMap((run) => {
      const { text } = run;
      const start = text.length - text.trimStart().length;
      const end = Math.max(start, text.trimEnd().length);
      return [
        makeRun(text.slice(0, start)),
        makeRun(text.slice(start, end), flagsOf(run)),
        makeRun(text.slice(end)),
      ];
    }),
  );
}

/**
 * Splits runs at line breaks, page breaks and all other characters that the notation takes for a line end.
 */
function splitRuns(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    for (const [index, part] of run.text.split(/[\n\f\r\v\u0085\u2028\u2029]/u).entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ ...run, text: part });
    }
  }
  return lines;
}

/**
 * Tells if a line begins an article: the first line of the body does, and a line after a section, a source
 * and the like, or after a paragraph that ends with a source.
 */
function beginsArticle(lines: readonly Run[][], index: number, bodyStart: number): boolean {
  const previous = index > bodyStart ? textOf(lines[index - 1] ?? []).trim() : "";
  return (
    previous === "" ||
    beforeArticles.includes(styleOf(previous)) ||
    /[（(][^（）()，。；：！？]{2,40}[）)]$/u.test(previous)
  );
}

/** @param isOpening true if the line begins an article, and may have a run-in title */
function writeBodyLine(runs: readonly Run[], isOpening: boolean): string {
  const line = textOf(runs);
  const style = styleOf(line.trim());
  if (runs.some(({ underline }) => underline)) return writeFullLine(style, boldToPoints(runs));
  if (!runs.some(({ bold }) => bold) || style === "section" || style === "source") return line;

  const isWholeBold = runs.every(({ bold, text }) => bold || text.trim() === "");
  if (isWholeBold && style === "brief") return line;
  if (isWholeBold) return isSentence(line.trim()) ? writePointLine(line, runs) : writeFullLine("body", runs);
  if (style === "brief") return writePointLine(line, withoutBold(runs, line.indexOf("】") + 1));
  return writePointLine(line, isOpening ? withoutBold(runs, titleLength(runs)) : runs);
}

/** Writes a line in the full notation. White space at its edges stays outside, as in a usual line. */
function writeFullLine(style: TextStyle, runs: readonly Run[]): string {
  const line = textOf(runs);
  const start = line.length - line.trimStart().length;
  const end = line.trimEnd().length;
  let at = 0;
  const inner = runs.map((run) => {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += run.text.length;
    return { ...run, text };
  });
  return `${line.slice(0, start)}\\${style} ${writeInline(joinRuns(inner))}${line.slice(end)}`;
}

/**
 * Tells if a paragraph that is bold as a whole is a point: it ends like a sentence, or begins like a point
 * (一是……).
 */
const isSentence = (line: string): boolean =>
  /[。；！？”]$/u.test(line) ||
  /^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+[，是])/u.test(line);

/** Turns bold into points. */
const boldToPoints = (runs: readonly Run[]): Run[] =>
  runs.map((run) =>
    makeRun(
      run.text,
      flagsOf(run).map((flag) => (flag === "bold" ? "point" : flag)),
    ),
  );

/**
 * Writes a line with points between asterisks, or in the full notation if that would not be read back as the
 * same.
 */
function writePointLine(line: string, runs: readonly Run[]): string {
  const pointRuns = joinRuns(boldToPoints(runs));
  const usual = pointRuns.map(({ text, point }) => (point ? `**${text}**` : text)).join("");
  const isReadBack = JSON.stringify(readPoints(usual)) === JSON.stringify(pointRuns);
  return isReadBack ? usual : writeFullLine(styleOf(line.trim()), pointRuns);
}

/**
 * Length of a bold run-in title including the white space after it, by which the recogniser finds it; 0 if
 * there is none. A bold point may follow directly: the title ends at the last white space that has no
 * punctuation before it.
 */
function titleLength(runs: readonly Run[]): number {
  const start = runs.findIndex(({ text }) => text.trim() !== "");
  const first = runs[start];
  const next = runs[start + 1];
  if (!first?.bold) return 0;
  const gap = /^\s*/u.exec(next?.text ?? "")?.[0] ?? "";
  const [beginning = ""] = /^[^，。；：！？]{0,60}/u.exec(first.text + gap) ?? [];
  const ends = Array.from(beginning.matchAll(/(?<=[^\s\d])\s+/gu)).filter(
    ({ index }) => index >= 6 && index <= 50,
  );
  const last = ends.at(-1);
  return last ? textOf(runs.slice(0, start)).length + last.index + last[0].length : 0;
}

/** The runs with the first `length` characters not bold. */
function withoutBold(runs: readonly Run[], length: number): Run[] {
  let at = 0;
  return joinRuns(
    runs.flatMap((run) => {
      const plainLength = Math.min(Math.max(0, length - at), run.text.length);
      at += run.text.length;
      return [
        makeRun(
          run.text.slice(0, plainLength),
          flagsOf(run).filter((flag) => flag !== "bold"),
        ),
        makeRun(run.text.slice(plainLength), flagsOf(run)),
      ];
    }),
  );
}
