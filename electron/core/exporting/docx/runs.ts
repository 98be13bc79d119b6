/** Writes runs of the document model as runs of Word (ECMA-376 part 1, 17.3.2). */
import { TextRun, UnderlineType } from "docx";
import type { IRunOptions, ParagraphChild } from "docx";
import { formerFlags } from "../../../../shared/document/former.ts";
import type { Run, RunFlag } from "../../../../shared/document/schema.ts";
import { characterStyles } from "./styles.ts";
import type { WordComments } from "./comments.ts";
import type { WordMarks } from "./tracked.ts";

/**
 * Writes text as runs. The hint keeps “ ” ‘ ’ …… —— in the Chinese face: without a hint, Word treats them as
 * Western (17.3.2.26). A `\n` becomes a line break within the paragraph.
 */
export function toTextRuns(text: string, options: IRunOptions = {}): TextRun[] {
  const hintedOptions = { ...options, font: { hint: "eastAsia" } };
  return text
    .split("\n")
    .map(
      (line, index) =>
        new TextRun(
          index === 0 ? { ...hintedOptions, text: line } : { ...hintedOptions, text: line, break: 1 },
        ),
    );
}

type Flags = { [Flag in RunFlag]?: unknown };

/** The character style of a meaning, and the direct formatting of bold and underline beside it. */
function looksOf(flags: Flags): IRunOptions {
  const meaning = (["title", "tag", "point"] as const).find((flag) => flags[flag]);
  return {
    ...(meaning && { style: characterStyles[meaning] }),
    ...(flags.bold === true && { bold: true, boldComplexScript: true }),
    ...(flags.underline === true && { underline: { type: UnderlineType.SINGLE } }),
  };
}

/** The marks of revisions and the comments that a part of the body carries. */
export interface Annotations {
  marks: WordMarks;
  comments: WordComments;
}

/** Writes the runs of a block with their marks and both ends of the ranges of comments. */
export const toWordRuns = (runs: readonly Run[], { marks, comments }: Annotations): ParagraphChild[] =>
  runs.flatMap((run) => [...comments.begin(run), ...writeRun(run, marks), ...comments.end(run)]);

function writeRun(run: Run, marks: WordMarks): ParagraphChild[] {
  const formatMark = marks.toMark(run.formatted);
  const revision = formatMark && { ...formatMark, ...looksOf(formerFlags(marks.revision(run.formatted))) };
  return marks.wrap(toTextRuns(run.text, { ...looksOf(run), ...(revision && { revision }) }), run);
}
