/** Runs of the document model → runs of Word (ECMA-376 part 1, 17.3.2). */
import { TextRun, UnderlineType } from "docx";
import type { IRunOptions, ParagraphChild } from "docx";
import type { Run, RunFlag } from "../../../shared/bulletin/schema.ts";
import { characterStyles } from "./styles.ts";
import type { WordComments } from "./comments.ts";
import type { WordMarks } from "./tracked.ts";

/**
 * Text as runs. The hint keeps “ ” ‘ ’ …… —— in the Chinese face: Word counts them as Western where no hint says
 * otherwise (17.3.2.26). A `\n` is a line break within the paragraph.
 */
export function textRuns(text: string, options: IRunOptions = {}): TextRun[] {
  const hinted = { ...options, font: { hint: "eastAsia" } };
  return text
    .split("\n")
    .map(
      (line, index) =>
        new TextRun(index === 0 ? { ...hinted, text: line } : { ...hinted, text: line, break: 1 }),
    );
}

type Flags = { [Flag in RunFlag]?: unknown };

/** A meaning as a character style; looks without a meaning stand beside it. */
function looksOf(flags: Flags): IRunOptions {
  const meaning = (["title", "tag", "point"] as const).find((flag) => flags[flag]);
  return {
    ...(meaning && { style: characterStyles[meaning] }),
    ...(flags.bold === true && { bold: true, boldComplexScript: true }),
    ...(flags.underline === true && { underline: { type: UnderlineType.SINGLE } }),
  };
}

/** What a part of the body takes beside its text. */
export interface Review {
  marks: WordMarks;
  comments: WordComments;
}

/** The runs of a block, with their marks and with the ends of the ranges of comments. */
export const bulletinRuns = (runs: readonly Run[], { marks, comments }: Review): ParagraphChild[] =>
  runs.flatMap((run) => [...comments.begin(run), ...markedRun(run, marks), ...comments.end(run)]);

function markedRun(run: Run, marks: WordMarks): ParagraphChild[] {
  const formatted = marks.of(run.formatted);
  const revision = formatted && { ...formatted, ...looksOf(marks.revision(run.formatted)?.before ?? {}) };
  return marks.around(textRuns(run.text, { ...looksOf(run), ...(revision && { revision }) }), run);
}
