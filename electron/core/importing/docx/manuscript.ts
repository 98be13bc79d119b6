/**
 * Gives the paragraphs of a foreign manuscript as lines for the recogniser of `shared/text`, so that
 * it finds the sections, titles, points and sources of all formats.
 */
import { flagsOf, joinRuns, makeRun } from "../../../../shared/text/inline.ts";
import { toLine, type LineLook, type SourceLine } from "../../../../shared/text/lines.ts";
import { withoutFrames } from "./frames.ts";
import type { Run, RunFlag } from "../../../../shared/document/schema.ts";
import { lineText, type WordLine } from "./story/flow.ts";
import { objectContent } from "./objects.ts";
import type { Styles } from "./parts/styles.ts";

/**
 * Gives one line for each paragraph. A line break within a paragraph ends it, since offices use line breaks
 * to begin paragraphs.
 * @param typeArea width of the type area, in EMU
 */
export function toSourceLines(
  wordLines: readonly WordLine[],
  styles: Styles,
  typeArea: number,
): SourceLine[] {
  const sourceLines: SourceLine[] = [];
  let number = 0;
  let isPreviousEnded = true;
  let isAfterBlank = true;
  for (const wordLine of withoutFrames(wordLines)) {
    if (wordLine.object) {
      isAfterBlank = false;
      const caption = lineText(wordLine).replaceAll("\f", "").trim();
      sourceLines.push({ object: objectContent(wordLine.object, joinRuns([makeRun(caption)]), typeArea) });
      isPreviousEnded = true;
      continue;
    }
    let startsParagraph = isPreviousEnded || (wordLine.starts ?? false);
    const look = lookOf(wordLine);
    for (const runs of splitRuns(toRuns(wordLine, styles))) {
      const line = toLine(number + 1, runs);
      if (!line) {
        isAfterBlank = true;
        continue;
      }
      sourceLines.push({ ...line, look, startsParagraph, ...(isAfterBlank && { isAfterBlank }) });
      isAfterBlank = false;
      number += 1;
      startsParagraph = false;
      isPreviousEnded = wordLine.ends ?? false;
    }
  }
  return sourceLines;
}

/** What the layout and the looks of a paragraph show of its meaning. */
function lookOf({ runs, align, isCentred, size, outlineLevel }: WordLine): LineLook {
  const letters = runs.filter(({ text }) => text.trim() !== "");
  return {
    isCentred: isCentred ?? false,
    isRight: align === "right",
    isBold: letters.length > 0 && letters.every(({ bold }) => bold),
    size,
    outlineLevel,
  };
}

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
