/**
 * The paragraphs of a foreign manuscript → text in the notation of `shared/bulletin/text`, for the one recogniser of sections,
 * titles, points and sources: as an office would write it, or in the notation that has a mark for everything where that
 * would not read back as the same. Asterisks that someone typed or pasted (`**一是**`) mean in Word what they mean in a text file.
 *
 * What bold means: within a paragraph a point; of a whole paragraph a point where it is a sentence, else a look; of a
 * masthead, an imprint, a section, a source, a label or a run-in title nothing, for these are what they are by their form.
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

export interface ManuscriptText {
  text: string;
  /** Ids of changes that the layout rules out: joins of paragraphs that are whole (`layout.ts`). */
  ruledOut: string[];
  /** Tables and pictures, in order. */
  objects: PlacedObject[];
}

/**
 * One line for each paragraph; a line break within a paragraph ends it, since offices break lines to begin paragraphs.
 * @param typeArea its width, EMU
 */
export function manuscriptText(lines: readonly WordLine[], styles: Styles, typeArea: number): ManuscriptText {
  const written: Run[][] = [];
  const ruledOut: string[] = [];
  const objects: PlacedObject[] = [];
  let ended = true;
  for (const line of lines) {
    if (line.object) {
      const caption = lineText(line).replaceAll("\f", "").trim();
      objects.push({
        line: written.length + 1,
        content: objectContent(line.object, joinRuns([makeRun(caption)]), typeArea),
      });
      ended = true;
      continue;
    }
    const parts = splitRuns(lookedRuns(line, styles)).filter((runs) => textOf(runs).trim() !== "");
    if (parts.length > 0 && (ended || line.starts)) ruledOut.push(`joined-paragraph:${written.length + 1}`);
    if (parts.length > 0) ended = line.ends ?? false;
    for (const part of parts) written.push(part);
  }
  const plain = splitLines(written.map(textOf).join("\n"));
  // Blank lines are gone and none is broken: the lines of both are the same.
  const { taken } = readMasthead(plain, new ChangeList());
  const end = findImprint(plain, taken);
  const text = written
    .map((runs, index) =>
      index < taken || index >= end ? textOf(runs) : bodyLine(runs, opens(written, index, taken)),
    )
    .join("\n");
  return { text, ruledOut, objects };
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join("");

/** Points, titles and labels of our own styles count as bold; white space at the edges of a stretch has no looks. */
function lookedRuns({ runs }: WordLine, styles: Styles): Run[] {
  const looked = runs.map(({ text, bold, underline, style }) => {
    const flags: RunFlag[] = [];
    if (bold || styles.own(style) !== null) flags.push("bold");
    if (underline) flags.push("underline");
    return makeRun(text, flags);
  });
  return joinRuns(
    joinRuns(looked).flatMap((run) => {
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

/** Cuts at line ends and page breaks, and at what the notation takes for one. */
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

/** An article begins at the top and after a section, a source and the like, also after a source at the end of a paragraph. */
function opens(lines: readonly Run[][], index: number, taken: number): boolean {
  const previous = index > taken ? textOf(lines[index - 1] ?? []).trim() : "";
  return (
    previous === "" ||
    beforeArticles.includes(styleOf(previous)) ||
    /[（(][^（）()，。；：！？]{2,40}[）)]$/u.test(previous)
  );
}

function bodyLine(runs: readonly Run[], isOpening: boolean): string {
  const line = textOf(runs);
  const style = styleOf(line.trim());
  if (runs.some(({ underline }) => underline)) return fullLine(style, pointed(runs));
  if (!runs.some(({ bold }) => bold) || style === "section" || style === "source") return line;
  const isWhole = runs.every(({ bold, text }) => bold || text.trim() === "");
  if (isWhole && style === "brief") return line;
  if (isWhole) return isSentence(line.trim()) ? pointLine(line, runs) : fullLine("body", runs);
  if (style === "brief") return pointLine(line, withoutBold(runs, line.indexOf("】") + 1));
  return pointLine(line, isOpening ? withoutBold(runs, titleLength(runs)) : runs);
}

/** A line in the notation that has a mark for everything. White space at its edges stays outside, like in a usual line. */
function fullLine(style: TextStyle, runs: readonly Run[]): string {
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

/** A whole bold paragraph that is a point: it is closed like a sentence, or opens like one (一是……). */
const isSentence = (line: string): boolean =>
  /[。；！？”]$/u.test(line) ||
  /^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+[，是])/u.test(line);

const pointed = (runs: readonly Run[]): Run[] =>
  runs.map((run) =>
    makeRun(
      run.text,
      flagsOf(run).map((flag) => (flag === "bold" ? "point" : flag)),
    ),
  );

function pointLine(line: string, runs: readonly Run[]): string {
  const wanted = joinRuns(pointed(runs));
  const usual = wanted.map(({ text, point }) => (point ? `**${text}**` : text)).join("");
  const readsBack = JSON.stringify(readPoints(usual)) === JSON.stringify(wanted);
  return readsBack ? usual : fullLine(styleOf(line.trim()), wanted);
}

/**
 * Length of a bold run-in title with the white space after it, which is how the recogniser knows it; 0 where none. A bold
 * point may follow at once: the title is what stands before the last white space that no mark of punctuation precedes.
 */
function titleLength(runs: readonly Run[]): number {
  const start = runs.findIndex(({ text }) => text.trim() !== "");
  const [first, next] = [runs[start], runs[start + 1]];
  if (!first?.bold) return 0;
  const gap = /^\s*/u.exec(next?.text ?? "")?.[0] ?? "";
  const [beginning = ""] = /^[^，。；：！？]{0,60}/u.exec(first.text + gap) ?? [];
  const ends = Array.from(beginning.matchAll(/(?<=[^\s\d])\s+/gu)).filter(
    ({ index }) => index >= 6 && index <= 50,
  );
  const last = ends.at(-1);
  return last ? textOf(runs.slice(0, start)).length + last.index + last[0].length : 0;
}

/** The runs, the first so many characters of them not bold. */
function withoutBold(runs: readonly Run[], length: number): Run[] {
  let at = 0;
  return joinRuns(
    runs.flatMap((run) => {
      const cut = Math.min(Math.max(0, length - at), run.text.length);
      at += run.text.length;
      return [
        makeRun(
          run.text.slice(0, cut),
          flagsOf(run).filter((flag) => flag !== "bold"),
        ),
        makeRun(run.text.slice(cut), flagsOf(run)),
      ];
    }),
  );
}
